import PostalMime, { type Email } from "postal-mime";
import { describe, expect, test } from "vitest";
import { buildNotice, type Notice } from "./build-notice.ts";

const notice = (given: Partial<Notice> = {}): Notice => ({
  publication: {
    name: { en: "Civil Society News", ar: "أخبار المجتمع المدني" },
    publisher: { en: "The Office", ar: "المكتب" },
    postalAddress: "1 Main Street, Vienna",
    sender: { name: "Civil Society News", address: "news@lists.example.org" },
  },
  to: "reader@example.org",
  language: "en",
  subject: "You were unsubscribed",
  paragraphs: ["Nothing more is sent.", "Was it a mistake?"],
  actions: [{ label: "Undo", url: "https://news.example.org/undo/abc" }],
  date: new Date("2024-01-08T09:00:00Z"),
  messageId: "<one@lists.example.org>",
  ...given,
});

const headOf = (bytes: Buffer): string => bytes.toString("latin1").split("\r\n\r\n")[0] ?? "";
/** Names of the fields at the beginning of a line, in their order. */
const fieldsOf = (bytes: Buffer): readonly string[] =>
  headOf(bytes)
    .split("\r\n")
    .filter((line) => !/^[ \t]/u.test(line))
    .map((line) => line.split(":")[0] ?? "");
const read = async (bytes: Buffer): Promise<Email> => PostalMime.parse(bytes);

describe("a line break in what somebody typed", () => {
  const typed = "Hello\r\nBcc: everybody@example.org\r\n\r\nBody\u0000\u0085";
  test.each([
    ["subject", { subject: typed }],
    ["address", { to: "reader@example.org\r\nBcc: everybody@example.org" }],
    ["message id", { messageId: "<one@example.org>\r\nBcc: everybody@example.org" }],
    ["sender", { publication: { ...notice().publication, sender: { name: typed, address: "news@lists.example.org" } } }],
  ] satisfies readonly (readonly [string, Partial<Notice>])[])("of the %s begins no field and no body", async (_what, given) => {
    const bytes = buildNotice(notice(given));
    expect(fieldsOf(bytes)).toEqual(fieldsOf(buildNotice(notice())));
    const mail = await read(bytes);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.text).toContain("Nothing more is sent.");
  });
});

test("a name in angle brackets, ampersands and quotes stays text, in the body and in the address of a link", async () => {
  const name = `<img src=x onerror="alert(1)"> & 'friends' </p></body>`;
  const { html = "", text = "" } = await read(
    buildNotice(
      notice({
        subject: name,
        paragraphs: [name],
        actions: [{ label: name, url: `https://news.example.org/"><script>alert(1)</script>` }],
      }),
    ),
  );
  expect(html).not.toMatch(/<img|<script|onerror="/u);
  expect(html.match(/<\/body>/gu)).toHaveLength(1);
  expect(html).toContain("&#60;img src=x");
  expect(text).toContain(name);
});

test("runs from right to left in Arabic, with its subject and names in their own script", async () => {
  const bytes = buildNotice(
    notice({ language: "ar", subject: "أُلغي اشتراكك: أخبار المجتمع المدني (تراجع)", paragraphs: ["لن يُرسل شيء بعد الآن."] }),
  );
  const mail = await read(bytes);
  expect(mail.subject).toBe("أُلغي اشتراكك: أخبار المجتمع المدني (تراجع)");
  expect(mail.html).toContain('<html lang="ar" dir="rtl">');
  expect(mail.html).toMatch(/<body lang="ar" dir="rtl"/u);
  expect(mail.text).toContain("أخبار المجتمع المدني · المكتب");
  expect(headOf(bytes)).toContain("Content-Language: ar");
  // oxlint-disable-next-line no-control-regex -- a header is ASCII
  expect(headOf(bytes)).toMatch(/^[\u0000-\u007F]*$/u);
});

test("belongs to no list, comes from an address of its own, and asks for no automatic reply", async () => {
  const bytes = buildNotice(notice());
  const mail = await read(bytes);
  expect(mail.from).toMatchObject({ name: "Civil Society News", address: "notices@lists.example.org" });
  expect(mail.replyTo?.map(({ address }) => address)).toEqual(["news@lists.example.org"]);
  expect(fieldsOf(bytes).filter((field) => /^list-|^precedence$/iu.test(field))).toEqual([]);
  expect(headOf(bytes)).toContain("Auto-Submitted: auto-generated");
  expect(headOf(bytes)).toContain("Message-ID: <one@lists.example.org>");
  for (const part of [mail.text, mail.html]) expect(part).toContain("https://news.example.org/undo/abc");
  expect(mail.text).toContain("1 Main Street, Vienna");
});

test("keeps every line of it short enough for mail, however long the words are", () => {
  const bytes = buildNotice(notice({ subject: "أخبار ".repeat(80), paragraphs: ["word ".repeat(600), "x".repeat(2_000)] }));
  const lines = bytes.toString("latin1").split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
  expect(bytes.includes("\n\n")).toBe(false);
});
