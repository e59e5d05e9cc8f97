import type { EditionKey, Language, RecipientKind } from "@newsletter/schemas";

/** What the choice of an edition needs to know of a subscription. */
export interface Addressee {
  readonly recipientKind: RecipientKind;
  readonly partnerId: string | undefined;
  /** In the order the subscriber prefers them. */
  readonly languages: readonly Language[];
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
  if (addressee.partnerId === undefined) return { language, kind: "direct", form: "personal" };
  if (addressee.recipientKind === "members") return { language, kind: "members", form: "personal", partnerId: addressee.partnerId };
  return { language, kind: "partner", form: "personal", partnerId: addressee.partnerId };
}
