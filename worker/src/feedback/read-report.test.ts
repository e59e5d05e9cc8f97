import { describe, expect, test } from "vitest";
import { sampleReports } from "../../test/support/sample-reports.ts";
import type { Evidence } from "./evidence.ts";
import { diagnosticCharactersMax } from "./limits.ts";
import { readReport } from "./read-report.ts";
import { wordRules } from "./report-words.ts";

const token = "abcdefghijklmnopqrstuvwxyz234567abcdefgh";
const row = { returnPath: `b+${token}@bounces.example.org`, messageId: "<0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10@example.org>" };
const [failed = sampleReports[0]] = sampleReports;
const dsn = failed?.write(row) ?? "";

const lines = (message: string): readonly string[] => message.split(/\r\n|\n|\r/u);
const read = (message: string): Omit<Evidence, "place"> | undefined => readReport(lines(message));
const named = (message: string): readonly unknown[] => read(message)?.names.flat() ?? [];

describe("what is no evidence", () => {
  test("a person who quotes a report in an answer tells nothing", () => {
    const quoted = lines(dsn).map((line) => `> ${line}`);
    expect(
      read(`From: Editor <editor@example.org>\nTo: operator@example.org\nSubject: Re: what is this?\n\nLook:\n${quoted.join("\n")}\n`),
    ).toBeUndefined();
  });

  test("a person who answers the issue tells nothing, whatever the words", () => {
    const { messageId } = row;
    const answer = `From: Reader <reader@example.org>\nIn-Reply-To: ${messageId}\nSubject: Re: March issue\n\nThe attachment could not be delivered.\n`;
    expect(read(answer)).toBeUndefined();
  });

  test("a vacation reply says that the message arrived, and no failure, whatever the words", () => {
    const vacation = sampleReports.find(({ name }) => name === "a vacation reply");
    expect(read(vacation?.write(row) ?? "")).toMatchObject({ source: "answer", saying: "answered", status: null, diagnostic: null });
  });

  test.each([
    ["nothing", ""],
    ["NUL bytes", "\0".repeat(10_000)],
    ["headers without an end", "From: MAILER-DAEMON\n".repeat(5_000)],
    ["a field that is folded for ever", `From: MAILER-DAEMON\nTo: a\n${" b\n".repeat(100_000)}`],
    ["an unfinished multipart", 'Content-Type: multipart/report; boundary="b"\n\n--b\n--b\n--b'],
    ["a part in base64 that is none", "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n%%%%\n"],
  ])("%s names nothing and is no error", (_, message) => {
    expect(named(message)).toEqual([]);
  });
});

