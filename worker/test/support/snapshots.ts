import type {
  CalendarEntry,
  CallForApplications,
  Footnote,
  IssueSnapshot,
  NewsItem,
  Organisation,
  Picture,
  PortableTextBlock,
  Section,
  SnapshotText,
  Video,
} from "@newsletter/schemas";
import type { PreviousIssue } from "../../src/ports/content.ts";
import { findingsOf, type Material, type Rule } from "../../src/preflight/rule.ts";

// Builders of a snapshot nothing is to be said about: a test shows only what matters to it.

export function paragraphs(...texts: readonly string[]): PortableTextBlock[] {
  return texts.map((text, index) => ({
    _type: "block",
    _key: `p${index}`,
    style: "normal",
    markDefs: [],
    children: [{ _type: "span", _key: "s", text, marks: [] }],
  }));
}

export function linked(text: string, href: string): NonNullable<Footnote["text"]> {
  const children = [{ _type: "span" as const, _key: "s", text, marks: ["l"] }];
  return [{ _type: "block", _key: "p", style: "normal", markDefs: [{ _type: "link", _key: "l", href }], children }];
}

/** A text with words in each of its parts. */
export function textWith(words: {
  readonly note?: string;
  readonly href?: string;
  readonly cell?: string;
  readonly alt?: string;
  readonly caption?: string;
}): SnapshotText {
  const { note = "A note.", href = "https://example.org/note", cell = "A cell", alt = "A harbour", caption = "A caption" } = words;
  return [
    {
      _type: "block",
      _key: "b",
      markDefs: [{ _type: "footnote", _key: "n", text: linked(note, href) }],
      children: [{ _type: "span", _key: "s", text: "Words", marks: ["n"] }],
    },
    { _type: "figure", _key: "f", media: { sha256: "c".repeat(64), extension: "jpg", widthPx: 600, heightPx: 400 }, alt, caption },
    { _type: "table", _key: "t", rows: [{ _type: "tableRow", _key: "r", cells: [cell] }] },
  ];
}

export function picture(alt: Picture["alt"]): Picture {
  return { media: { sha256: "a".repeat(64), extension: "jpg", widthPx: 1200, heightPx: 800 }, alt };
}

export function newsItem(changes: Partial<NewsItem> = {}): NewsItem {
  return {
    type: "newsItem",
    id: "news",
    title: { en: "A workshop in Nairobi" },
    teaser: { en: paragraphs("Forty people met for two days.") },
    links: [],
    organisations: [],
    ...changes,
  };
}

export function calendarEntry(changes: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    type: "calendarEntry",
    id: "entry",
    title: { en: "Dialogue on firearms" },
    kind: "event",
    when: { precision: "day", day: "2024-04-05" },
    placeKind: "notStated",
    ...changes,
  };
}

export function call(changes: Partial<CallForApplications> = {}): CallForApplications {
  return {
    type: "callForApplications",
    id: "call",
    title: { en: "Apply for the dialogues" },
    summary: { en: paragraphs("Four will be held.") },
    deadlines: [{ key: "d", topics: [], closes: { precision: "day", day: "2024-02-04" } }],
    ...changes,
  };
}

export function video(changes: Partial<Video> = {}): Video {
  return {
    type: "video",
    id: "video",
    title: { en: "A film" },
    summary: { en: paragraphs("What the project does.") },
    watchUrl: "https://films.example/one",
    captionLanguages: [],
    ...changes,
  };
}

export function organisation(changes: Partial<Organisation> = {}): Organisation {
  return { id: "organisation", name: { en: "Umbrella" }, ...changes };
}

type Items<K extends Section["kind"]> = Extract<Section, { kind: K; items: unknown }>["items"];

export const news = (...items: Items<"news">): Section => ({ kind: "news", key: "news", layout: "oneColumn", items });
export const lead = (...items: Items<"lead">): Section => ({ kind: "lead", key: "lead", items });
export const calls = (...items: Items<"calls">): Section => ({ kind: "calls", key: "calls", items });
export const videos = (...items: Items<"videos">): Section => ({ kind: "videos", key: "videos", items });
export const calendar = (...items: Items<"calendar">): Section => ({ kind: "calendar", key: "calendar", items });
export const supporters = (...items: Items<"supporters">): Section => ({ kind: "supporters", key: "supporters", items });
export const letter = (text: Partial<Record<"en" | "fr" | "ar", PortableTextBlock[]>>): Section => ({
  kind: "letter",
  key: "letter",
  letter: text,
  signatory: { id: "signatory", name: { en: "The Unit" } },
});

export type SnapshotChanges = Partial<Omit<IssueSnapshot, "issue" | "publication">> & {
  readonly issue?: Partial<IssueSnapshot["issue"]>;
  readonly publication?: Partial<IssueSnapshot["publication"]>;
};

export function snapshot({ issue = {}, publication = {}, ...changes }: SnapshotChanges = {}): IssueSnapshot {
  return {
    version: 1,
    baseUrl: "https://news.example.net",
    referenceTime: "2024-01-15T09:00:00Z",
    publication: {
      id: "publication",
      slug: "civil-society",
      name: { en: "Civil Society Newsletter" },
      publisher: { en: "Civil Society Unit" },
      languages: ["en", "fr", "es", "ar", "ru", "zh"],
      sender: { name: "Civil Society Unit", address: "unit@example.org" },
      isSample: false,
      ...publication,
    },
    issue: {
      id: "issue-5",
      slug: "2024-01",
      number: 5,
      month: "2024-01",
      title: { en: "January 2024" },
      subject: { en: "January 2024: a record" },
      preheader: { en: "What happened and what comes" },
      coverNote: { en: "Please pass on." },
      ...issue,
    },
    sections: [news(newsItem())],
    partners: [],
    pinned: [],
    ...changes,
  };
}

export function previousIssue(changes: Partial<PreviousIssue> = {}): PreviousIssue {
  return { issueId: "issue-4", number: 4, subject: { en: "December 2023" }, itemIds: [], ...changes };
}

/** What these rules say of a snapshot: `severity rule document path`, a line each. */
export function saidBy(rules: readonly Rule[], changes: SnapshotChanges, material: Partial<Omit<Material, "snapshot">> = {}): string[] {
  return findingsOf(rules, { snapshot: snapshot(changes), links: new Map(), ...material }).map(({ severity, rule, documentId, path }) =>
    [severity, rule, documentId, path].filter((part) => part !== undefined).join(" "),
  );
}
