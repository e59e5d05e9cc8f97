import { createHash } from "node:crypto";

/** Drawn once for this product; never to be changed, or every feed reader shows every issue again. */
const nameSpace = Buffer.from("5f3f2a6cb0c84d1e9a770d3c6b1f24e9", "hex");

/**
 * What an entry is called in every feed for ever: made of its document's id and language alone, so that neither a corrected title nor another
 * address or host makes it a new one (RFC 4287 section 4.2.6). A UUID by name (RFC 9562 section 5.5).
 */
export function entryId(documentId: string, language: string): string {
  const bytes = createHash("sha1").update(nameSpace).update(`${documentId}/${language}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}`;
}
