import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

export interface NewConsent {
  readonly subscriptionId: string;
  readonly act: Tables["consents"]["act"];
  readonly method: Tables["consents"]["method"];
  /** At the time; null once it is erased. */
  readonly address: string | null;
  readonly languages: readonly string[];
  /** Names the words that were shown, and their version: `subscribe.en.1`. */
  readonly wording?: string;
  /** A person's id, a contact's id, or `reader`. */
  readonly actor: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What was agreed or taken back: one row, in the transaction that does it. Never changed afterwards. */
export async function noteConsent(db: Database, consent: NewConsent): Promise<void> {
  await db
    .insertInto("consents")
    .values({
      subscription_id: consent.subscriptionId,
      act: consent.act,
      method: consent.method,
      address: consent.address,
      languages: [...consent.languages],
      wording: consent.wording ?? null,
      actor: consent.actor,
      detail: JSON.stringify(consent.detail ?? {}),
    })
    .execute();
}
