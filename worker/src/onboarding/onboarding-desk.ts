import {
  contactsOfPartnerMax,
  languages,
  translationOf,
  type Language,
  type OnboardFault,
  type OnboardRequest,
  type PartnerChecklist,
} from "@newsletter/schemas";
import { contactFaults, withoutEdges } from "../audience/contact-faults.ts";
import { erasedMark } from "../audience/keyed-hash.ts";
import { mailAddress } from "../audience/mail-address.ts";
import type { PartnerSignInWith } from "../audience/partner-sign-in.ts";
import type { ContentSource } from "../ports/content.ts";
import type { InviteOutcome, OnboardingRecord, OnboardingStore, OnboardRefusal } from "../ports/onboarding.ts";
import type { PublicationStore } from "../ports/publications.ts";
import { checklistOf, missingCount, type KnownDocument } from "./checklist.ts";
import { remarksShownMax } from "./limits.ts";
import { invitation } from "./onboarding-mails.ts";
import { partnerDocuments } from "./partner-document.ts";

export interface OnboardingDeskWith extends Pick<PartnerSignInWith, "ids" | "clock" | "tokenKey" | "hashKey" | "publicUrl"> {
  readonly onboarding: OnboardingStore;
  readonly publications: PublicationStore;
  readonly source: Pick<ContentSource, "documents">;
}

export interface OnboardBy {
  readonly actor: string;
  readonly method: "form" | "commandLine";
  readonly sendsAgain: boolean;
}

export type OnboardResult =
  | { readonly state: "done"; readonly contactId: string; readonly subscriptionId: string; readonly mail: "planned" | "sentBefore" }
  | { readonly state: "refused"; readonly faults: readonly OnboardFault[] }
  /** What it is about is not there: one sentence. */
  | { readonly state: "notFound"; readonly sentence: string };

/** Bringing partners in, for whoever keeps the audience. */
export interface OnboardingDesk {
  readonly onboard: (wish: OnboardRequest, by: OnboardBy) => Promise<OnboardResult>;
  readonly invite: (wish: { readonly contactId: string; readonly publicationId: string }, actor: string) => Promise<InviteOutcome>;
  /** Of all partners that have a contact or a subscription, or of this one; nothing of one that nobody knows. */
  readonly checklists: (publicationId: string, partnerId?: string) => Promise<readonly PartnerChecklist[]>;
}

export function createOnboardingDesk(use: OnboardingDeskWith): OnboardingDesk {
  const { onboarding, publications, source } = use;
  return {
    onboard: (wish, by) => onboard(use, wish, by),
    invite: async ({ contactId, publicationId }, actor) => {
      const publication = await publications.byId(publicationId);
      if (publication === undefined) return "unknown";
      const record = (await onboarding.records()).find(({ contacts }) => contacts.some(({ id }) => id === contactId));
      return onboarding.invite(contactId, actor, invitation({ ...use, publication, language: languageFor(record, publicationId) }));
    },
    checklists: async (publicationId, partnerId) => {
      const one = partnerId === undefined ? undefined : await onboarding.record(partnerId);
      const records = partnerId === undefined ? await onboarding.records() : [one ?? nothingOf(partnerId)];
      const documentOf = await partnerDocuments(
        source,
        records.map((record) => record.partnerId),
      );
      const isNobody = partnerId !== undefined && one === undefined && documentOf(partnerId) === "absent";
      return isNobody ? [] : records.map((record) => checklistFor(record, publicationId, documentOf(record.partnerId)));
    },
  };
}

async function onboard(use: OnboardingDeskWith, wish: OnboardRequest, by: OnboardBy): Promise<OnboardResult> {
  const { publicationId, partnerId } = wish;
  const read = readWish(wish);
  if (read.state === "refused") return read;
  const [found] = await use.source.documents([partnerId], "published");
  if (found?._type !== "partner") return { state: "notFound", sentence: `There is no published partner ${partnerId}. Publish it first.` };
  const publication = await use.publications.byId(publicationId);
  if (publication === undefined)
    return {
      state: "notFound",
      sentence: `${publicationId} has had no issue yet, not even a rehearsal: nobody knows in whose name to write.`,
    };
  const { contactName, contactAddress, address } = read;
  const outcome = await use.onboarding.onboard(
    {
      publicationId,
      partnerId,
      contact: { id: use.ids.uuidv7(), name: contactName, address: contactAddress },
      subscription: { id: use.ids.uuidv7(), number: use.ids.randomHex(8) },
      recipientKind: wish.recipientKind,
      address,
      languages: read.languages,
      ...by,
      erasedMark: erasedMark(use.hashKey, address),
    },
    invitation({ ...use, publication, language: read.languages[0] ?? "en" }),
  );
  return outcome.state === "done" ? outcome : { state: "refused", faults: [refusals[outcome.why]] };
}

