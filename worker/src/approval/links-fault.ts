import { isThisMachine, type RelayProfile } from "../ports/relays.ts";

/** Why mails whose links lead to this address may not leave by these relays, in one sentence; undefined when they may. */
export function linksFault(relays: readonly Pick<RelayProfile, "name" | "host">[], address: string): string | undefined {
  const real = relays.find(({ host }) => !isThisMachine(host));
  if (real === undefined || !isThisMachine(new URL(address).hostname)) return undefined;
  return `Links lead to ${address}, an address of this machine, and the relay “${real.name}” (${real.host}) sends to the world: for readers they would lead nowhere.`;
}
