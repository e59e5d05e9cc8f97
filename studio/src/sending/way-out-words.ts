import type { RelayName } from "@newsletter/schemas";

/** Where an issue leaves once it is approved, said before anybody signs it. */
export function wayOutInWords([relay, fallback]: readonly RelayName[]): string {
  if (relay === undefined) return "Goes to the mailbox on this machine: no relay is set up.";
  const first = `Leaves through ${named(relay)}`;
  return fallback === undefined ? `${first}.` : `${first}; while that takes no mail, through ${named(fallback)}.`;
}

function named({ name, host }: RelayName): string {
  return `“${name}” (${host})`;
}
