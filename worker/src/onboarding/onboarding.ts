import type { CheckedPoint, Language, OnboardedKind } from "@newsletter/schemas";
import { erasedMark } from "../audience/keyed-hash.ts";
import { confirmDays } from "../audience/limits.ts";
import { confirmationMail } from "../audience/subscribing-mails.ts";
import { issueToken } from "../audience/token.ts";
import type { PartnerSignInWith } from "../audience/partner-sign-in.ts";
import type { ContentSource } from "../ports/content.ts";
import type { InviteOf, OnboardingAct, OnboardingAnswer, OnboardingRecord } from "../ports/onboarding.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import type { PublicationProfile, PublicationStore } from "../ports/publications.ts";
import { checklistOf, type KnownDocument } from "./checklist.ts";
import { mastheadPreview, type MastheadPreviewWith } from "./masthead-preview.ts";
import { mergedPoints } from "./merged-points.ts";
import { languageFor } from "./onboarding-desk.ts";
import { invitation, remarkMail } from "./onboarding-mails.ts";
import { partnerDocuments } from "./partner-document.ts";
import { sendTest, type TestForwardWith } from "./test-forward.ts";

export interface OnboardingWith
  extends Pick<PartnerSignInWith, "ids" | "clock" | "tokenKey" | "hashKey" | "publicUrl">, TestForwardWith, MastheadPreviewWith {
  readonly publications: PublicationStore;
  readonly source: Pick<ContentSource, "documents">;
}

/** What the pages of a contact show. */
export interface ShownOnboarding {
  readonly record: OnboardingRecord;
  /** Over all publications of the partner. */
  readonly points: readonly CheckedPoint[];
  readonly document: KnownDocument;
}

export interface ShownMasthead {
  readonly preview: { readonly html: string; readonly language: Language } | undefined;
  /** Undefined while the lake is away. */
  readonly digest: string | undefined;
  /** Of this very masthead. */
  readonly answer: OnboardingAnswer | undefined;
}

type Session = Pick<PartnerSession, "contactId" | "contactName" | "partnerId" | "partnerName" | "publications">;

