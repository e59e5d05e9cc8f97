import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { newsletter, type CommandEnd } from "./support/command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-render-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = (): Record<string, string> => ({ DATA_DIR: join(folder, "data") });
const render = async (out: string, ...args: readonly string[]): Promise<CommandEnd> =>
  newsletter(["render", "--out", join(folder, out), ...args], settings());
const file = (out: string, name: string): string => readFileSync(join(folder, out, name), "utf8");

describe("newsletter render refuses in one sentence", () => {
  const sample = ["--issue", "sample", "--language", "en"];
  test.each([
    ["an unknown language", ["--issue", "sample", "--language", "de", "--edition", "web"], 2, "Allowed choices are en, fr, es, ar, ru, zh"],
    [
      "an unknown edition",
      [...sample, "--edition", "pack"],
      2,
      "Allowed choices are partner, forwardable, direct, members, lowBandwidth, web",
    ],
    ["no issue", ["--language", "en", "--edition", "web"], 2, "required option '--issue <id>'"],
    ["a partner copy for nobody", [...sample, "--edition", "partner"], 2, "add --partner <id>"],
    ["a partner of an edition for all", [...sample, "--edition", "web", "--partner", "partner-vngoc"], 2, "--partner goes with"],
    ["an unknown partner", [...sample, "--edition", "partner", "--partner", "nobody"], 1, "Partners of this issue: partner-alliance"],
    ["a file that is not there", ["--issue", "nothing.json", "--language", "en", "--edition", "web"], 1, "nothing.json cannot be read"],
    ["a lake that is not there", ["--issue", "issue-1", "--language", "en", "--edition", "web"], 1, "The content lake did not answer"],
  ])("%s", async (_case, args, code, words) => {
    const end = await newsletter(["render", "--out", join(folder, "refused"), ...args], {
      ...settings(),
      SANITY_API_HOST: "http://127.0.0.1:9",
    });
    expect(end.err).toContain(words);
    expect(end.err).not.toMatch(/\n\s+at /u);
    expect(end.code).toBe(code);
    expect(end.out).toBe("");
  });

  test("a file that is no snapshot", async () => {
    writeFileSync(join(folder, "wrong.json"), JSON.stringify({ version: 2 }));
    const end = await render("refused", "--issue", join(folder, "wrong.json"), "--language", "en", "--edition", "web");
    expect(end).toMatchObject({ code: 1, err: expect.stringContaining("is no issue snapshot: version") });
  });

  test("settings with faults, all at once", async () => {
    const end = await newsletter(["status"], { DATA_DIR: folder, PORT_WEB: "x", PUBLIC_URL: "x" });
    expect(end).toMatchObject({ code: 1, err: expect.stringMatching(/3 settings have a fault:\n[^]*DATABASE_URL[^]*/u) });
  });
});

describe("newsletter render --issue sample, with no server at all", () => {
  test.each([
    ["partner", "en", ["--partner", "partner-vngoc"], true],
    ["forwardable", "ar", [], false],
    ["direct", "ar", [], true],
  ] as const)("writes the %s edition in %s as HTML, text and message", async (kind, language, args, isPersonal) => {
    const end = await render(kind, "--issue", "sample", "--language", language, "--edition", kind, ...args, "--json");
    expect(end).toMatchObject({ code: 0, err: "" });
    const meta = z.looseObject({}).parse(JSON.parse(file(kind, "meta.json")));
    expect(JSON.parse(end.out)).toMatchObject(meta);
    const html = file(kind, "edition.html");
    expect(meta).toMatchObject({ mediaMissing: [], htmlBytes: Buffer.byteLength(html), key: { language, kind } });
    expect(html).toContain(language === "ar" ? 'dir="rtl"' : 'lang="en"');
    const mail = await PostalMime.parse(readFileSync(join(folder, kind, "message.eml")));
    expect(mail.html).toContain("</html>");
    expect(mail.text?.length).toBeGreaterThan(1_000);
    expect(mail.headers.some(({ key }) => key === "list-unsubscribe")).toBe(isPersonal);
    expect(mail.html).not.toMatch(/[\u{E000}\u{E001}]/u);
    expect(/\/(?:u|leave)\//u.test(mail.html ?? "")).toBe(isPersonal);
  });

  test("writes the web edition as a page, and no mail", async () => {
    const end = await render("web", "--issue", "sample", "--language", "fr", "--edition", "web");
    expect(end).toMatchObject({ code: 0, out: expect.stringContaining("digest ") });
    expect(readdirSync(join(folder, "web")).toSorted()).toEqual(["edition.html", "media", "meta.json", "preview.html", "snapshot.json"]);
  });

  test("puts every picture the edition refers to beside it, each under the name of its bytes", () => {
    const named = new Set(file("web", "edition.html").match(/[0-9a-f]{64}\.(?:jpg|png)/gu));
    const written = readdirSync(join(folder, "web", "media"));
    expect(new Set(written)).toEqual(named);
    expect(named.size).toBeGreaterThan(10);
    for (const name of written) {
      const digest = createHash("sha256")
        .update(readFileSync(join(folder, "web", "media", name)))
        .digest("hex");
      expect(name.startsWith(digest)).toBe(true);
    }
  });

  test("gives the same bytes again, and from its own snapshot file", async () => {
    const snapshot = join(folder, "web", "snapshot.json");
    const ends = [
      await render("again", "--issue", "sample", "--language", "fr", "--edition", "web"),
      await render("file", "--issue", snapshot, "--language", "fr", "--edition", "web"),
    ];
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(file("again", "edition.html")).toBe(file("web", "edition.html"));
    expect(file("file", "edition.html")).toBe(file("web", "edition.html"));
    expect(file("again", "snapshot.json")).toBe(file("web", "snapshot.json"));
  });
});

test("every command says how it is used, with an example", async () => {
  const commands = [["render"], ["preflight"], ["rehearse"], ["status"], ["doctor"], ["audience", "import"], ["rights", "grant"]];
  const ends = await Promise.all(commands.map(async (command) => newsletter([...command, "--help"], settings())));
  for (const end of ends) expect(end).toMatchObject({ code: 0, out: expect.stringMatching(/--json[^]*Examples:\n {2}newsletter /u) });
});

test("reads its settings from the data folder; the environment wins", async () => {
  const dataDir = mkdtempSync(join(folder, "settings-"));
  writeFileSync(join(dataDir, "settings.env"), "PUBLIC_URL=https://from-file.example.org\n");
  const args = ["render", "--issue", "sample", "--language", "en", "--edition", "web", "--out"];
  await newsletter([...args, join(folder, "from-file")], { DATA_DIR: dataDir });
  await newsletter([...args, join(folder, "from-env")], { DATA_DIR: dataDir, PUBLIC_URL: "https://from-env.example.org" });
  expect(file("from-file", "edition.html")).toContain("https://from-file.example.org/media/");
  expect(file("from-env", "edition.html")).toContain("https://from-env.example.org/media/");
});
