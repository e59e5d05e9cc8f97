/** Why `npm start` does not start: one sentence for the person at the terminal; no stack trace, nothing left running. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
