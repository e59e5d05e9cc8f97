// What a mail's own fields say, as programs show it. Anybody writes into them what they like; none of it proves anything.

/** With its encoded words (RFC 2047) as what they say. */
export function fieldWords(value: string): string {
  return decodedRaw(value.replaceAll(/(?<=\?=)\s+(?==\?)/gu, "")).replaceAll(
    /=\?(?<charset>[\w.:-]{1,40})(?:\*[\w-]{1,20})?\?(?<encoding>[bq])\?(?<content>[^?\s]{0,2000})\?=/giu,
    (whole, charset: string, encoding: string, content: string) => {
      const bytes = encoding.toLowerCase() === "b" ? Buffer.from(content, "base64") : fromQuoted(content);
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return whole;
      }
    },
  );
}

function fromQuoted(content: string): Buffer {
  const plain = content
    .replaceAll("_", " ")
    .replaceAll(/=(?<hex>[0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}

/** A byte is a character until here; some programs write UTF-8 as it is. */
function decodedRaw(value: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(value, "latin1"));
  } catch {
    return value;
  }
}

/** The address of a From or Reply-To field, lower case; empty where there is none, or more than one. */
export function addressIn(value: string): string {
  const plain = value.replaceAll(/"(?:[^"\\]|\\.){0,1000}"/gu, "");
  const found = plain.match(/[^\s<>,;:"()]{1,250}@[^\s<>,;:"()]{1,250}/gu) ?? [];
  const [only = "", ...others] = found;
  return others.length === 0 ? only.toLowerCase() : "";
}
