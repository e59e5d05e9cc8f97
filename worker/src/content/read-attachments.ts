import { createHash } from "node:crypto";
import { attachmentsOf, type Attachment, type EditionKey, type IssueSnapshot } from "@newsletter/schemas";
import { attachmentParts, type AttachedFile } from "../message/attachment-parts.ts";
import { fileNameOf } from "../message/file-name.ts";
import type { MediaStore } from "../ports/content.ts";
import { ContentError } from "./content-error.ts";
import { attachmentSetsRememberedMax } from "./limits.ts";

/** The files that the mail of an edition carries, as MIME parts; undefined where it carries none. */
export type ReadAttachments = (snapshot: IssueSnapshot, key: EditionKey) => Promise<Uint8Array | undefined>;

/** Read and encoded once for all editions that carry the same files: a partner's copy differs from another's in none of them. */
export function createReadAttachments({ read }: Pick<MediaStore, "read">): ReadAttachments {
  const remembered = new Map<string, Promise<Uint8Array>>();
  return async (snapshot, key) => {
    const attachments = attachmentsOf(snapshot, key);
    if (attachments.length === 0) return undefined;
    const name = JSON.stringify(attachments.map((attachment) => [fileNameOf(attachment), attachment.file.value.sha256]));
    const known = remembered.get(name);
    if (known !== undefined) return known;
    if (remembered.size >= attachmentSetsRememberedMax) remembered.clear();
    const asked = Promise.all(attachments.map(async (attachment) => attachedFile(read, attachment))).then(attachmentParts);
    remembered.set(name, asked);
    // What is not there now may be put back.
    asked.catch(() => remembered.delete(name));
    return asked;
  };
}

/** The bytes that were approved, and no others: a mail without its file, or with another, must not leave. */
async function attachedFile(read: MediaStore["read"], attachment: Attachment): Promise<AttachedFile> {
  const { sha256, extension } = attachment.file.value;
  const bytes = await read(`${sha256}.${extension}`);
  const name = fileNameOf(attachment);
  if (bytes === undefined) throw new ContentError("fileLost", `The file “${name}” (${sha256}) is not in the media store any more.`);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw new ContentError("fileLost", `The file “${name}” (${sha256}) in the media store is not the one that was kept there.`);
  }
  return { name, extension, bytes };
}
