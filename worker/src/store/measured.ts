import { createHash } from "node:crypto";
import { Transform } from "node:stream";

export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
}

/** Lets everything through, and tells afterwards how much it was and what its SHA-256 is. */
export function measuring(): { readonly through: Transform; readonly measured: () => Measured } {
  const hash = createHash("sha256");
  let bytes = 0;
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { through, measured: () => ({ bytes, sha256: hash.digest("hex") }) };
}
