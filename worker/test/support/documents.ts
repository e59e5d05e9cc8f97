import type { ContentDocument, Language, PortableTextBlock } from "@newsletter/schemas";
import type { DocumentOf } from "../../src/content/document-names.ts";

// Builders of content documents: each gives a complete one, and a test shows only what matters to it.

type Stored<T extends ContentDocument["_type"]> = DocumentOf<T>;
type Changes<T extends ContentDocument["_type"]> = { readonly [K in Exclude<keyof Stored<T>, "_id" | "_type">]?: unknown } & {
  readonly _id?: string;
  readonly _type?: never;
};

/** As it comes in, before anything has read it. */
export interface Built {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

export const issueId = "issue-5";

export function translated(values: Partial<Record<Language, string>>): { _key: string; language: Language; value: string }[] {
  return (["en", "fr", "es", "ar", "ru", "zh"] as const).flatMap((language) => {
    const value = values[language];
    return value === undefined ? [] : [{ _key: language, language, value }];
  });
}

export function text(words: string, href?: string): { _key: string; language: Language; value: PortableTextBlock[] }[] {
  const link = href === undefined ? [] : [{ _type: "link" as const, _key: "l", href }];
  const children = [{ _type: "span" as const, _key: "s", text: words, marks: href === undefined ? [] : ["l"] }];
  return [{ _key: "en", language: "en", value: [{ _type: "block", _key: "b", style: "normal", markDefs: link, children }] }];
}

export const reference = (id: string): { _type: "reference"; _key: string; _ref: string } => ({ _type: "reference", _key: id, _ref: id });

export const assetRef = "image-0f1e2d3c-600x400-jpg";

export function picture(changes: object = {}): object {
  return { asset: { _type: "reference", _ref: assetRef }, alt: translated({ en: "People at a table" }), ...changes };
}

export function publication(changes: Changes<"publication"> = {}): Built {
  return {
    _id: "publication",
    _type: "publication",
    _rev: "p1",
    name: translated({ en: "Civil Society Newsletter" }),
    publisher: translated({ en: "Civil Society Unit" }),
    slug: { current: "civil-society" },
    languages: ["en"],
    senderName: "Civil Society Unit",
    senderAddress: "unit@example.org",
    ...changes,
  };
}

export function newsSection(items: readonly string[]): object {
  return { _key: "news", kind: "news", items: items.map(reference) };
}

export function issue(changes: Changes<"issue"> = {}): Built {
  return {
    _id: issueId,
    _type: "issue",
    _rev: "i1",
    publication: reference("publication"),
    number: 5,
    month: "2024-01",
    slug: { current: "2024-01" },
    title: translated({ en: "January 2024" }),
    subject: translated({ en: "January 2024: a record" }),
    preheader: translated({ en: "What happened" }),
    coverNote: translated({ en: "Please pass on." }),
    referenceTime: "2024-01-15T09:00:00Z",
    sections: [newsSection(["news"])],
    ...changes,
  };
}

export function newsItem(changes: Changes<"newsItem"> = {}): Built {
  return { _id: "news", _type: "newsItem", _rev: "n1", title: translated({ en: "Workshop" }), teaser: text("It took place."), ...changes };
}

export function calendarEntry(changes: Changes<"calendarEntry"> = {}): Built {
  return {
    _id: "entry",
    _type: "calendarEntry",
    _rev: "e1",
    title: translated({ en: "Session" }),
    kind: "session",
    precision: "day",
    day: "2024-02-01",
    placeKind: "notStated",
    ...changes,
  };
}

export function callForApplications(changes: Changes<"callForApplications"> = {}): Built {
  return {
    _id: "call",
    _type: "callForApplications",
    _rev: "c1",
    title: translated({ en: "Call" }),
    summary: text("Apply."),
    deadlines: [{ _key: "d", precision: "day", day: "2024-02-04", topics: [] }],
    ...changes,
  };
}

export function video(changes: Changes<"video"> = {}): Built {
  return {
    _id: "video",
    _type: "video",
    _rev: "v1",
    title: translated({ en: "Film" }),
    summary: text("A film."),
    watchUrl: "https://example.org/watch",
    ...changes,
  };
}

export function organisation(changes: Changes<"organisation"> = {}): Built {
  return { _id: "organisation", _type: "organisation", _rev: "o1", name: translated({ en: "Umbrella" }), ...changes };
}

export function partner(changes: Changes<"partner"> = {}): Built {
  return { _id: "partner", _type: "partner", _rev: "r1", organisation: reference("organisation"), languages: ["en"], ...changes };
}

export function supporter(changes: Changes<"supporter"> = {}): Built {
  return { _id: "supporter", _type: "supporter", _rev: "s1", organisation: reference("organisation"), ...changes };
}

export function project(changes: Changes<"project"> = {}): Built {
  return {
    _id: "project",
    _type: "project",
    _rev: "j1",
    title: translated({ en: "Stakeholder engagement" }),
    shortName: "SE4U",
    ...changes,
  };
}

export function signatory(changes: Changes<"signatory"> = {}): Built {
  return { _id: "signatory", _type: "signatory", _rev: "g1", name: translated({ en: "Civil Society Unit" }), ...changes };
}

export function knowledgeResource(changes: Changes<"knowledgeResource"> = {}): Built {
  return {
    _id: "resource",
    _type: "knowledgeResource",
    _rev: "k1",
    title: translated({ en: "Toolkit" }),
    summary: text("How to engage."),
    kind: "toolkit",
    url: "https://example.org/toolkit",
    ...changes,
  };
}
