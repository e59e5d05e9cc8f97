import PostalMime, { type Attachment, type Email } from "postal-mime";
import { describe, expect, it } from "vitest";
import { attachedBytesMax, attachmentBytesMax, type RenderedEdition, noSlots } from "@newsletter/schemas";
import { snapshot } from "../../test/support/snapshots.ts";
import { limits } from "../limits.ts";
import { attachmentParts, encodedBytes, type AttachedFile } from "./attachment-parts.ts";
import { buildMessage } from "./build-message.ts";
import { buildProof } from "./build-proof.ts";

const edition = (html = "<p>Good day</p>"): RenderedEdition => ({
  key: { language: "en", kind: "direct", form: "personal" },
  subject: "January",
  preheader: "",
  html,
  text: "Good day\n",
  digest: "d".repeat(64),
  htmlBytes: Buffer.byteLength(html),
  slots: { html: noSlots, text: noSlots },
  templateVersion: "1",
  findings: [],
});

/** Every octet there is, in an order that base64 cannot shorten. */
const octets = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, index) => (index * 7 + (index >> 8)) % 256);

const pdf: AttachedFile = { name: "Programme.pdf", extension: "pdf", bytes: octets(1_000) };

function message(files: readonly AttachedFile[], html?: string): Buffer {
  const attachments = files.length === 0 ? undefined : attachmentParts(files);
  return buildMessage({
    edition: edition(html),
    snapshot: snapshot(),
    date: new Date("2024-01-15T09:00:00Z"),
    personal: undefined,
    attachments,
  });
}

const read = async (bytes: Uint8Array): Promise<Email> => PostalMime.parse(bytes);
const bytesOf = ({ content }: Attachment): Buffer =>
  typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));

describe("a message that carries files", () => {
  it("larger than any gateway may be asked to take does not leave", () => {
    expect(() => message([{ ...pdf, bytes: octets(limits.messageBytesMax) }])).toThrow("a message has at most 2500000 bytes");
  });

  it("has room for an edition at its bound, in letters of three octets, beside all it may carry", () => {
    const files = [
      { ...pdf, bytes: octets(attachmentBytesMax) },
      { ...pdf, bytes: octets(attachedBytesMax - attachmentBytesMax) },
    ];
    expect(message(files, "文".repeat(30_000)).byteLength).toBeLessThan(limits.messageBytesMax);
  });

  it("is read back as what it was made of: text, HTML, and each file with its name and its bytes", async () => {
    const ics: AttachedFile = { name: "Invitation.ics", extension: "ics", bytes: Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") };
    const { html, text, attachments } = await read(message([pdf, ics]));
    expect(html?.trim()).toBe("<p>Good day</p>");
    expect(text?.trim()).toBe("Good day");
    expect(attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition])).toEqual([
      ["Programme.pdf", "application/pdf", "attachment"],
      ["Invitation.ics", "text/calendar", "attachment"],
    ]);
    const [programme, invitation] = attachments.map(bytesOf);
    expect(programme?.equals(pdf.bytes)).toBe(true);
    // The reader gives text its own line ends.
    expect(invitation?.toString().trim().split(/\r?\n/u)).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
  });

  it.each([
    "برنامج المؤتمر السنوي للمجتمع المدني.pdf",
    "Compte rendu de l’assemblée générale, décembre.pdf",
    "民间社会通讯：年度会议议程与会议安排及报名说明.pdf",
    "👩🏽‍🏫.pdf",
  ])("keeps a name that is not ASCII, on lines that every server passes: %s", async (name) => {
    const bytes = message([{ ...pdf, name }]);
    const [attachment] = (await read(bytes)).attachments;
    expect(attachment?.filename).toBe(name);
    for (const line of bytes.toString("latin1").split("\r\n")) {
      expect(line.length).toBeLessThanOrEqual(78);
      expect(line).toMatch(/^[\u0020-\u007E]*$/u);
    }
  });

  it("takes the same bytes for everybody around what is personal, and the same for the same input", () => {
    const files = attachmentParts([pdf]);
    expect(message([pdf]).equals(message([pdf]))).toBe(true);
    expect(message([pdf]).includes(files)).toBe(true);
  });

  it.each([0, 1, 2, 3, 56, 57, 58, 114, 1_000])("weighs what was foretold, with %d bytes of a file", (count) => {
    const [none, some] = [0, count].map((length) => attachmentParts([{ ...pdf, bytes: octets(length) }]).byteLength);
    expect((some ?? 0) - (none ?? 0)).toBe(encodedBytes(count));
  });

  it("is no other than it was where it carries none", async () => {
    expect(message([]).toString()).toContain(
      '\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary="=_newsletter-alternative"\r\n\r\n--',
    );
    expect((await read(message([]))).attachments).toEqual([]);
  });
});

it("a proof carries them too", async () => {
  const bytes = buildProof({
    edition: edition(),
    snapshot: snapshot(),
    date: new Date("2024-01-15T09:00:00Z"),
    to: "colleague@example.org",
    messageId: "<proof@example.org>",
    attachments: attachmentParts([pdf]),
  });
  expect((await read(bytes)).attachments.map(({ filename }) => filename)).toEqual(["Programme.pdf"]);
});
