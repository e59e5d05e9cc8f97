/** The body, read in pieces, since a length that is announced proves nothing. */
export async function boundedBody(response: Response, bytesMax: number): Promise<Uint8Array | "tooLarge"> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > bytesMax) return "tooLarge";
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
