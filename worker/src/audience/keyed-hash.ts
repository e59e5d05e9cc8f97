import { createHmac } from "node:crypto";

/** What is hashed; the same words never give the same hash for another purpose. */
type HashPurpose = "erased" | "invited" | "formAddress" | "formNetwork" | "formAll";

/** Lower-case hexadecimal. Without the key, which lies outside of the database, nobody can try addresses against it. */
export function keyedHash(key: Uint8Array, purpose: HashPurpose, text: string): string {
  return createHmac("sha256", key).update(`${purpose}\n${text}`).digest("hex");
}

/** What stands in a suppression in place of an address that was erased. */
export function erasedMark(key: Uint8Array, address: string): string {
  return `erased:${keyedHash(key, "erased", address.toLowerCase())}`;
}

/** What is kept of an address that was asked once, so that nobody asks again. Lower-case hexadecimal. */
export function invitedMark(key: Uint8Array, address: string): string {
  return keyedHash(key, "invited", address.toLowerCase());
}
