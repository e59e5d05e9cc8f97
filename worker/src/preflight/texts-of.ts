import {
  languages,
  textParagraphs,
  type IssueSnapshot,
  type Language,
  type Organisation,
  type PartnerProfile,
  type Picture,
  type Project,
  type Section,
  type SnapshotText,
  type TakingPart,
  type TranslatedString,
  type TranslatedText,
} from "@newsletter/schemas";
import { itemName, itemsOfSection, named, type Item } from "./names.ts";
import type { Remark } from "./rule.ts";

/** A text of an issue in one language, with the place where an editor changes it. */
export interface IssueText {
  readonly documentId: string;
  /** As the Studio writes paths. */
  readonly path: string;
  /** Of the document, for the first words of a sentence. */
  readonly name: string;
  /** Undefined for texts that have no language: a postal address, a credit. */
  readonly language: Language | undefined;
  readonly paragraphs: readonly string[];
  /** Sentences are in the language of their field; names of bodies and places may be in any. */
  readonly isProse: boolean;
  /** Says what a picture shows. */
  readonly isAlt?: boolean;
}

interface Place {
  readonly documentId: string;
  readonly name: string;
  /** Of the field within the document up to here; empty for the document itself. */
  readonly within?: string;
}

/** Every text of an issue that a reader may meet, in the order of the issue. A document used twice has its texts twice. */
export function textsOf(snapshot: IssueSnapshot): readonly IssueText[] {
  return [...issueTexts(snapshot)];
}

type Texts = Iterable<IssueText>;

function* issueTexts(snapshot: IssueSnapshot): Texts {
  const { issue, publication, sections, partners } = snapshot;
  const ofIssue = { documentId: issue.id, name: "The issue" };
  for (const path of ["title", "subject", "preheader", "coverNote"] as const) yield* prose(ofIssue, path, issue[path]);
  for (const { key, title } of issue.attachments ?? []) yield* names(ofIssue, `attachments[_key=="${key}"].title`, title);
  for (const section of sections) yield* sectionTexts(snapshot, section);
  const ofPublication = { documentId: publication.id, name: "The publication" };
  yield* names(ofPublication, "name", publication.name);
  yield* names(ofPublication, "publisher", publication.publisher);
  yield* blocks(ofPublication, "aboutUs", publication.aboutUs);
  yield* names(ofPublication, "contactLine", publication.contactLine);
  yield* plain(ofPublication, "postalAddress", publication.postalAddress);
  for (const partner of partners) yield* partnerTexts(snapshot, partner);
}

function* partnerTexts(snapshot: IssueSnapshot, { id, organisation, masthead, coverNote }: IssueSnapshot["partners"][number]): Texts {
  // The snapshot does not keep where in the issue a note for one partner stands; the list of them does.
  yield* prose({ documentId: snapshot.issue.id, name: "The issue" }, "partnerCoverNotes", coverNote);
  const place = { documentId: id, name: named("The partner", organisation.name, snapshot), within: "masthead" };
  yield* names(place, "name", masthead.name);
  yield* names(place, "line", masthead.line);
  yield* pictureTexts(place, "logo", masthead.logo);
  for (const [index, picture] of (masthead.pictures ?? []).entries()) yield* pictureTexts(place, `pictures[${index}]`, picture);
  for (const { key, label } of masthead.links ?? []) yield* names(place, `links[_key=="${key}"].label`, label);
  yield* organisationTexts(snapshot, organisation);
}

function* sectionTexts(snapshot: IssueSnapshot, section: Section): Texts {
  const place = { documentId: snapshot.issue.id, name: "The issue", within: `sections[_key=="${section.key}"]` };
  yield* prose(place, "heading", section.heading);
  if (section.kind === "letter") {
    yield* blocks(place, "letter", section.letter);
    const { id, name, office } = section.signatory;
    if (id === undefined) yield* names(place, "signatory", name);
    else {
      const signatory = { documentId: id, name: named("The signatory", name, snapshot) };
      yield* names(signatory, "name", name);
      yield* names(signatory, "office", office);
    }
  }
  if (section.kind === "freeText") yield* blocks(place, "text", section.text);
  for (const item of itemsOfSection(section)) yield* itemTexts(snapshot, item);
}

