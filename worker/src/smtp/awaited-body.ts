import { Readable } from "node:stream";

/**
 * The message as a stream that we own. Its first read is the moment the relay is ready for the body (after 354): then, and not before,
 * the mark is asked for, and only when it is durable does the first byte leave. `bodyBegun` is our own evidence; the library's errors
 * are the same before and after.
 */
export class AwaitedBody extends Readable {
  readonly #bytes: Uint8Array;
  readonly #mayBegin: () => Promise<boolean>;
  #asked = false;
  bodyBegun = false;
  /** The mark was refused: the claim was no longer ours. */
  claimLost = false;

  constructor(bytes: Uint8Array, mayBegin: () => Promise<boolean>) {
    super();
    this.#bytes = bytes;
    this.#mayBegin = mayBegin;
  }

  override _read(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.#begin();
  }

  async #begin(): Promise<void> {
    try {
      this.claimLost = !(await this.#mayBegin());
    } catch (cause) {
      this.destroy(cause instanceof Error ? cause : new Error("the mark could not be committed"));
      return;
    }
    if (this.claimLost) {
      this.destroy(new Error("the claim was lost"));
      return;
    }
    // Nothing may leave on a connection that died while the mark was written.
    if (this.destroyed) return;
    this.bodyBegun = true;
    this.push(this.#bytes);
    // oxlint-disable-next-line unicorn/no-null -- the end of a stream is pushed as null
    this.push(null);
  }
}
