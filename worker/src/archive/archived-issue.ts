import {
  courseKinds,
  fallbackOrder,
  placeName,
  textParagraphs,
  translationOf,
  type IssueSnapshot,
  type Language,
  type Organisation,
  type Section,
  type Translation,
} from "@newsletter/schemas";
import type { ArchivedIssue, IndexedItem, ItemKind } from "../ports/archive.ts";
import { summaryCharactersMax, wordsPerItemMax } from "./limits.ts";
import { wordsToFind } from "./search-words.ts";

/** Raised when something else is derived from a snapshot: what is kept in an older form is derived again. */
export const archiveForm = 1;

/** What the archive keeps of a snapshot; of the snapshot alone, so that it can be made again at any time. */
export function archivedIssue({ issue, publication, baseUrl, sections }: IssueSnapshot): ArchivedIssue {
  const { id, slug, name, publisher, languages, isSample } = publication;
  const counts: Partial<Record<ItemKind, number>> = {};
  for (const item of itemsOnce(sections)) counts[kindOf(item)] = (counts[kindOf(item)] ?? 0) + 1;
  return {
    issueId: issue.id,
    baseUrl,
    publication: { id, slug, name, publisher, languages, isSample },
    slug: issue.slug,
    number: issue.number,
    month: issue.month,
    title: issue.title,
    preheader: issue.preheader,
    fallbackLanguages: issue.fallbackLanguages ?? {},
    counts,
  };
}

/** Its items in every language that it has an edition in, in its order. */
export function indexedItems(snapshot: IssueSnapshot): readonly IndexedItem[] {
  const items = itemsOnce(snapshot.sections);
  return snapshot.publication.languages.flatMap((language) => items.map((item) => indexedItem(snapshot, item, language)));
}

type Item = Extract<Section, { readonly items: unknown }>["items"][number];
type ArchivableItem = Exclude<Item, { readonly type: "partner" | "supporter" }>;

/** An item may stand in two sections, as an entry does that is also a course. */
function itemsOnce(sections: readonly Section[]): readonly ArchivableItem[] {
  const items = sections.flatMap((section): readonly Item[] => ("items" in section ? section.items : []));
  const archivable = items.filter((item): item is ArchivableItem => item.type !== "partner" && item.type !== "supporter");
  return [...new Map(archivable.map((item) => [item.id, item])).values()];
}

function kindOf(item: ArchivableItem): ItemKind {
  switch (item.type) {
    case "newsItem":
      return "news";
    case "callForApplications":
      return "calls";
    case "calendarEntry":
      return courseKinds.includes(item.kind) ? "courses" : "calendar";
    case "video":
      return "videos";
    case "knowledgeResource":
      return "resources";
  }
}

function indexedItem(snapshot: IssueSnapshot, item: ArchivableItem, language: Language): IndexedItem {
  const inLanguage = <T>(values: Partial<Record<Language, T>> | undefined): Translation<T> | undefined =>
    translationOf(values, language, fallbackOrder(snapshot, language));
  const text = inLanguage(textOf(item));
  const paragraphs = text === undefined ? [] : textParagraphs(text.value);
  const places = item.type === "video" ? [] : [...(item.regions ?? []), ...(item.countries ?? [])];
  const named = [item.title, ...placesOf(item), ...organisationsOf(item).map(({ name }) => name)].flatMap(
    (values) => inLanguage(values)?.value ?? [],
  );
  const shortNames = organisationsOf(item).flatMap(({ shortName }) => shortName ?? []);
  const texts = [...named, ...shortNames, ...paragraphs, ...places.map((code) => placeName(code, language))];
  return {
    id: item.id,
    kind: kindOf(item),
    language,
    title: inLanguage(item.title) ?? { value: "", language },
    summary: text === undefined ? undefined : summaryOf(paragraphs, text.language),
    theme: item.type === "newsItem" ? item.theme : undefined,
    places,
    words: wordsToFind(texts).slice(0, wordsPerItemMax),
  };
}

function textOf(item: ArchivableItem) {
  switch (item.type) {
    case "newsItem":
      return item.teaser;
    case "calendarEntry":
      return undefined;
    case "callForApplications":
    case "video":
    case "knowledgeResource":
      return item.summary;
  }
}

function placesOf(item: ArchivableItem) {
  return item.type === "newsItem" || item.type === "calendarEntry" ? [item.place] : [];
}

function organisationsOf(item: ArchivableItem): readonly Organisation[] {
  if (item.type === "newsItem") return [...item.organisations, ...(item.coOrganisers ?? [])];
  return item.type === "knowledgeResource" ? item.organisations : [];
}

/** The beginning, up to a word's end. */
function summaryOf([first = ""]: readonly string[], language: Language): Translation<string> | undefined {
  if (first === "") return undefined;
  const characters = Array.from(first);
  if (characters.length <= summaryCharactersMax) return { value: first, language };
  const cut = characters.slice(0, summaryCharactersMax).join("");
  return { value: `${cut.replace(/\s+\S*$/u, "")}…`, language };
}
