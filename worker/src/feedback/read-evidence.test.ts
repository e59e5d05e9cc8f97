import { describe, expect, test } from "vitest";
import { sampleLogs, sampleReports } from "../../test/support/sample-reports.ts";
import type { Evidence } from "./evidence.ts";
import { lineCharactersMax, messageCharactersMax } from "./limits.ts";
import { readEvidence, UnreadableEvidence, type EvidenceKind } from "./read-evidence.ts";
import { createRelayLog } from "./read-relay-log.ts";
import { readLine, relayLogRules } from "./relay-log-rules.ts";

const token = "abcdefghijklmnopqrstuvwxyz234567abcdefgh";
const row = { returnPath: `b+${token}@bounces.example.org`, messageId: "<0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10@example.org>" };
const another = { returnPath: `b+${token.replaceAll("a", "z")}@bounces.example.org`, messageId: row.messageId.replace("9a10", "9a11") };

async function* chunksOf(content: string, sizeBytes: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content, "latin1");
  for (let at = 0; at < bytes.length; at += sizeBytes) yield bytes.subarray(at, at + sizeBytes);
}

async function readAll(content: string, sizeBytes = 65_536) {
  const evidence: Evidence[] = [];
  let kind: EvidenceKind | undefined;
  let [readCount, otherCount] = [0, 0];
  for await (const reading of readEvidence(chunksOf(content, sizeBytes))) {
    kind = reading.kind;
    readCount += reading.readCount;
    otherCount += reading.otherCount;
    evidence.push(...reading.evidence);
  }
  return { kind, readCount, otherCount, evidence };
}

const written = (index: number): string => sampleReports[index]?.write(row) ?? "";

describe("a file that is nothing known", () => {
  test.each([
    ["empty", ""],
    ["empty lines", "\n\n\n"],
    ["NUL bytes", "\0".repeat(10_000)],
    ["a compressed log", "\u001f\u008b\b\0\0\0\0\0"],
    ["words", "Dear all,\nsee below.\n"],
  ])("%s is refused with a sentence", async (_, content) => {
    await expect(readAll(content)).rejects.toThrow(UnreadableEvidence);
  });
});

describe("a file of mail", () => {
  test("is read whatever the borders of its chunks and its line ends", async () => {
    const [lf, crlf, cr] = ["\n", "\r\n", "\r"].map((end) => written(0).replaceAll("\n", end));
    const whole = await readAll(lf ?? "");
    expect(whole).toMatchObject({ kind: "message", readCount: 1, evidence: [{ saying: "failed", place: 1 }] });
    expect(await readAll(crlf ?? "", 1)).toEqual(whole);
    expect(await readAll(cr ?? "", 7)).toEqual(whole);
  });

  test("is read as far as it goes when it was cut off", async () => {
    const headers = written(0).indexOf("Message-ID: <0197");
    expect((await readAll(written(0).slice(0, headers))).evidence).toMatchObject([{ saying: "failed", status: "5.1.1" }]);
  });

  test("of ten megabytes the beginning is read", async () => {
    const { readCount, evidence } = await readAll(`${written(3)}${"x".repeat(79)}\n`.repeat(1) + `${"y".repeat(79)}\n`.repeat(125_000));
    expect({ readCount, sayings: evidence.map(({ saying }) => saying) }).toEqual({ readCount: 1, sayings: ["delivered"] });
    expect(messageCharactersMax).toBeLessThan(10_000_000);
  });

  test("in one line of ten megabytes ends there", async () => {
    const { readCount } = await readAll(`Subject: ${"x".repeat(10_000_000)}`);
    expect(readCount).toBe(1);
    expect(lineCharactersMax).toBeLessThan(100_000);
  });

  test("with several is taken apart, numbered, and mail of people is counted", async () => {
    const person = "From: Reader <reader@example.org>\nSubject: Thanks\n\nFrom here it looks good.\n\nFrom now on, too.\n";
    const from = "From MAILER-DAEMON Thu Nov 26 10:00:00 2026\n";
    const mbox = [written(0), person, written(6), written(10)].map((message) => `${from}${message}\n`).join("");
    const { kind, readCount, otherCount, evidence } = await readAll(mbox, 100);
    expect({ kind, readCount, otherCount }).toEqual({ kind: "mbox", readCount: 4, otherCount: 1 });
    expect(evidence.map(({ source, place }) => `${place} ${source}`)).toEqual(["1 dsn", "3 words", "4 answer"]);
  });
});

const lines = (...words: readonly string[]): readonly Evidence[] => {
  const log = createRelayLog();
  return words.flatMap((each, index) => log.read(`Nov 26 10:00:00 relay postfix/${each}`, index + 1) ?? []);
};

const sent = (id: string): string => `Nov 26 10:00:00 relay postfix/smtp[1]: ${id}: to=<x@example.org>, dsn=2.0.0, status=sent (250 Ok)`;

