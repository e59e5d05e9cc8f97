import {
  editionKeyText,
  fillSlots,
  editionKinds,
  isMailEdition,
  isPartnersEdition,
  languages,
  usualForm,
  type EditionKey,
  type EditionKind,
  type IssueSnapshot,
  type Language,
  type RenderedEdition,
} from "@newsletter/schemas";
import type { ReadAttachments } from "../../worker/src/content/read-attachments.ts";
import { buildMessage, type PersonalPart } from "../../worker/src/message/build-message.ts";
import { renderEditions } from "../../worker/src/rendering/render-editions.ts";
import type { Content } from "./content.ts";

/** An edition as it reaches one reader: its slots are filled, and where it is a mail, it is the whole message. */
export interface ReadEdition {
  readonly issue: string;
  /** Issue and edition key in one string, to name it in a line. */
  readonly name: string;
  readonly edition: RenderedEdition;
  readonly html: string;
  readonly message: Uint8Array | undefined;
}

export interface NamedIssue {
  readonly name: string;
  readonly snapshot: IssueSnapshot;
  readonly languages: readonly Language[];
  /** Of an issue made of a corpus: what its source says in a language. */
  /** Of an issue whose mails carry files. */
  readonly readAttachments?: ReadAttachments;
  readonly contentIn?: (language: Language) => Content;
}

/** Every kind the product renders, in the languages of the issue. The partners take turns, so that each masthead is seen. */
export async function readEditions({ name, snapshot, languages: wanted, readAttachments }: NamedIssue): Promise<readonly ReadEdition[]> {
  const editions: ReadEdition[] = [];
  for (const language of wanted) {
    const partner = snapshot.partners[languages.indexOf(language) % snapshot.partners.length];
    const keys = editionKinds.map((kind) => keyOf(kind, language, partner?.id));
    for (const edition of await renderEditions(snapshot, keys)) {
      editions.push(asRead(name, snapshot, edition, await readAttachments?.(snapshot, edition.key)));
    }
  }
  return editions;
}

/** A mail is whatever is not the web edition. */
export const mailsOf = (editions: readonly ReadEdition[]): readonly ReadEdition[] =>
  editions.filter(({ edition }) => isMailEdition(edition.key.kind));

/**
 * For checks that take a second each: the sample whole, of the other issues the edition that everybody passes on. Their other kinds add a
 * masthead and a cover note, which the sample shows.
 */
export const forSlowChecks = (editions: readonly ReadEdition[]): readonly ReadEdition[] =>
  editions.filter(({ issue, edition }) => issue === "sample" || edition.key.kind === "forwardable");

/** As readers get it; of the low-bandwidth edition the form that is the same for everybody. */
export function keyOf(kind: EditionKind, language: Language, partnerId: string | undefined): EditionKey {
  const form = kind === "lowBandwidth" ? "shared" : usualForm(kind);
  return { language, kind, form, ...(isPartnersEdition(kind) && partnerId !== undefined ? { partnerId } : {}) };
}

function asRead(issue: string, snapshot: IssueSnapshot, edition: RenderedEdition, attachments: Uint8Array | undefined): ReadEdition {
  const token = "example-not-a-real-token";
  // What is shared is still mailed to one address, a list: its header block names it (mail standards, 2).
  const personal: PersonalPart = {
    to: "reader@partner.example.org",
    messageId: `<${edition.digest.slice(0, 16)}@example.org>`,
    oneClickUrl: `${snapshot.baseUrl}/u/${token}`,
    slots: {
      leaveUrl: `${snapshot.baseUrl}/leave/${token}`,
      packUrl: `${snapshot.baseUrl}/pack/${token}`,
      preferencesUrl: `${snapshot.baseUrl}/preferences/${token}`,
      reachUrl: `${snapshot.baseUrl}/reach/${token}`,
    },
  };
  const date = new Date(snapshot.referenceTime);
  return {
    issue,
    name: `${issue} ${editionKeyText(edition.key)}`,
    edition,
    html: fillSlots(edition.html, personal.slots),
    message: isMailEdition(edition.key.kind) ? buildMessage({ edition, snapshot, date, personal, attachments }) : undefined,
  };
}
