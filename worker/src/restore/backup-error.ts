/** Why a backup is not made or not put back: one sentence, and nothing was changed unless it says so. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** A full disk is told as one; anything else as it came. */
export function diskFault(cause: unknown, what: string): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return new BackupError(`The disk is full: ${what}`, { cause });
  if (code === "EACCES" || code === "EROFS") return new BackupError(`It may not be written there: ${what}`, { cause });
  return cause;
}