describe("what is hostile", () => {
  test.each([
    ["parts within parts", 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'.repeat(20_000)],
    ["messages within messages", "Content-Type: message/rfc822\n\n".repeat(50_000)],
    ["a hundred thousand parts", `Content-Type: multipart/mixed; boundary=b\n\n${"--b\n\nx\n".repeat(100_000)}`],
    ["many equals signs", `From: MAILER-DAEMON\nContent-Transfer-Encoding: quoted-printable\n\n${"= \t".repeat(500_000)}`],
    ["one line of addresses", `From: MAILER-DAEMON\nTo: ${"b+".repeat(500_000)}\n\n${"a@".repeat(500_000)}`],
    ["digits and dots", `From: MAILER-DAEMON\nSubject: failure notice\n\n${"5.".repeat(500_000)}\n${"550 ".repeat(200_000)}`],
    ["words that begin", `From: MAILER-DAEMON\nSubject: x\n\n${"could not be ".repeat(80_000)}${"mailbox ".repeat(80_000)}`],
    ["fields of many recipients", `Content-Type: message/delivery-status\n\n${"Action: failed\nStatus: 5.0.0\n\n".repeat(50_000)}`],
  ])("%s name nothing, and are read before the test's time is over", (_, message) => {
    expect(named(message)).toEqual([]);
  });

  test("a token or an id beside which others stand is one of at most twenty", () => {
    const others = Array.from({ length: 500 }, (_, index) => `b+${token.slice(0, 38)}${"abcdefghij".charAt(index % 10)}a@x`).join(" ");
    expect(named(`Return-Path: <>\nFrom: MAILER-DAEMON\nSubject: failure notice\n\n${others}\n`).length).toBeLessThanOrEqual(20);
  });

  test("what a server said is kept within its bound, with addresses masked and without control characters", () => {
    const long = `550 5.1.1 <reader@example.org> \u0007${"unknown ".repeat(200)}`;
    const { diagnostic } = read(dsn.replace(/Diagnostic-Code: .*/u, `Diagnostic-Code: smtp; ${long}`)) ?? {};
    expect(diagnostic?.slice(0, 40)).toBe("550 5.1.1 <r…@example.org> unknown unkno");
    expect(diagnostic?.length).toBe(diagnosticCharactersMax);
  });
});

describe.each(sampleReports)("$name", ({ source, saying, status, write }) => {
  test("names its row by return path and Message-ID, and says what it says", () => {
    expect(read(write(row))).toMatchObject({ source, saying, status });
    expect(named(write(row))).toEqual(expect.arrayContaining([{ token }, { messageId: row.messageId }]));
  });

  test.each([
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("is the same with %s", (_, end) => {
    expect(read(lines(write(row)).join(end))).toEqual(read(write(row)));
  });

  test("finds the row by the Message-ID alone where the return path was written anew", () => {
    const message = write({ ...row, returnPath: "news@relay.example.org" });
    expect(new Set(named(message))).toEqual(new Set([{ messageId: row.messageId }]));
  });

  test("finds the row by the return path alone where nothing was returned", () => {
    const message = write(row)
      .slice(0, write(row).indexOf("Message-ID: <0197"))
      .replaceAll(/^(?:In-Reply-To): .*\n/gmu, "");
    expect(named(message)).toContainEqual({ token });
  });
});

test("a report that somebody forwards as an attachment is the report", () => {
  const forwarded = `From: Operator <operator@example.org>
Subject: Fwd: Delivery report
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain

See below.
--outer
Content-Type: message/rfc822

${dsn}
--outer--
`;
  expect(read(forwarded)).toEqual(read(dsn));
});

test("our message within the message that came back to somebody else names no row of ours", () => {
  const passedOn = `Return-Path: <>
From: MAILER-DAEMON@example.net
To: partner@example.net
Content-Type: multipart/report; report-type=delivery-status; boundary=outer

--outer
Content-Type: message/delivery-status

Final-Recipient: rfc822; member@example.com
Action: failed
Status: 5.1.1
--outer
Content-Type: message/rfc822

From: partner@example.net
Message-ID: <1@example.net>
Content-Type: message/rfc822

Return-Path: <${row.returnPath}>
Message-ID: ${row.messageId}

The issue.
--outer--
`;
  expect(named(passedOn)).toEqual([]);
});

test.each([
  ["lower case and upper case", row.returnPath.toUpperCase()],
  ["SRS", `SRS0=abcd=XY=bounces.example.org=b+${token}@forwarder.example.net`],
  ["BATV", `prvs=1234abcdef=b+${token}@bounces.example.org`],
])("a return path is found in %s", (_, returnPath) => {
  expect(named(dsn.replaceAll(row.returnPath, returnPath).replaceAll(row.messageId, "<1@example.org>"))).toEqual(
    expect.arrayContaining([{ token }]),
  );
});

test("of several recipients behind ours a failure is what is told", () => {
  const both = dsn.replace(
    "Final-Recipient",
    "Final-Recipient: rfc822; other@example.org\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient",
  );
  expect(read(both)).toMatchObject({ saying: "failed", status: "5.1.1" });
});

const words = wordRules.flatMap((rule) => rule.writtenFor.map((sentence) => ({ rule, sentence })));

test.each(words)("$sentence: its rule, and none before it", ({ rule, sentence }) => {
  expect(wordRules.find(({ pattern }) => pattern.test(sentence))).toBe(rule);
});
