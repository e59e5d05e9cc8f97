import type { RowName } from "./evidence.ts";
import { namesMax } from "./limits.ts";

/** The local part of a return path, also where a forwarder wrote an address of its own around it (SRS, BATV). Whether it is ours, its MAC says. */
const tokenPattern = /b\+(?<token>[a-z2-7]{40})(?![a-z2-7])/giu;

/** The form of the Message-IDs that plans give out (`campaign/freeze-plan.ts`): whoever knows one has seen the message. */
const messageIdPattern = /<[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}@[^\s<>]{1,255}>/giu;

/** At most `namesMax`, each once. */
export function tokensIn(...texts: readonly string[]): readonly RowName[] {
  const found = texts.flatMap((text) => [...text.matchAll(tokenPattern)].map(({ groups }) => groups?.["token"]?.toLowerCase() ?? ""));
  return [...new Set(found)].slice(0, namesMax).map((token) => ({ token }));
}

/** At most `namesMax`, each once. */
export function messageIdsIn(...texts: readonly string[]): readonly RowName[] {
  const found = texts.flatMap((text) => [...text.matchAll(messageIdPattern)].map(([id]) => id));
  return [...new Set(found)].slice(0, namesMax).map((messageId) => ({ messageId }));
}
