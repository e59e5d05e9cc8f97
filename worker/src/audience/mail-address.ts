import { domainToASCII } from "node:url";
import { isAddress } from "./contact-faults.ts";
import { addressCharactersMax, localPartCharactersMax } from "./limits.ts";

/**
 * An address as somebody typed it, as it is kept: without blanks around it, its domain in lower case and in ASCII (IDNA). What stands before
 * the at sign is the receiver's own, and stays as it is. Undefined for what we cannot write to, a line break within it above all.
 */
export function mailAddress(typed: string): string | undefined {
  const parts = typed.trim().normalize("NFC").split("@");
  const [local = "", domain = ""] = parts;
  if (parts.length !== 2 || local.length > localPartCharactersMax) return undefined;
  const ascii = domainToASCII(domain);
  const address = `${local}@${ascii}`;
  // A name without a dot is a machine of ours; one whose last label is a number, an address in disguise.
  if (!/\.[a-z][a-z0-9-]*$/u.test(ascii)) return undefined;
  return address.length <= addressCharactersMax && isAddress(address) ? address : undefined;
}

/** What tells one mailbox from another when mails to it are counted: `a+1@` and `A+2@` fill the same one. */
export function mailboxOf(address: string): string {
  const [local = "", domain = ""] = address.toLowerCase().split("@");
  return `${local.replace(/(?<=.)\+.*$/u, "")}@${domain}`;
}
