import {
  catalogues,
  directionOf,
  fallbackOrder,
  isPartnersEdition,
  translationOf,
  webEditionUrl,
  type Direction,
  type EditionKey,
  type EditionKind,
  type IssueSnapshot,
  type Language,
  type MailWords,
  type SnapshotPartner,
  usualForm,
  type Translation,
} from "@newsletter/schemas";
import { EditionError } from "./edition-error.ts";

/** What every block needs: the snapshot, whose edition this is, and the words of its language. */
export interface Edition {
  readonly snapshot: IssueSnapshot;
  readonly key: EditionKey;
  readonly language: Language;
  readonly direction: Direction;
  readonly words: MailWords;
  /** Whose masthead stands above it. */
  readonly partner: SnapshotPartner | undefined;
  /** On whose list of members its reader is, whether its masthead stands above it or not. */
  readonly memberOf: SnapshotPartner | undefined;
  readonly webUrl: string;
  readonly isPage: boolean;
}

const kindNames: Readonly<Record<EditionKind, string>> = {
  partner: "A partner copy",
  forwardable: "The forwardable edition",
  direct: "A direct subscriber's edition",
  members: "A members' edition",
  lowBandwidth: "The low-bandwidth edition",
  web: "The web edition",
  pack: "A partner's selection",
};

/** Refuses a key that does not fit the snapshot, so that blocks never meet one. */
export function openEdition(snapshot: IssueSnapshot, key: EditionKey): Edition {
  const { language } = key;
  if (!snapshot.publication.languages.includes(language)) {
    throw new EditionError("languageNotPublished", key, `The publication has no edition in "${language}".`);
  }
  if (key.kind !== "lowBandwidth" && key.form !== usualForm(key.kind)) {
    throw new EditionError("formNotOffered", key, `${kindNames[key.kind]} is always ${usualForm(key.kind)}.`);
  }
  if (isPartnersEdition(key.kind) && key.partnerId === undefined) {
    throw new EditionError("partnerMissing", key, `${kindNames[key.kind]} needs the partner it is for.`);
  }
  const { selection } = snapshot;
  if (selection?.picks !== key.picks || (selection !== undefined) !== (key.kind === "pack") || selection?.partnerId !== packOf(key)) {
    throw new EditionError("picksMissing", key, "A partner's selection is rendered of what that partner picked, and nothing else is.");
  }
  const partner = snapshot.partners.find(({ id }) => id === key.partnerId);
  if (key.partnerId !== undefined && partner === undefined) {
    throw new EditionError("partnerUnknown", key, `The issue knows no partner "${key.partnerId}".`);
  }
  return {
    snapshot,
    key,
    language,
    direction: directionOf(language),
    words: catalogues[language].mail,
    partner: isPartnersEdition(key.kind) ? partner : undefined,
    memberOf: key.kind === "members" || key.kind === "lowBandwidth" ? partner : undefined,
    webUrl: webEditionUrl(snapshot, language),
    isPage: key.kind === "web",
  };
}

function packOf({ kind, partnerId }: EditionKey): string | undefined {
  return kind === "pack" ? partnerId : undefined;
}

/**
 * The value in the edition's language, else in the one chosen to step in, else in the first of the publication's order; undefined when there
 * is none at all.
 */
export function translated<T>(edition: Edition, values: Partial<Record<Language, T>> | undefined): Translation<T> | undefined {
  return translationOf(values, edition.language, fallbackOrder(edition.snapshot, edition.language));
}

/** The same of a short text, in one line: a line break that was pasted into a title ends no line of the text part and no header. */
export function translatedString(edition: Edition, values: Partial<Record<Language, string>> | undefined): string {
  return (translated(edition, values)?.value ?? "").replaceAll(/\s*\n\s*/gu, " ");
}

export function isFallback(edition: Edition, translation: Translation<unknown>): boolean {
  return translation.language !== edition.language;
}

/** Short form of an organisation's name where it has one: it stands in subjects and in the footer. */
export function partnerShortName(edition: Edition, partner: SnapshotPartner): string {
  return partner.organisation.shortName ?? translatedString(edition, partner.organisation.name);
}

/** As the partner wants it to stand in its masthead, else the organisation's name. */
export function partnerName(edition: Edition, partner: SnapshotPartner): string {
  return translatedString(edition, partner.masthead.name ?? partner.organisation.name);
}
