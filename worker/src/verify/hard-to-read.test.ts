import { describe, expect, test } from "vitest";
import { runsOf } from "./align.ts";
import { askedTexts } from "./asked-texts.ts";
import { compareText } from "./compare-text.ts";
import { readMail } from "./read-mail.ts";
import { saidByText } from "./said-text.ts";

/** As long as an edition, and no two sentences the same. */
const text = Array.from({ length: 300 }, (_, index) => `Sentence ${String(index)} says what happened there.`).join("\n");
const said = saidByText(text);
const reference = Object.assign(said, { part: "text" as const, runs: runsOf(said.words), isForOne: said.words.map(() => false) });

function read(message: string): void {
  for (const asked of askedTexts(readMail(Buffer.from(message)), ["https://news.example.org"])) compareText(reference, asked);
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\r\n");
const nested = (depth: number): string =>
  Array.from({ length: depth }).reduce<string>(
    (inner, _, index) =>
      `Content-Type: multipart/mixed; boundary=b${String(index)}\r\n\r\n--b${String(index)}\r\n${inner}\r\n--b${String(index)}--`,
    "\r\nwords",
  );

describe("what somebody made to be hard to read", () => {
  test.each([
    [
      "100,000 parts",
      () => `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${lines(100_000, () => "--b\r\n\r\nx")}`,
    ],
    ["parts 1,000 deep", () => `MIME-Version: 1.0\r\n${nested(1_000)}`],
    ["mails 1,000 deep", () => `${"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".repeat(1_000)}words`],
    ["200,000 fields", () => `Subject: a\r\n${lines(200_000, (index) => `X-${String(index)}: x`)}\r\n\r\nwords`],
    ["one field of a million folds", () => `Subject: a\r\n${" x\r\n".repeat(1_000_000)}\r\nwords`],
    ["no boundary", () => "MIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\nwords"],
    ["NULs", () => "\0".repeat(3_000_000)],
    ["300,000 tags", () => `Content-Type: text/html\r\n\r\n${"<p><a href=x>".repeat(150_000)}`],
    ["a tag without end", () => `Content-Type: text/html\r\n\r\n${'<a href="'.repeat(400_000)}`],
    ["comments without end", () => `Content-Type: text/html\r\n\r\n${"<!--".repeat(900_000)}`],
    ["300,000 references", () => `Content-Type: text/html\r\n\r\n${"&#x202e;&lt;".repeat(150_000)}`],
    ["one word of three million letters", () => "a".repeat(3_000_000)],
    [
      "quoted printable of nothing",
      () => `Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain\r\n\r\n${"=\r\n".repeat(900_000)}`,
    ],
    ["a thousand addresses with our words", () => `${text} ${"https://example.org/a/b/en ".repeat(100_000)}`],
    ["our words again and again", () => text.repeat(150).slice(0, 1_500_000)],
  ])("is read within the bound of a test: %s", (_, write) => {
    expect(() => read(write())).not.toThrow();
  });
});
