import type { RecipientKind } from "@newsletter/schemas";

/** A subscription of an address to a publication, as far as another wish of that address has to know it. */
export interface ExistingSubscription {
  readonly id: string;
  /** 8 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | undefined;
  readonly state: "requested" | "active" | "leaving" | "left";
}

export type OptInOutcome =
  /** Nothing is written to this address: what came of it reaches people who did not ask. */
  | { readonly state: "silent" }
  /** Told that it is subscribed, with the way to its settings. */
  | { readonly state: "alreadyActive"; readonly subscription: ExistingSubscription }
  /** Asked to confirm: a subscription that was never confirmed, or was ended. */
  | { readonly state: "again"; readonly subscription: ExistingSubscription }
  | { readonly state: "new" };

/**
 * What a wish from the form means for an address that may be known already. Whoever filled in the form learns nothing of it. A distribution
 * list is never asked: any of its members could press the button, in the name of all the others.
 */
export function optInOutcome(there: readonly ExistingSubscription[], partnerId: string | undefined, isSuppressed: boolean): OptInOutcome {
  if (isSuppressed || there.some(({ recipientKind }) => recipientKind === "list")) return { state: "silent" };
  const active = there.find(({ state }) => state === "active");
  if (active !== undefined) return { state: "alreadyActive", subscription: active };
  const same = there.find((subscription) => subscription.partnerId === partnerId);
  if (same === undefined) return { state: "new" };
  // A desk that stopped is its contact's to bring back.
  return same.recipientKind === "desk" ? { state: "silent" } : { state: "again", subscription: same };
}
