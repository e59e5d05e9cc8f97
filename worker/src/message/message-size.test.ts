import { expect, it } from "vitest";
import { attachedBytesMax, type EditionKey, type MediaFile } from "@newsletter/schemas";
import { snapshot } from "../../test/support/snapshots.ts";
import { limits } from "../limits.ts";
import { messageFindings } from "./message-size.ts";

const direct: EditionKey = { language: "en", kind: "direct", form: "personal" };
const file: MediaFile = { sha256: "f".repeat(64), extension: "pdf", bytes: attachedBytesMax };
const bringing = (attachmentsMax?: number): ReturnType<typeof snapshot> =>
  snapshot({
    ...(attachmentsMax === undefined ? {} : { publication: { attachmentsMax } }),
    issue: { attachments: [{ key: "a", title: { en: "Programme" }, files: { en: file } }] },
  });

/** Quoted-printable makes three octets of each. */
const long = "é".repeat(limits.messageBytesMax / 12);

it("a message that would be too large with its files is an error at the files", () => {
  expect(messageFindings(bringing(1), { key: direct, html: long, text: "" })).toEqual([
    {
      rule: "messageTooLarge",
      severity: "error",
      documentId: "issue-5",
      path: "attachments",
      message: "With its files a mail of the issue is larger than the 2.5 MB it may have: make the files smaller.",
      values: ["2.5 MB"],
    },
  ]);
});

it.each<[string, ReturnType<typeof messageFindings>]>([
  ["as large as it may be", messageFindings(bringing(1), { key: direct, html: "<p>Good day</p>", text: "Good day" })],
  ["whose files are links", messageFindings(bringing(), { key: direct, html: long, text: "" })],
  ["for a slow connection", messageFindings(bringing(1), { key: { ...direct, kind: "lowBandwidth" }, html: long, text: "" })],
])("nothing is said of a mail %s", (_case, findings) => {
  expect(findings).toEqual([]);
});
