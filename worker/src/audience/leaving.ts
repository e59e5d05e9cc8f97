import type { Contact } from "@newsletter/schemas";
import type { Leaving, LeavingRecord, LeavingStore, NoticesOf, SubscriptionForLeaving } from "../ports/leaving.ts";
import type { Ids } from "../ports/surroundings.ts";
import { maskedAddress } from "./masked-address.ts";
import { issueToken, noCampaign, readToken, type TokenPurpose } from "./token.ts";

// A subscription on its way out and back:
//
//   active ──(person, members)──► left ──(undo, its reader, 30 days)──► active
//   active ──(desk, list)──► leaving ──(keep, a contact)──► active
//                            leaving ──(confirm, a contact; or 48 hours)──► left ──(keep, a contact, 30 days)──► active
//
// What ends is one list: a partner's, or the publication's own. The same mailbox may be on another one, which goes on (ADR 17).
//
// One reader of a shared mailbox, or anybody whom a list passes the newsletter on to, may use its link: so that must not cut off all the
// others for good, and still stops delivery at once. The transitions are statements of `store/leaving-store.ts`.

export function createLeaving({
  leavings,
  noticesOf,
  tokenKey,
  ids,
}: {
  readonly leavings: LeavingStore;
  readonly noticesOf: NoticesOf;
  readonly tokenKey: Uint8Array;
  readonly ids: Ids;
}): Leaving {
  const find = async (token: string, purpose: TokenPurpose): Promise<LeavingRecord | undefined> => {
    const content = readToken(tokenKey, token, purpose);
    return content === undefined ? undefined : leavings.byNumber(content.subscriptionNumber);
  };
  const ofReader = async (token: string): Promise<LeavingRecord | undefined> => {
    const record = await find(token, "undo");
    return record === undefined || isShared(record) ? undefined : record;
  };
  const ofContact = async (token: string): Promise<{ readonly record: LeavingRecord; readonly contact: Contact } | undefined> => {
    const [record, named] = [await find(token, "decide"), readToken(tokenKey, token, "decide")?.campaignNumber];
    if (record?.partnerId === undefined || !isShared(record)) return undefined;
    // Whoever has been taken off the partner's contacts decides nothing any more.
    const contact = (await leavings.contactsOf(record.partnerId)).find(({ id }) => contactMark(id) === named);
    return contact === undefined ? undefined : { record, contact };
  };
  const shown = (record: LeavingRecord | undefined, purpose?: TokenPurpose): SubscriptionForLeaving | undefined =>
    record === undefined
      ? undefined
      : { ...forPage(record, tokenKey), offersAll: purpose === "leave" && record.hasLists && !isShared(record) };
  const again = async ({ number }: LeavingRecord): Promise<SubscriptionForLeaving | undefined> => shown(await leavings.byNumber(number));
  return {
    find: async (token, purpose) => {
      if (purpose === "undo") return shown(await ofReader(token));
      return shown(purpose === "decide" ? (await ofContact(token))?.record : await find(token, purpose), purpose);
    },
    leave: async (token, purpose) => {
      const content = readToken(tokenKey, token, purpose);
      if (content === undefined) return undefined;
      return shown(await leavings.leave(content.subscriptionNumber, { source: purpose, eventId: ids.uuidv7(), noticesOf }), purpose);
    },
    leaveAll: async (token) => {
      const record = await find(token, "leave");
      if (record === undefined) return undefined;
      // Whoever reads a desk's mail, or gets what a list passes on, ends nothing but that one.
      if (isShared(record)) return shown(await leavings.leave(record.number, { source: "leave", eventId: ids.uuidv7(), noticesOf }));
      return shown(await leavings.leaveAll(record.number, { source: "leave", eventId: ids.uuidv7, noticesOf }), "leave");
    },
    undo: async (token) => {
      const record = await ofReader(token);
      if (record === undefined) return undefined;
      await leavings.restore(record.subscriptionId, { method: "page", actor: "reader" });
      return again(record);
    },
    decide: async (token, decision) => {
      const found = await ofContact(token);
      if (found === undefined) return undefined;
      const { record, contact } = found;
      if (decision === "keep") await leavings.restore(record.subscriptionId, { method: "contact", actor: contact.id });
      else await leavings.confirm(record.subscriptionId, contact.id);
      return again(record);
    },
  };
}

/** More than one person may stand behind the address. */
export function isShared({ recipientKind }: Pick<LeavingRecord, "recipientKind">): boolean {
  return recipientKind === "desk" || recipientKind === "list";
}

/** In the place of a campaign's number in a token: which of the partner's contacts was asked. The random end of the id, 4 bytes. */
export function contactMark(contactId: string): string {
  return contactId.replaceAll("-", "").slice(-8).toLowerCase();
}

function forPage(record: LeavingRecord, tokenKey: Uint8Array): Omit<SubscriptionForLeaving, "offersAll"> {
  const { number, address, recipientKind, publication, partnerName, state, leaving, suppression, hasLists } = record;
  const preferences = { purpose: "preferences", subscriptionNumber: number, campaignNumber: noCampaign } as const;
  return {
    recipientKind,
    publication,
    partnerName,
    state,
    leaving,
    suppression,
    hasLists,
    maskedAddress: maskedAddress(address),
    preferencesPath: isShared(record) ? undefined : `/preferences/${issueToken(tokenKey, preferences)}`,
  };
}
