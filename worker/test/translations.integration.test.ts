import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { sampleIssueId } from "@newsletter/schemas/sample";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { serveInstallation, studioOrigin, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-translations-"));
  served = await serveInstallation({ withStudio: false });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await served[Symbol.asyncDispose]();
});

const title = "Kenya opens the door: civil society and organised crime";
const titleInArabic = "كينيا تفتح الباب: المجتمع المدني والجريمة المنظمة";

async function get(query: Record<string, string>, token = "editor"): Promise<Response> {
  return fetch(`${served.web}/api/v1/issues/translations?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}`, origin: studioOrigin },
  });
}

async function check(body: unknown, token = "editor"): Promise<Response> {
  return fetch(`${served.web}/api/v1/issues/translations/check`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, origin: studioOrigin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const arabic = { id: sampleIssueId, language: "ar", format: "csv" };
const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

describe("a file for a translator is refused", () => {
  test.each<[string, Record<string, string>, number, string, string]>([
    ["to who is not signed in", { ...arabic, token: "stranger" }, 401, "signInNeeded", "not known"],
    ["of an unknown issue", { ...arabic, id: "nothing" }, 404, "issueNotFound", "no issue “nothing”"],
    ["in an unknown format", { ...arabic, format: "docx" }, 400, "invalidRequest", "format"],
    ["into the language it is written in", { ...arabic, language: "en" }, 400, "invalidRequest", "is written in English"],
  ])("%s", async (_case, { token = "editor", ...query }, status, code, words) => {
    const answer = await get(query, token);
    expect(answer.status).toBe(status);
    const { error } = errorSchema.parse(await answer.json());
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });
});

describe("a translation that comes back is refused", () => {
  test.each<[string, object, number, string]>([
    ["without a sign-in", { token: "stranger" }, 401, "not known"],
    ["when it is empty", { content: "" }, 400, "content"],
    ["when it is something else", { content: "Dear colleague" }, 400, "neither XLIFF nor the table"],
    ["when it is broken", { content: "<xliff>" }, 400, "no XML that can be read: line 1"],
    ["when it is longer than an issue can be", { content: `id,${"x".repeat(2_000_000)}` }, 400, "too long"],
    ["of an unknown issue", { issueId: "nothing", content: "id,text,English (en),العربية (ar)" }, 404, "no issue"],
  ])("%s", async (_case, changes, status, words) => {
    const { token = "editor", ...body } = { issueId: sampleIssueId, language: "ar", content: "x", ...changes };
    const answer = await check(body, typeof token === "string" ? token : "");
    expect(answer.status).toBe(status);
    expect(errorSchema.parse(await answer.json()).error.message).toContain(words);
  });
});

test("a file goes out with what is missing, and each text that comes back is taken in or refused by itself", async () => {
  const answer = await get(arabic);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="2024-01-ar.csv"');
  const table = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
  expect(table.startsWith("\uFEFFid,text,English (en),العربية (ar)\r\n")).toBe(true);

  const back = table.replace(`${title},`, `${title},${titleInArabic}`).replace("Three days on corruption in Montenegro,", "$&[TBC]");
  const checked: unknown = await (await check({ issueId: sampleIssueId, language: "ar", content: back })).json();
  expect(checked).toMatchObject({
    source: "en",
    accepted: [{ documentId: "news-kenya-pilot", path: "title", value: titleInArabic, warnings: [] }],
    refused: [{ documentId: "news-montenegro-workshop", path: "title", sentence: expect.stringContaining("still says “[TBC]”") }],
  });
  expect(served.unexpected).toEqual([]);
});

const translations = async (...args: readonly string[]): Promise<CommandEnd> =>
  newsletter(["translations", ...args], { DATA_DIR: join(folder, "data"), SANITY_API_HOST: "http://127.0.0.1:9" });

describe("newsletter translations refuses in one sentence", () => {
  const sample = ["--issue", "sample", "--language", "ar"];
  test.each<[string, readonly string[], number, string]>([
    ["no format", ["export", ...sample, "--out", "x"], 2, "required option '--format <format>'"],
    ["an unknown language", ["check", "--issue", "sample", "--language", "de", "x"], 2, "Allowed choices are en, fr"],
    [
      "a folder that is not there",
      ["export", ...sample, "--format", "csv", "--out", "/nothing/x.csv"],
      1,
      "/nothing/x.csv cannot be written",
    ],
    ["a file that is not there", ["check", ...sample, "nothing.csv"], 1, "nothing.csv cannot be read"],
  ])("%s", async (_case, args, code, words) => {
    const end = await translations(...args);
    expect(end.err).toContain(words);
    expect(end.err).not.toMatch(/\n\s+at /u);
    expect(end).toMatchObject({ code, out: "" });
  });

  test("a file that was saved in another encoding", async () => {
    const file = join(folder, "latin1.csv");
    writeFileSync(file, Buffer.from("id,text,English (en),Français (fr)", "latin1"));
    const end = await translations("check", ...sample, file);
    expect(end).toMatchObject({ code: 1, err: expect.stringContaining("is not UTF-8") });
  });
});

test("newsletter translations writes a file, and says what of it could be taken in", async () => {
  const file = join(folder, "january-ar.xlf");
  const sample = ["--issue", "sample", "--language", "ar"];
  const written = await translations("export", ...sample, "--format", "xliff", "--out", file, "--json");
  expect(written).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(written.out)).toMatchObject({ out: file, format: "xliff", all: false, unitCount: expect.any(Number) });

  const xliff = readFileSync(file, "utf8");
  expect(xliff).toContain('version="2.1" srcLang="en" trgLang="ar"');
  writeFileSync(file, xliff.replace(`<source>${title}</source>`, `<source>${title}</source><target>${titleInArabic}</target>`));
  const good = await translations("check", ...sample, file);
  expect(good).toMatchObject({ code: 0, err: "", out: expect.stringMatching(/^1 text could be taken in, 0 refused, \d+ not translated/u) });

  writeFileSync(file, xliff.replace(`<source>${title}</source>`, `<source>${title}</source><target>[TBC]</target>`));
  const bad = await translations("check", ...sample, file);
  expect(bad).toMatchObject({
    code: 1,
    err: "newsletter: 1 text cannot be taken in.\n",
    out: expect.stringContaining("refused: The news item"),
  });
});
