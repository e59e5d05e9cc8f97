import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { listCorpus, readCorpus } from "./corpora.ts";
import { runOutside } from "./outside-program.ts";

afterEach(() => vi.unstubAllEnvs());

test("a corpus that is not there is a sentence that says where it is looked for", () => {
  const empty = mkdtempSync(join(tmpdir(), "newsletter-no-corpora-"));
  vi.stubEnv("CORPORA_DIR", empty);
  expect(() => readCorpus("caniemail", "caniemail.json")).toThrow(
    `The corpus caniemail/caniemail.json is not there: put the corpora at ${empty}, or set CORPORA_DIR.`,
  );
  expect(() => listCorpus("portabletext")).toThrow("The corpus portabletext is not there");
  rmSync(empty, { recursive: true });
});

test("a program that is not installed is the sentence that says what to install", async () => {
  const program = { command: "no-such-validator", options: [], whenMissing: "Install the validator.", withinMs: 5_000 };
  await expect(runOutside(program)).rejects.toThrow("Install the validator.");
});

test("a program that does not come to an end is ended, and that is a fault", async () => {
  const program = { command: "sleep", options: ["30"], whenMissing: "", withinMs: 50 };
  await expect(runOutside(program)).rejects.toThrow("sleep is not done after 0.05 s.");
});
