import type { AudienceStore, Leaving, SubscriptionForLeaving, SubscriptionRecord } from "../ports/audience.ts";
import type { Ids } from "../ports/surroundings.ts";
import { maskedAddress } from "./masked-address.ts";
import { readToken, type TokenPurpose } from "./token.ts";

/**
 * Leaving by a token. A person leaves at once. A desk or a list becomes `leaving`: nothing more is sent, and the partner's contact decides,
 * since one reader of a shared mailbox must not be able to cut off all the others for good.
 */
export function createLeaving({
  audience,
  tokenKey,
  ids,
}: {
  readonly audience: AudienceStore;
  readonly tokenKey: Uint8Array;
  readonly ids: Ids;
}): Leaving {
  const find = async (token: string, purpose: TokenPurpose): Promise<SubscriptionRecord | undefined> => {
    const content = readToken(tokenKey, token, purpose);
    return content === undefined ? undefined : audience.subscriptionByNumber(content.subscriptionNumber);
  };
  return {
    find: async (token, purpose) => forLeaving(await find(token, purpose)),
    leave: async (token, purpose) => {
      const subscription = await find(token, purpose);
      if (subscription === undefined) return undefined;
      const isShared = subscription.recipientKind === "desk" || subscription.recipientKind === "list";
      await audience.leave(subscription.subscriptionId, isShared ? "leaving" : "left", purpose, ids.uuidv7());
      return forLeaving(await find(token, purpose));
    },
  };
}

function forLeaving(record: SubscriptionRecord | undefined): SubscriptionForLeaving | undefined {
  if (record === undefined) return undefined;
  return {
    subscriptionId: record.subscriptionId,
    recipientKind: record.recipientKind,
    publicationId: record.publicationId,
    maskedAddress: maskedAddress(record.address),
    partnerName: record.partnerName,
    state: record.state,
  };
}
