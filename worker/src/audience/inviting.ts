import { dayText, invitingWording, invitingWords, languages, translationOf } from "@newsletter/schemas";
import { buildNotice } from "../message/build-notice.ts";
import { isolated } from "../pages/html.ts";
import type { PartnerName } from "../ports/campaigns.ts";
import type { Invited, InviteFilter, InviteResult, InviteStore } from "../ports/inviting.ts";
import type { NewNotice } from "../ports/outbox.ts";
import type { PublicationProfile, PublicationStore } from "../ports/publications.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import { erasedMark, invitedMark } from "./keyed-hash.ts";
import { dayAfter } from "./last-day.ts";
import { confirmDays, invitedPerActMax } from "./limits.ts";
import { publicationName } from "./subscribing-mails.ts";
import { issueToken } from "./token.ts";

export interface InvitingWith {
  readonly inviteStore: InviteStore;
  readonly publications: Pick<PublicationStore, "byId">;
  /** Partners of the latest issue that was kept of the publication of this slug. */
  readonly partnersOf: (slug: string) => Promise<readonly PartnerName[]>;
  readonly tokenKey: Uint8Array;
  readonly hashKey: Uint8Array;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
}

export interface InviteWish extends InviteFilter {
  readonly actor: string;
  readonly isDryRun: boolean;
}

/** Undefined of a publication that no issue was ever prepared of: nobody knows yet what it calls itself. */
export type Inviting = (wish: InviteWish) => Promise<InviteResult | undefined>;

/**
 * The publisher's deliberate step for people whom a file brought without a partner's agreement: they are asked by mail, once for ever, and who
 * does not press the button behind its link is never written to again.
 */
export function createInviting(use: InvitingWith): Inviting {
  const { inviteStore, publications, hashKey, ids, clock } = use;
  return async (wish) => {
    const publication = await publications.byId(wish.publicationId);
    if (publication === undefined) return undefined;
    const now = clock.now();
    return inviteStore.invite({
      ...wish,
      partners: await use.partnersOf(publication.slug),
      askedMax: invitedPerActMax,
      validDays: confirmDays,
      mark: (address) => invitedMark(hashKey, address),
      erasedMark: (address) => erasedMark(hashKey, address),
      drawOptIn: () => ids.randomHex(4),
      wording: invitingWording,
      mail: (invited) => invitation(use, { invited, publication, now, actor: wish.actor }),
    });
  };
}

interface Invitation {
  readonly invited: Invited;
  readonly publication: PublicationProfile;
  readonly now: Date;
  readonly actor: string;
}

function invitation(
  { tokenKey, publicUrl, ids }: Pick<InvitingWith, "tokenKey" | "publicUrl" | "ids">,
  { invited, publication, now, actor }: Invitation,
): NewNotice {
  const { address, language, subscriptionNumber, optInNumber: campaignNumber } = invited;
  const words = invitingWords[language];
  const name = publicationName(publication, language);
  const { address: sender } = publication.sender;
  const id = ids.uuidv7();
  const token = issueToken(tokenKey, { purpose: "confirm", subscriptionNumber, campaignNumber });
  return {
    id,
    purpose: "confirmation",
    about: id,
    publicationId: publication.id,
    address,
    returnPath: sender,
    message: () =>
      buildNotice({
        publication,
        to: address,
        language,
        date: now,
        messageId: `<${id}@${sender.split("@").at(-1) ?? "localhost"}>`,
        subject: words.subject(name),
        paragraphs: [whereFrom(invited, publication, name), words.how(dayText(language, dayAfter(now, confirmDays))), words.once],
        actions: [{ label: words.action, url: `${publicUrl}/confirm/${token}` }],
      }),
    askedBy: actor,
    givesWay: true,
  };
}

/** Whoever is asked learns who gave the address (GDPR, Art. 14). */
function whereFrom({ partner, language }: Invited, publication: PublicationProfile, name: string): string {
  const words = invitingWords[language];
  if (partner !== undefined)
    return words.fromPartner(isolated(translationOf(partner.name, language, languages)?.value ?? partner.id), isolated(name));
  const publisher = translationOf(publication.publisher, language, languages)?.value ?? publication.sender.name;
  return words.fromPublisher(isolated(publisher), isolated(name));
}
