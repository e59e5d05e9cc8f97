import { TableError } from "./table-error.ts";

type Decoder = InstanceType<typeof TextDecoder>;
const utf16MarkBytes = 2;

/**
 * Bytes of a text file as text: UTF-8, or UTF-16 that says so by its byte order mark. Anything else is refused and never guessed: a name or an
 * address with one letter taken for another would be stored for good.
 */
export async function* decodedText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let lines = 1;
  let begun = new Uint8Array();
  const decode = (bytes: Uint8Array | undefined): string => {
    decoder ??= decoderFor(begun);
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      if (text.includes("\0"))
        throw new TableError("The file holds zero bytes. If it is UTF-16 without a byte order mark, save it as “CSV UTF-8”.");
      lines += text.split("\n").length - 1;
      return text;
    } catch (cause) {
      if (cause instanceof TableError) throw cause;
      const name = decoder.encoding === "utf-8" ? "UTF-8" : "UTF-16";
      const line = lines + linesBeforeFault(bytes ?? new Uint8Array(), decoder.encoding);
      throw new TableError(
        `Line ${String(line)} is not ${name}; the file may be Latin-1 or Windows-1252. Save it as “CSV UTF-8”, and look at its letters.`,
        { cause },
      );
    }
  };
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      // The mark may come in two pieces.
      begun = Buffer.concat([begun, chunk]);
      if (begun.length < utf16MarkBytes) continue;
      yield decode(begun);
    } else yield decode(chunk);
  }
  if (decoder === undefined) yield decode(begun);
  yield decode(undefined);
}

function decoderFor([first, second]: Uint8Array): Decoder {
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true });
}

/** A letter that the part before began may show as up to three replacement characters here. */
const lettersOfBefore = 3;

function linesBeforeFault(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const at = text.indexOf("\uFFFD", lettersOfBefore);
  return text.slice(0, at === -1 ? 0 : at).split("\n").length - 1;
}
