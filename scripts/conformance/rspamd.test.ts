import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { differences } from "./rspamd.ts";
import { startRspamd, symbolsIn } from "./rspamd-server.ts";

afterEach(() => vi.unstubAllEnvs());

// As rspamd 3.4 answered to a mail whose text part says nothing of its HTML.
const answer =
  '{"is_skipped":false,"score":1.71,"required_score":15.0,"action":"no action","symbols":{"R_PARTS_DIFFER":{"name":"R_PARTS_DIFFER","score":0.71,"metric_score":0.71,"description":"Text and HTML parts differ","options":["86.0%"]},"RCPT_COUNT_ONE":{"name":"RCPT_COUNT_ONE","score":0.0,"metric_score":0.0,"description":"One recipient","options":["1"]}},"messages":{},"message-id":"x@example.org","time_real":0.001}';

test("a mail whose parts differ is a fault with the part that does", () => {
  expect(differences([{ name: "mail", symbols: symbolsIn(answer) }])).toEqual(["mail: 86.0% of the words differ"]);
});

test("other symbols are none", () => {
  expect(differences([{ name: "mail", symbols: new Map([["RCPT_COUNT_ONE", "1"]]) }])).toEqual([]);
});

test("an answer without symbols is refused: it has judged nothing", () => {
  expect(() => symbolsIn('{"error":"invalid command"}')).toThrow("symbols");
});

test("a machine without rspamd is told what to install", async () => {
  const empty = mkdtempSync(join(tmpdir(), "newsletter-no-programs-"));
  vi.stubEnv("PATH", empty);
  await expect(startRspamd(join(empty, "files"))).rejects.toThrow(
    "Rspamd is missing: install it (Debian, Ubuntu: apt-get install rspamd).",
  );
  rmSync(empty, { recursive: true });
});
