import { isThisMachine, type RelayProfile } from "../ports/relays.ts";

/** Why mails with links to this address may not leave by these relays, in one sentence; undefined when they may. */
export function linksFault(relays: readonly Pick<RelayProfile, "name" | "host">[], publicUrl: string): string | undefined {
  const real = relays.find(({ host }) => !isThisMachine(host));
  if (real === undefined || !isThisMachine(new URL(publicUrl).hostname)) return undefined;
  return `Every link in a mail would lead nowhere: PUBLIC_URL is ${publicUrl}, an address of this machine, and the relay “${real.name}” sends to the world.`;
}
