import { lineCharactersMax } from "./limits.ts";

/**
 * The lines of a stream, those of a chunk at a time; they end with CR, LF or both, and are cut at their bound. A byte is a character (Latin-1), so
 * that nothing is lost before its charset is known.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  let rest = "";
  let hasEndedWithCr = false;
  for await (const chunk of chunks) {
    let text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString("latin1");
    // Both halves of one line end, with the border of two chunks between them.
    if (hasEndedWithCr && text.startsWith("\n")) text = text.slice(1);
    if (text === "") continue;
    hasEndedWithCr = text.endsWith("\r");
    const lines = (rest + text).split(/\r\n|\n|\r/u);
    rest = cut(lines.pop() ?? "");
    yield lines.map(cut);
  }
  if (rest !== "") yield [rest];
}

function cut(line: string): string {
  return line.length > lineCharactersMax ? line.slice(0, lineCharactersMax) : line;
}
