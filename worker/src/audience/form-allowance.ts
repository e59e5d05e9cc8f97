import type { FormUses } from "../ports/subscribing.ts";
import { keyedHash } from "./keyed-hash.ts";
import { formBounds } from "./limits.ts";
import { mailboxOf } from "./mail-address.ts";
import { networkOf } from "./network-of.ts";

/** `mailbox`: this address has had its mails for today, which whoever asks is not told. `busy`: the network has, or everybody has. */
export type FormAllowance = "granted" | "mailbox" | "busy";

/** Whether one more mail may leave because somebody typed an address. Neither address nor network is kept, only a keyed hash that is counted. */
export async function formAllowance(
  uses: FormUses,
  hashKey: Uint8Array,
  { address, ip }: { readonly address: string; readonly ip: string },
): Promise<FormAllowance> {
  if (!(await uses.take(keyedHash(hashKey, "formNetwork", networkOf(ip)), formBounds.network))) return "busy";
  // Before the count of all: one address asked for again and again must not close the form for everybody.
  if (!(await uses.take(keyedHash(hashKey, "formAddress", mailboxOf(address)), formBounds.address))) return "mailbox";
  return (await uses.take(keyedHash(hashKey, "formAll", ""), formBounds.all)) ? "granted" : "busy";
}