type ReadWish =
  | {
      readonly state: "read";
      readonly contactName: string;
      readonly contactAddress: string;
      readonly address: string;
      readonly languages: readonly Language[];
    }
  | { readonly state: "refused"; readonly faults: readonly OnboardFault[] };

function readWish(wish: OnboardRequest): ReadWish {
  const contactName = withoutEdges(wish.contactName);
  const contactAddress = mailAddress(wish.contactAddress);
  const address = wish.address.trim() === "" ? contactAddress : mailAddress(wish.address);
  const chosen = [...new Set(wish.languages)];
  const faults: (OnboardFault | undefined)[] = [
    ...contactFaults({ name: contactName, address: contactAddress ?? wish.contactAddress.trim() }).map(
      ({ field, message }): OnboardFault => ({ field: field === "name" ? "contactName" : "contactAddress", message }),
    ),
    contactAddress === undefined && contactFaults({ name: "x", address: wish.contactAddress.trim() }).length === 0
      ? { field: "contactAddress", message: notAnAddress }
      : undefined,
    address === undefined && wish.address.trim() !== "" ? { field: "address", message: notAnAddress } : undefined,
    chosen.length === 0 ? { field: "languages", message: "Choose at least one language." } : undefined,
  ];
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0 || contactAddress === undefined || address === undefined) return { state: "refused", faults: found };
  return { state: "read", contactName, contactAddress, address, languages: chosen };
}

const notAnAddress = "This is not a mail address. One looks like name@example.org.";

const refusals: Readonly<Record<OnboardRefusal, OnboardFault>> = {
  contactsFull: { field: "contactName", message: `A partner has at most ${contactsOfPartnerMax} contacts.` },
  busy: { field: "contactAddress", message: "Enough links were sent to this partner's contacts for today. Try again tomorrow." },
  left: {
    field: "address",
    message: "The subscription of this address was ended. Its contact brings it back by the link of the notice, or its owner by the form.",
  },
  suppressed: { field: "address", message: "Nothing may be sent to this address: its owner left, or mails to it came back." },
  erased: { field: "address", message: "The owner of this address had it erased. Only they can subscribe it again, by the form." },
  merged: { field: "address", message: "This subscription was joined with another one of the same mailbox." },
  members: { field: "address", message: "This address is one of the partner's members." },
  differs: {
    field: "address",
    message: "This address receives issues already, as another recipient kind or in other languages. A contact changes that on the page.",
  },
};

function checklistFor(record: OnboardingRecord, publicationId: string, document: KnownDocument): PartnerChecklist {
  const points = checklistOf(record, publicationId, document);
  const nameOf = (contactId: string): string | null => record.contacts.find(({ id }) => id === contactId)?.name ?? null;
  return {
    partnerId: record.partnerId,
    name: translationOf(record.partnerName, "en", languages)?.value ?? null,
    points,
    missingCount: missingCount(points),
    contacts: record.contacts.map(({ confirmedAt = null, invitedAt = null, ...contact }) => ({ ...contact, confirmedAt, invitedAt })),
    remarks: record.answers
      .flatMap(({ about, words, contactId, at }) => (words === undefined ? [] : [{ about, words, by: nameOf(contactId), at }]))
      .slice(0, remarksShownMax),
  };
}

/** The first that any of its subscriptions wants: nobody has said in which one a contact reads. */
export function languageFor(record: OnboardingRecord | undefined, publicationId: string): Language {
  const subscriptions = record?.subscriptions ?? [];
  const own = subscriptions.find((each) => each.publicationId === publicationId) ?? subscriptions[0];
  return own?.languages[0] ?? "en";
}

function nothingOf(partnerId: string): OnboardingRecord {
  return { partnerId, partnerName: {}, contacts: [], subscriptions: [], answers: [], membersIn: [], agreedWith: [] };
}
