import { fileContentTypes, type FileExtension } from "@newsletter/schemas";
import { parameter } from "./header.ts";

/** A file as a mail carries it. */
export interface AttachedFile {
  readonly name: string;
  readonly extension: FileExtension;
  readonly bytes: Uint8Array;
}

/** "=_" cannot occur in base64, nor in quoted-printable text. */
export const mixedBoundary = "=_newsletter-mixed";

/** RFC 2045, 6.8. */
const lineOctetsMax = 76;

/** Files as parts of a multipart/mixed, each behind its delimiter; made once for all messages of an edition, which differ in none of it. */
export function attachmentParts(files: readonly AttachedFile[]): Buffer {
  return Buffer.from(files.map(partOf).join(""));
}

/** Octets that so many bytes of a file become. */
export function encodedBytes(bytes: number): number {
  const octets = Math.ceil(bytes / 3) * 4;
  return octets + Math.ceil(octets / lineOctetsMax) * 2;
}

function partOf({ name, extension, bytes }: AttachedFile): string {
  return [
    `--${mixedBoundary}`,
    `Content-Type: ${fileContentTypes[extension]}${parameter("name", name)}`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment${parameter("filename", name)}`,
    "",
    ...(Buffer.from(bytes).toString("base64").match(lines) ?? []),
    "",
  ].join("\r\n");
}

const lines = new RegExp(`.{1,${lineOctetsMax}}`, "gu");
