import { encodePatch } from "../effects/mendoza.ts";
import type { StoredDocument } from "../documents/document.ts";
import type { LiveChange, LiveTransaction } from "./content.ts";

export interface ListenOptions {
  readonly hasResult: boolean;
  readonly hasPreviousRevision: boolean;
  readonly hasMutations: boolean;
  readonly hasEffects: boolean;
  readonly hasAllVersions: boolean;
  readonly visibility: string;
}

export type Transition = "appear" | "update" | "disappear";

/** How a change looks from within a filter. Undefined: the listener does not see it. */
export function transitionOf(matchedBefore: boolean, matchesAfter: boolean): Transition | undefined {
  if (matchedBefore) return matchesAfter ? "update" : "disappear";
  return matchesAfter ? "appear" : undefined;
}

export interface SeenChange {
  readonly change: LiveChange;
  readonly transition: Transition;
}

/**
 * The events of one transaction for one listener. The totals count what *this* listener is sent: the Studio holds everything back until
 * that many have arrived, so a count of the whole transaction would freeze its form.
 */
export function listenerEvents(transaction: LiveTransaction, seen: readonly SeenChange[], options: ListenOptions): readonly object[] {
  return seen.map(({ change, transition }, position) => ({
    eventId: `${transaction.id}#${change.documentId}`,
    documentId: change.documentId,
    transactionId: transaction.id,
    transition,
    identity: transaction.author,
    ...(options.hasMutations ? { mutations: change.mutations } : { mutations: [] }),
    ...revisions(transaction, { change, transition }, options),
    timestamp: transaction.at,
    visibility: options.visibility,
    transactionTotalEvents: seen.length,
    transactionCurrentEvent: position,
    ...(options.hasEffects ? { effects: effects({ change, transition }) } : {}),
    ...(options.hasResult && transition !== "disappear" ? { result: change.after, previous: change.before } : {}),
  }));
}

/**
 * `resultRev` is there even when no document is left: the next `appear` of that id is chained to it. `previousRev` is left out on
 * `appear`, where the listener knows of nothing before.
 */
function revisions(transaction: LiveTransaction, { change, transition }: SeenChange, options: ListenOptions): object {
  const previousRev = transition === "appear" || !options.hasPreviousRevision ? undefined : change.before?._rev;
  return { ...(previousRev === undefined ? {} : { previousRev }), resultRev: transaction.id };
}

function effects({ change, transition }: SeenChange): object {
  const before: StoredDocument | null = transition === "appear" ? null : change.before;
  const after: StoredDocument | null = transition === "disappear" ? null : change.after;
  return { apply: encodePatch(before, after), revert: encodePatch(after, before) };
}
