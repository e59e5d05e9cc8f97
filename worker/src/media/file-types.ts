import { isUtf8 } from "node:buffer";
import type { FileExtension } from "@newsletter/schemas";
import { fileBytesMax } from "./limits.ts";

/** True when the bytes are what the extension says, as far as bytes can tell: readers open files with the program of their name. */
export function isOfType(bytes: Uint8Array, extension: FileExtension): boolean {
  if (bytes.byteLength === 0 || bytes.byteLength > fileBytesMax) return false;
  switch (extension) {
    case "pdf":
      return startsWith(bytes, "%PDF-");
    case "docx":
      return isOffice(bytes, "word/");
    case "xlsx":
      return isOffice(bytes, "xl/");
    case "pptx":
      return isOffice(bytes, "ppt/");
    case "zip":
      return isZip(bytes);
    case "png":
      return startsWith(bytes, "\u0089PNG\r\n\u001A\n");
    case "jpg":
      return startsWith(bytes, "\u00FF\u00D8\u00FF");
    case "ics":
      return isText(bytes) && startsWith(withoutByteOrderMark(bytes), "BEGIN:VCALENDAR");
    case "csv":
    case "txt":
      // Text has no signature, but it is readable to its end, and nothing else of these.
      return isText(bytes) && !startsWith(bytes, "%PDF-") && !isZip(bytes);
  }
}

function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return startsWith(bytes, "\u00EF\u00BB\u00BF") ? bytes.subarray(3) : bytes;
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, "PK\u0003\u0004");
}

/** An Office document is a ZIP with a list of its parts and a folder of its kind; names stand in it uncompressed. */
function isOffice(bytes: Uint8Array, folder: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isZip(bytes) && buffer.includes("[Content_Types].xml") && buffer.includes(folder);
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, signature.length)).equals(Buffer.from(signature, "latin1"));
}
