import { paceInWords, type PaceForecast, type RelayName } from "@newsletter/schemas";

/** Where an issue leaves once it is approved, said before anybody signs it. */
export function wayOutInWords([relay, fallback]: readonly RelayName[], pace: PaceForecast | null): string {
  if (relay === undefined) return "Goes to the mailbox on this machine: no relay is set up.";
  const first = `Leaves through ${named(relay)}`;
  const way = fallback === undefined ? `${first}.` : `${first}; while that takes no mail, through ${named(fallback)}.`;
  return pace === null ? way : `${way} At ${paceInWords(pace)}.`;
}

function named({ name, host }: RelayName): string {
  return `“${name}” (${host})`;
}
