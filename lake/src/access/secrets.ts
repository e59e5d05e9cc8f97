import { createHash, randomBytes } from "node:crypto";

/** 43 characters. The Studio silently ignores a sid under 20 characters and a token under 32. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A plain hash is enough for 256 random bits: there is nothing to guess. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
