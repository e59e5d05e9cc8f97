import type { PublicationStore } from "../ports/publications.ts";
import type { AskedAbout, FormUses, OptIn, OptInName, ShownOptIn, SubscribeStore, Subscribing } from "../ports/subscribing.ts";
import type { NewNotice } from "../ports/outbox.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import { formAllowance } from "./form-allowance.ts";
import { erasedMark } from "./keyed-hash.ts";
import { confirmDays } from "./limits.ts";
import { maskedAddress } from "./masked-address.ts";
import { alreadyMail, confirmationMail, type MailTo } from "./subscribing-mails.ts";
import { issueToken, noCampaign, readToken, type TokenPurpose } from "./token.ts";

export interface SubscribingWith {
  readonly subscribeStore: SubscribeStore;
  readonly formUses: FormUses;
  readonly publications: PublicationStore;
  readonly tokenKey: Uint8Array;
  readonly hashKey: Uint8Array;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * Subscribing in two steps: the form asks, and a button behind the link of a mail confirms. The form says the same whatever is known of an
 * address, and the link changes nothing by being opened, since scanners open every link of a mail.
 */
export function createSubscribing(use: SubscribingWith): Subscribing {
  const { subscribeStore, formUses, publications, tokenKey, hashKey, ids, clock } = use;
  const shown = async (token: string, look: (name: OptInName) => Promise<OptIn | undefined>): Promise<ShownOptIn | undefined> => {
    const content = readToken(tokenKey, token, "confirm");
    if (content === undefined) return undefined;
    const { subscriptionNumber, campaignNumber: number } = content;
    const optIn = await look({ subscriptionNumber, number });
    if (optIn === undefined) return undefined;
    return {
      state: optIn.state,
      language: optIn.language,
      maskedAddress: maskedAddress(optIn.address),
      publication: await publications.byId(optIn.publicationId),
      preferencesToken: issueToken(tokenKey, { purpose: "preferences", subscriptionNumber, campaignNumber: noCampaign }),
    };
  };
  return {
    publications: publications.all,
    form: async (slug) => {
      const publication = await publications.bySlug(slug);
      return publication === undefined ? undefined : { publication, partners: await subscribeStore.partnersOf(slug) };
    },
    ask: async (wish, { publication, language, ip }) => {
      const allowance = await formAllowance(formUses, hashKey, { address: wish.address, ip });
      if (allowance !== "granted") return allowance === "busy" ? "busy" : "asked";
      const number = ids.randomHex(4);
      const to = { id: ids.uuidv7(), publication, language, address: wish.address, now: clock.now() };
      await subscribeStore.ask({
        ...wish,
        publicationId: publication.id,
        language,
        subscription: { id: ids.uuidv7(), number: ids.randomHex(8) },
        number,
        validDays: confirmDays,
        mail: (about) => mailAbout(use, to, { about, number }),
      });
      return "asked";
    },
    find: (token) => shown(token, subscribeStore.optIn),
    confirm: (token) => shown(token, (name) => subscribeStore.confirm(name, (address) => erasedMark(hashKey, address))),
  };
}

function mailAbout(
  { tokenKey, publicUrl }: SubscribingWith,
  to: MailTo,
  { about: { state, subscriptionNumber }, number }: { readonly about: AskedAbout; readonly number: string },
): NewNotice {
  const token = (purpose: TokenPurpose, campaignNumber: string): string =>
    issueToken(tokenKey, { purpose, subscriptionNumber, campaignNumber });
  return state === "toConfirm"
    ? confirmationMail(to, `${publicUrl}/confirm/${token("confirm", number)}`)
    : alreadyMail(to, `${publicUrl}/preferences/${token("preferences", noCampaign)}`);
}
