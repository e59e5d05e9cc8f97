/** Ends a command with one clear sentence. `usage` is for what was typed (exit code 2), anything else is 1. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly kind: "failed" | "usage";

  constructor(message: string, kind: "failed" | "usage" = "failed", options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