export interface ContactWish {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface SubscriptionWish {
  readonly subscriptionId: string;
  readonly recipientKind: OnboardedKind;
  readonly languages: readonly Language[];
  readonly address: string | undefined;
  readonly language: Language;
}

/** The steps of a contact who is signed in. Every act may be done twice; what another page or person changed meanwhile is said. */
export interface Onboarding {
  readonly shown: (session: Session) => Promise<ShownOnboarding>;
  readonly masthead: (session: Session, language: Language) => Promise<ShownMasthead>;
  readonly confirmContact: (session: Session, name: string) => Promise<OnboardingAct>;
  readonly addContact: (session: Session, wish: Omit<ContactWish, "id">) => Promise<OnboardingAct>;
  readonly correctContact: (session: Session, wish: ContactWish) => Promise<OnboardingAct>;
  readonly removeContact: (session: Session, contactId: string) => Promise<OnboardingAct>;
  readonly inviteColleague: (session: Session, contactId: string) => Promise<OnboardingAct>;
  readonly confirmSubscription: (session: Session, wish: SubscriptionWish) => Promise<OnboardingAct>;
  /** Approved without words, a remark with them. */
  readonly answerMasthead: (session: Session, digest: string, words: string | undefined) => Promise<OnboardingAct>;
  readonly test: (session: Session, subscriptionId: string) => Promise<OnboardingAct>;
  /** Arrived without words, trouble with them. */
  readonly answerTest: (session: Session, subscriptionId: string, words: string | undefined) => Promise<OnboardingAct>;
}

const changed: OnboardingAct = { state: "fault", fault: "changed" };

export function createOnboarding(use: OnboardingWith): Onboarding {
  const { store, source, ids } = use;
  const recordOf = async ({ partnerId }: Session): Promise<OnboardingRecord> => {
    const record = await store.record(partnerId);
    if (record === undefined) throw new Error(`there is no partner ${partnerId} although its contact is signed in`);
    return record;
  };
  const documentOf = async ({ partnerId }: Session): Promise<KnownDocument> => (await partnerDocuments(source, [partnerId]))(partnerId);
  const invited = async (session: Session, act: (inviteOf: InviteOf) => Promise<OnboardingAct>): Promise<OnboardingAct> => {
    const publication = await publicationOf(use, session);
    // Before the first issue nobody has a name to write under.
    if (publication === undefined) return { state: "fault", fault: "noIssue" };
    return act(invitation({ ...use, publication, language: languageFor(await recordOf(session), publication.id) }));
  };
  return {
    shown: async (session) => {
      const [record, document] = await Promise.all([recordOf(session), documentOf(session)]);
      const checklists = publicationIdsOf(record, session).map((id) => checklistOf(record, id, document));
      return { record, document, points: mergedPoints(checklists) };
    },
    masthead: async (session, language) => {
      const [record, document] = await Promise.all([recordOf(session), documentOf(session)]);
      const digest = digestOf(document);
      const preview = await mastheadPreview(use, {
        partnerId: session.partnerId,
        publicationIds: publicationIdsOf(record, session),
        language,
      });
      const answer = record.answers.find(({ about, subject }) => about === "masthead" && subject === digest);
      return { preview, digest, answer };
    },
    confirmContact: (session, name) => store.confirmContact(session, name),
    addContact: (session, wish) => invited(session, async (inviteOf) => store.addContact(session, { id: ids.uuidv7(), ...wish }, inviteOf)),
    correctContact: (session, wish) => invited(session, async (inviteOf) => store.correctContact(session, wish, inviteOf)),
    removeContact: (session, contactId) => store.removeContact(session, contactId),
    inviteColleague: (session, contactId) => invited(session, async (inviteOf) => store.inviteColleague(session, contactId, inviteOf)),
    confirmSubscription: async (session, wish) => confirmSubscription(use, session, wish),
    answerMasthead: async (session, digest, words) => {
      if (digestOf(await documentOf(session)) !== digest) return changed;
      const answer = words === undefined ? "approved" : "remark";
      return store.answer(session, { about: "masthead", subject: digest, answer, words }, await remark(use, session, "masthead", words));
    },
    test: async (session, subscriptionId) => sendTest(use, session, await recordOf(session), subscriptionId),
    answerTest: async (session, subject, words) => {
      const answer = words === undefined ? "arrived" : "trouble";
      return store.answer(session, { about: "forward", subject, answer, words }, await remark(use, session, "forward", words));
    },
  };
}

async function confirmSubscription(use: OnboardingWith, session: Session, wish: SubscriptionWish): Promise<OnboardingAct> {
  const { store, publications, tokenKey, hashKey, ids, clock, publicUrl } = use;
  const record = await store.record(session.partnerId);
  const subscription = record?.subscriptions.find(({ id }) => id === wish.subscriptionId);
  if (subscription === undefined) return changed;
  const publication = await publications.byId(subscription.publicationId);
  const optInNumber = ids.randomHex(4);
  const [language = "en"] = wish.languages;
  return store.confirmSubscription(session, {
    ...wish,
    optInNumber,
    optInDays: confirmDays,
    erasedMarkOf: (address) => erasedMark(hashKey, address),
    confirmation: ({ number, address }) => {
      if (publication === undefined) return undefined;
      const token = issueToken(tokenKey, { purpose: "confirm", subscriptionNumber: number, campaignNumber: optInNumber });
      return confirmationMail({ id: ids.uuidv7(), publication, language, address, now: clock.now() }, `${publicUrl}/confirm/${token}`);
    },
  });
}

/** Tells whoever reads the publisher's mailbox; nothing where there are no words. */
async function remark(
  use: OnboardingWith,
  session: Session,
  about: OnboardingAnswer["about"],
  words: string | undefined,
): Promise<Parameters<OnboardingWith["store"]["answer"]>[2]> {
  const publication = await publicationOf(use, session);
  if (words === undefined || publication === undefined) return undefined;
  const [language = "en"] = publication.languages;
  const to = { id: use.ids.uuidv7(), publication, language, address: publication.sender.address, now: use.clock.now() };
  const { contactName, partnerId, partnerName } = session;
  return () => remarkMail(to, { about, words, contactName, partnerId, partnerName });
}

async function publicationOf({ publications }: OnboardingWith, { publications: own }: Session): Promise<PublicationProfile | undefined> {
  return own[0] ?? (await publications.all())[0];
}

function publicationIdsOf({ subscriptions }: OnboardingRecord, { publications }: Session): readonly string[] {
  return [...new Set([...publications.map(({ id }) => id), ...subscriptions.map(({ publicationId }) => publicationId)])];
}

function digestOf(document: KnownDocument): string | undefined {
  return typeof document === "string" ? undefined : document.mastheadDigest;
}
