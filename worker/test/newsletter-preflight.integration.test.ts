import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { sampleIssueId } from "@newsletter/schemas/sample";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { sampleSnapshot } from "./support/sample-snapshot.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-preflight-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const preflight = async (...args: readonly string[]): Promise<CommandEnd> =>
  newsletter(["preflight", ...args], { DATA_DIR: join(folder, "data"), SANITY_API_HOST: "http://127.0.0.1:9" });

const answerSchema = z.object({
  issueId: z.string(),
  state: z.string(),
  linksWaiting: z.number(),
  findings: z.array(z.object({ rule: z.string(), severity: z.string() })),
});

/** The sample's snapshot with another subject, as a file. */
async function fileWithSubject(name: string, en: string): Promise<string> {
  const { snapshot } = await sampleSnapshot();
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ ...snapshot, issue: { ...snapshot.issue, subject: { en } } }));
  return file;
}

describe("newsletter preflight refuses in one sentence", () => {
  test.each([
    ["no issue", [], 2, "required option '--issue <id>'"],
    ["a file that is not there", ["--issue", "nothing.json"], 1, "nothing.json cannot be read"],
    ["a lake that is not there", ["--issue", "issue-1"], 1, "The content lake did not answer"],
  ] as const)("%s", async (_case, args, code, words) => {
    const end = await preflight(...args);
    expect(end.err).toContain(words);
    expect(end.err).not.toMatch(/\n\s+at /u);
    expect(end).toMatchObject({ code, out: "" });
  });
});

describe("newsletter preflight", () => {
  test("ends with 1 when there is an error, and prints the list all the same", async () => {
    const end = await preflight("--issue", await fileWithSubject("placeholder.json", "January [TBC]"));
    expect(end.code).toBe(1);
    expect(end.out).toMatch(/^The issue is complete: 1 error, \d+ warnings?, \d+ notes?\.\n {2}error: The issue still says “\[TBC\]”/u);
    expect(end.err).toMatch(/^newsletter: 1 of \d+ findings stand in the way of sending\.\n$/u);
  });

  test("ends with 0 for the sample, with no server at all", async () => {
    const end = await preflight("--issue", "sample");
    expect(end).toMatchObject({ code: 0, err: "" });
    expect(end.out).toMatch(/^The issue is complete: 0 errors, /u);
  });

  test("prints the same list as JSON for programs", async () => {
    const end = await preflight("--issue", "sample", "--json");
    expect(end).toMatchObject({ code: 0, err: "" });
    expect(answerSchema.parse(JSON.parse(end.out))).toMatchObject({ issueId: sampleIssueId, state: "complete", linksWaiting: 0 });
  });
});
