import type { EditionKey, Language, RecipientKind } from "@newsletter/schemas";

/** What the choice of an edition needs to know of a subscription. */
export interface Addressee {
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | undefined;
  /** In the order the subscriber prefers them. */
  readonly languages: readonly Language[];
  /** Reads over a slow connection, as its owner said; only of a person without partner, and of members. */
  readonly isLowBandwidth?: boolean;
}

/**
 * The edition a recipient gets, or undefined when the issue has none of its languages. A `list` redistributes to readers we do not know:
 * it gets the forwardable edition, so that no member can unsubscribe the partner. People on a partner's own list get its masthead, and
 * leave for themselves alone.
 */
export function editionFor(addressee: Addressee, languages: readonly Language[]): EditionKey | undefined {
  const language = addressee.languages.find((wanted) => languages.includes(wanted));
  if (language === undefined) return undefined;
  if (addressee.recipientKind === "list") return { language, kind: "forwardable", form: "shared" };
  const { partnerId, isLowBandwidth = false } = addressee;
  if (partnerId === undefined) return { language, kind: isLowBandwidth ? "lowBandwidth" : "direct", form: "personal" };
  // The masthead goes with everything else that is not text; why it came and how to leave stay.
  if (addressee.recipientKind === "members")
    return { language, kind: isLowBandwidth ? "lowBandwidth" : "members", form: "personal", partnerId };
  // A partner copy is for passing on, and stays whole.
  return { language, kind: "partner", form: "personal", partnerId };
}