function* itemTexts(snapshot: IssueSnapshot, item: Item): Texts {
  if (item.type === "supporter") return yield* organisationTexts(snapshot, item.organisation);
  if (item.type === "partner") return yield* profileTexts(snapshot, item);
  const place = { documentId: item.id, name: itemName(snapshot, item) };
  yield* prose(place, "title", item.title);
  switch (item.type) {
    case "newsItem":
      yield* blocks(place, "teaser", item.teaser);
      yield* names(place, "byline", item.byline);
      yield* names(place, "place", item.place);
      yield* pictureTexts(place, "picture", item.picture);
      for (const [index, picture] of (item.morePictures ?? []).entries()) yield* pictureTexts(place, `morePictures[${index}]`, picture);
      for (const organisation of [...(item.coOrganisers ?? []), ...item.organisations]) yield* organisationTexts(snapshot, organisation);
      return yield* projectTexts(snapshot, item.project);
    case "calendarEntry":
      yield* names(place, "place", item.place);
      yield* takingPartTexts(place, item);
      return yield* projectTexts(snapshot, item.project);
    case "callForApplications":
      yield* blocks(place, "summary", item.summary);
      yield* takingPartTexts(place, item);
      yield* names(place, "legalBasis", item.legalBasis);
      for (const deadline of item.deadlines) yield* deadlineTexts(snapshot, place, deadline);
      return yield* pictureTexts(place, "picture", item.picture);
    case "knowledgeResource":
      yield* blocks(place, "summary", item.summary);
      yield* pictureTexts(place, "picture", item.picture);
      for (const organisation of item.organisations) yield* organisationTexts(snapshot, organisation);
      return yield* projectTexts(snapshot, item.project);
    case "video":
      yield* blocks(place, "summary", item.summary);
      yield* pictureTexts(place, "still", item.still);
      return yield* projectTexts(snapshot, item.project);
  }
}

function* profileTexts(snapshot: IssueSnapshot, partner: PartnerProfile): Texts {
  const place = { documentId: partner.id, name: itemName(snapshot, partner) };
  yield* prose(place, "mandate", partner.mandate);
  for (const { key, label, value } of partner.figures) {
    const figure = { ...place, within: `figures[_key=="${key}"]` };
    yield* names(figure, "label", label);
    yield* names(figure, "value", value);
  }
  for (const organisation of [partner.organisation, ...partner.memberOrganisations]) yield* organisationTexts(snapshot, organisation);
}

function* takingPartTexts(place: Place, { eligibility, cost }: TakingPart): Texts {
  yield* prose(place, "eligibility", eligibility);
  yield* prose(place, "cost", cost);
}

function* projectTexts(snapshot: IssueSnapshot, project: Project | undefined): Texts {
  if (project === undefined) return;
  const place = { documentId: project.id, name: named("The project", project.title, snapshot) };
  yield* names(place, "title", project.title);
  yield* plain(place, "shortName", project.shortName);
  yield* plain(place, "code", project.code);
  if (project.funder !== undefined) yield* organisationTexts(snapshot, project.funder);
}

type Deadline = Extract<Item, { type: "callForApplications" }>["deadlines"][number];

function* deadlineTexts(snapshot: IssueSnapshot, call: Place, { key, words, topics }: Deadline): Texts {
  const within = `deadlines[_key=="${key}"]`;
  yield* prose({ ...call, within }, "words", words);
  for (const topic of topics) {
    const place = { ...call, within: `${within}.topics[_key=="${topic.key}"]` };
    yield* plain(place, "shortForm", topic.shortForm);
    yield* names(place, "name", topic.name);
    if (topic.entry !== undefined) yield* itemTexts(snapshot, topic.entry);
  }
}

function* organisationTexts(snapshot: IssueSnapshot, organisation: Organisation): Texts {
  const place = { documentId: organisation.id, name: named("The organisation", organisation.name, snapshot) };
  yield* names(place, "name", organisation.name);
  yield* plain(place, "shortName", organisation.shortName);
  yield* pictureTexts(place, "logo", organisation.logo);
}

function* pictureTexts(place: Place, path: string, picture: Picture | undefined): Texts {
  yield* prose(place, `${path}.alt`, picture?.alt);
  yield* plain(place, `${path}.credit`, picture?.credit);
}

function* prose(place: Place, path: string, values: TranslatedString | undefined, isProse = true): Texts {
  for (const [language, text] of perLanguage(values)) yield { ...at(place, path), language, paragraphs: [text], isProse };
}

function names(place: Place, path: string, values: TranslatedString | undefined): Texts {
  return prose(place, path, values, false);
}

function* blocks(place: Place, path: string, values: TranslatedText | undefined): Texts {
  for (const [language, text] of perLanguage(values)) {
    yield { ...at(place, path), language, paragraphs: textParagraphs(text.map(withoutAlt)), isProse: true };
    for (const part of text) {
      if (part._type === "figure") yield { ...at(place, path), language, paragraphs: [part.alt], isProse: true, isAlt: true };
    }
  }
}

/** What a picture shows is a text of its own. */
function withoutAlt(part: SnapshotText[number]): SnapshotText[number] {
  return part._type === "figure" ? { ...part, alt: "" } : part;
}

function* plain(place: Place, path: string, text: string | undefined): Texts {
  if (text !== undefined) yield { ...at(place, path), language: undefined, paragraphs: [text], isProse: false };
}

function at({ documentId, name, within }: Place, path: string): Pick<IssueText, "documentId" | "name" | "path"> {
  return { documentId, name, path: within === undefined ? path : `${within}.${path}` };
}

/** For a remark on a text, so that a form can show its language. */
export function inLanguage(language: Language | undefined): Pick<Remark, "languages"> {
  return language === undefined ? {} : { languages: [language] };
}

/** Members of a value per language, with their languages as such. */
export function perLanguage<T>(values: Partial<Record<Language, T>> | undefined): readonly (readonly [Language, T])[] {
  return languages.flatMap((language) => {
    const value = values?.[language];
    return value === undefined ? [] : [[language, value] as const];
  });
}