describe("a relay's log", () => {
  test.each(sampleLogs)("$name: $saying, found once, with the number of its line", async ({ saying, write }) => {
    const others = Array.from({ length: 30 }, (_, index) => `Nov 26 09:59:59 relay sshd[${index}]: Connection closed by 192.0.2.9`);
    const log = [...others, ...write(row, 1), ...write(row, 1)].join("\n");
    const { kind, readCount, evidence } = await readAll(log);
    expect({ kind, readCount }).toEqual({ kind: "log", readCount: log.split("\n").length });
    expect(evidence.map((each) => each.saying)).toContain(saying);
    expect(evidence.every(({ place }) => place > others.length)).toBe(true);
    expect([{ token }, { messageId: row.messageId }]).toContainEqual(evidence[0]?.names.flat()[0]);
  });

  const cleanup = `cleanup[1]: 6A1B2C3D4E: message-id=${row.messageId}`;
  const queued = `qmgr[1]: 6A1B2C3D4E: from=<${row.returnPath}>, size=1, nrcpt=1 (queue active)`;

  test("that only met the Message-ID while the message came in proves nothing", () => {
    expect(lines("smtpd[1]: 6A1B2C3D4E: client=a[192.0.2.1]", cleanup, "smtpd[1]: lost connection after DATA from a[192.0.2.1]")).toEqual(
      [],
    );
  });

  test("that refused the message after its final dot says so", () => {
    const refusal = `cleanup[1]: 6A1B2C3D4E: milter-reject: END-OF-MESSAGE from a[192.0.2.1]: 5.7.1 Spam; from=<${row.returnPath}> to=<reader@example.org> proto=ESMTP`;
    expect(lines(cleanup, refusal)).toMatchObject([{ saying: "refused", status: "5.7.1", names: [[{ token }]] }]);
  });

  test("in which a queue id comes again for another message tells the two apart", () => {
    const bounced = "smtp[1]: 6A1B2C3D4E: to=<x@example.org>, relay=none, dsn=5.0.0, status=bounced (no)";
    expect(lines(cleanup, queued, "qmgr[1]: 6A1B2C3D4E: removed", bounced)).toMatchObject([{ saying: "queued" }]);
    expect(lines(cleanup, queued, "smtpd[1]: 6A1B2C3D4E: client=b[192.0.2.3]", bounced)).toMatchObject([{ saying: "queued" }]);
  });

  test("in which a list passes the message on proves that it arrived, and bounces of the list are none of ours", () => {
    const list = "qmgr[1]: 6A1B2C3D4E: from=<list-bounces@example.net>, size=1, nrcpt=900 (queue active)";
    const bounced = "smtp[1]: 6A1B2C3D4E: to=<member@example.com>, relay=none, dsn=5.1.1, status=bounced (no)";
    expect(lines(cleanup, list, bounced).map(({ saying, names }) => ({ saying, names }))).toEqual([
      { saying: "queued", names: [[{ messageId: row.messageId }]] },
    ]);
  });

  test("of one host is not taken for another's with the same queue id", () => {
    const log = createRelayLog();
    log.read(`Nov 26 10:00:00 one postfix/${queued}`, 1);
    expect(
      log.read("Nov 26 10:00:00 two postfix/smtp[1]: 6A1B2C3D4E: to=<x@example.org>, dsn=5.0.0, status=bounced (no)", 2),
    ).toBeUndefined();
  });

  test("forgets the queue id that it did not hear of for longest, and keeps no more than its bound", () => {
    const log = createRelayLog(2);
    const of = (id: string, { messageId }: typeof row): string =>
      `Nov 26 10:00:00 relay postfix/cleanup[1]: ${id}: message-id=${messageId}`;
    log.read(of("AAAAAA", row), 1);
    log.read(of("BBBBBB", another), 2);
    log.read(of("AAAAAA", row), 3);
    log.read(of("CCCCCC", another), 4);
    expect(log.read(sent("BBBBBB"), 5)).toBeUndefined();
    expect(log.read(sent("AAAAAA"), 6)).toMatchObject({ saying: "relayed" });
    expect(log.read(sent("CCCCCC"), 7)).toMatchObject({ saying: "relayed" });
  });

  test("of another system, however long, takes no longer than its length", async () => {
    const log = `Nov 26 10:00:00 relay postfix/smtpd[1]: ${"x".repeat(9_000)}\nNov 26 10:00:00 a ${"b ".repeat(5_000)} <= c\n`.repeat(200);
    expect((await readAll(log)).evidence).toEqual([]);
  });

  const rules = relayLogRules.flatMap((rule) => rule.writtenFor.map((line) => ({ rule, line })));

  test.each(rules)("$line", ({ rule, line }) => {
    expect(readLine(line)?.rule).toBe(rule);
  });
});

const event = (given: object): string => JSON.stringify({ mail: { source: row.returnPath, headers: [] }, ...given });

describe("events of Amazon SES", () => {
  test("are read of the mail that brings them", async () => {
    const wrapped = JSON.stringify({ Type: "Notification", Message: event({ notificationType: "Delivery" }) }, null, 2);
    const broken = wrapped.replace("notif", "no!\n tif");
    const mail = `From: Alerts <no-reply@sns.amazonaws.com>\nx-amz-sns-message-id: 1\n\n${broken}\n\n--\nTo stop {this}, visit the link below.\n`;
    expect((await readAll(mail)).evidence).toMatchObject([{ saying: "relayed", names: [[{ token }], []] }]);
  });

  test("are read a line each; what is no event of ours is passed over", async () => {
    const bounce = { bounceType: "Permanent", bouncedRecipients: [{ status: "5.1.1", diagnosticCode: "smtp; 550 5.1.1 <a@example.org>" }] };
    const log = [
      event({ eventType: "Send" }),
      event({ eventType: "Bounce", bounce }),
      event({ eventType: "Open" }),
      '{"mail": 1}',
      "{",
      "[".repeat(20_000),
    ];
    const { kind, evidence } = await readAll(log.join("\n"));
    expect(kind).toBe("log");
    expect(evidence).toMatchObject([
      { saying: "queued", place: 1, names: [[{ token }], []] },
      { saying: "failed", place: 2, status: "5.1.1", diagnostic: "smtp; 550 5.1.1 <a…@example.org>" },
    ]);
  });
});
