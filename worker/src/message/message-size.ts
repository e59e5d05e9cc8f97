import { attachmentsOf, type Finding, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { limits } from "../limits.ts";
import { encodedBytes } from "./attachment-parts.ts";
import { quotedPrintable } from "./quoted-printable.ts";

/** Headers of the message and its parts, and what filled slots are longer than their marks. */
const aroundBytes = 8_000;

/** A mail is refused as a whole by the first server it is too large for, so that what it weighs is known before anybody is planned. */
export function messageFindings(
  snapshot: IssueSnapshot,
  { key, html, text }: Pick<RenderedEdition, "key" | "html" | "text">,
): readonly Finding[] {
  const attachments = attachmentsOf(snapshot, key);
  // Without files the bounds of the editions keep it far below.
  if (attachments.length === 0) return [];
  const filesBytes = attachments.reduce((sum, { file }) => sum + encodedBytes(file.value.bytes), 0);
  const bytes = quotedPrintable(html).length + quotedPrintable(text).length + filesBytes + aroundBytes;
  if (bytes <= limits.messageBytesMax) return [];
  const message = `With its files a mail of the issue is larger than the ${limits.messageBytesMax / 1_000_000} MB it may have: make the files smaller.`;
  return [
    {
      rule: "messageTooLarge",
      severity: "error",
      documentId: snapshot.issue.id,
      path: "attachments",
      message,
      values: [`${limits.messageBytesMax / 1_000_000} MB`],
    },
  ];
}
