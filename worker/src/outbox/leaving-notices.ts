import {
  dayText,
  directionOf,
  instantText,
  languages,
  leavingWords,
  membersWords,
  translationOf,
  type Contact,
  type Language,
} from "@newsletter/schemas";
import { contactMark, isShared } from "../audience/leaving.ts";
import { issueToken, noCampaign } from "../audience/token.ts";
import { buildNotice, type Notice } from "../message/build-notice.ts";
import { isolated } from "../pages/html.ts";
import type { LeavingRecord, LeavingState, NoticesOf } from "../ports/leaving.ts";
import type { NewNotice } from "../ports/outbox.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";

export interface LeavingNoticesWith {
  readonly tokenKey: Uint8Array;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
  readonly ids: Ids;
  readonly clock: Clock;
}

type Said = Pick<Notice, "language" | "subject" | "paragraphs" | "actions">;

/**
 * Who has to know of a leaving. A person gets one mail with the way back, at the address that left; for a desk or a list each contact of
 * the partner is asked, and never the address itself: whoever reads it, or gets what it passes on, is not who decides.
 */
export function createLeavingNotices(given: LeavingNoticesWith): NoticesOf {
  return (record, contacts) => {
    const { publication, leaving } = record;
    if (publication === undefined || leaving === undefined) return [];
    if (!isShared(record)) {
      // What bounced or complained gets nothing more, not even this.
      if (record.suppression !== undefined && !["unsubscribed", "byPartner"].includes(record.suppression)) return [];
      return [notice(given, { record, publication, about: leaving.id, to: record.address, said: leftNotice(given, record, publication) })];
    }
    return contacts
      .filter(({ address }) => address.toLowerCase() !== record.address.toLowerCase())
      .map((contact) =>
        notice(given, {
          record,
          publication,
          about: leaving.id,
          to: contact.address,
          said: leavingNotice(given, { record, publication, leaving, contact }),
        }),
      );
  };
}

function leftNotice({ tokenKey, publicUrl }: LeavingNoticesWith, record: LeavingRecord, publication: PublicationProfile): Said {
  const language = languageOf(record);
  const words = leavingWords[language].leftNotice;
  const token = issueToken(tokenKey, { purpose: "undo", subscriptionNumber: record.number, campaignNumber: noCampaign });
  const name = nameOf(publication, language);
  const partner = translationOf(record.partnerName, language, languages)?.value;
  const [shownName, address] = [named(name, language), named(record.address, language)];
  const left =
    record.recipientKind === "members" && partner !== undefined
      ? membersWords[language].notice.left(shownName, named(partner, language), address)
      : words.left(shownName, address);
  return {
    language,
    subject: words.subject(name),
    // It goes to the address itself: here it may be said what else comes to it.
    paragraphs: [left, ...(record.hasOthers ? [membersWords[language].notice.goesOn] : []), words.mistake],
    actions: [{ label: words.undo, url: `${publicUrl}/undo/${token}` }],
  };
}

function leavingNotice(
  { tokenKey, publicUrl }: LeavingNoticesWith,
  {
    record,
    publication,
    leaving,
    contact,
  }: {
    readonly record: LeavingRecord;
    readonly publication: PublicationProfile;
    readonly leaving: LeavingState;
    readonly contact: Contact;
  },
): Said {
  const language = languageOf(record);
  const words = leavingWords[language].leavingNotice;
  const token = issueToken(tokenKey, { purpose: "decide", subscriptionNumber: record.number, campaignNumber: contactMark(contact.id) });
  const name = nameOf(publication, language);
  const partner = translationOf(record.partnerName, language, languages)?.value;
  return {
    language,
    subject: words.subject(name),
    paragraphs: [
      words.asked(named(name, language), named(record.address, language)),
      words.why,
      ...(partner === undefined ? [] : [words.because(named(contact.name, language), named(partner, language))]),
      leaving.leftAt === undefined
        ? words.deadline(named(instantText(language, leaving.decideUntil), language))
        : words.stopped(named(dayText(language, leaving.undoUntil), language)),
    ],
    actions: [{ label: words.decide, url: `${publicUrl}/decide/${token}` }],
  };
}

function notice(
  { ids, clock }: LeavingNoticesWith,
  {
    record,
    publication,
    about,
    to,
    said,
  }: {
    readonly record: LeavingRecord;
    readonly publication: PublicationProfile;
    readonly about: string;
    readonly to: string;
    readonly said: Said;
  },
): NewNotice {
  const id = ids.uuidv7();
  const { address: sender } = publication.sender;
  const messageId = `<${id}@${sender.split("@").at(-1) ?? "localhost"}>`;
  return {
    id,
    purpose: isShared(record) ? "leavingNotice" : "leftNotice",
    about,
    publicationId: record.publicationId,
    address: to,
    returnPath: sender,
    message: () => buildNotice({ publication, to, ...said, date: clock.now(), messageId }),
    askedBy: "reader",
  };
}

/** The first that the subscription wants: nobody has said in which one a contact reads. */
function languageOf({ languages: [first] }: LeavingRecord): Language {
  return first ?? "en";
}

function nameOf({ name, slug }: PublicationProfile, language: Language): string {
  return translationOf(name, language, languages)?.value ?? slug;
}

/** A Latin address or name must not turn an Arabic sentence around; elsewhere old clients would show the marks as boxes. */
function named(name: string, language: Language): string {
  return directionOf(language) === "rtl" ? isolated(name) : name;
}
