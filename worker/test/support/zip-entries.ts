import { crc32, inflateRawSync } from "node:zlib";

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;

/** What a ZIP file holds, read by its central directory (APPNOTE 4.3.12) and checked against its CRCs; by none of the code that wrote it. */
export function zipEntries(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (archive.readUInt32LE(end) !== endSignature) throw new Error("this is no ZIP file");
  const entries = new Map<string, Buffer>();
  let offset = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(offset) !== centralSignature) throw new Error("the central directory is damaged");
    const isUtf8 = (archive.readUInt16LE(offset + 8) & 0x0800) !== 0;
    const nameBytes = archive.readUInt16LE(offset + 28);
    const rawName = archive.subarray(offset + 46, offset + 46 + nameBytes);
    const name = rawName.toString(isUtf8 ? "utf8" : "latin1");
    const bytes = contentAt(archive, offset);
    if (crc32(bytes) !== archive.readUInt32LE(offset + 16)) throw new Error(`${name} is damaged`);
    entries.set(name, bytes);
    offset += 46 + nameBytes + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}

function contentAt(archive: Buffer, central: number): Buffer {
  const local = archive.readUInt32LE(central + 42);
  const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(begins, begins + archive.readUInt32LE(central + 20));
  return archive.readUInt16LE(central + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed);
}
