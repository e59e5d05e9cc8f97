import { catalogues, itemAnchor, languages, type Finding, type Language, type SnapshotText, type Section } from "@newsletter/schemas";
import { firstLines, onlyLink, type ReadOn } from "./cut-text.ts";
import type { Edition } from "./edition.ts";

/**
 * How much of its texts an edition shows. A mail that would be cut off by mail clients shows less and links on to the web edition: by this
 * rule, so that it is the same for every reader.
 */
export const brevities = ["full", "teasers", "titles"] as const;
export type Brevity = (typeof brevities)[number];

type Shorter = Exclude<Brevity, "full">;
type Translations<T> = Partial<Record<Language, T>>;

interface Item {
  readonly id: string;
  readonly title: Translations<string>;
}

/** The edition with the texts of its news, videos and resources shortened. What can be missed, a deadline or a date, is never left out. */
export function shortened(edition: Edition, brevity: Brevity): Edition {
  if (brevity === "full") return edition;
  const sections = edition.snapshot.sections.map((section) => shortenedSection(edition, section, brevity));
  return { ...edition, snapshot: { ...edition.snapshot, sections } };
}

/** What an editor has to know of it. A low-bandwidth edition is short by nature; one with titles alone says so. */
export function brevityFindings(edition: Edition, brevity: Brevity): readonly Finding[] {
  if (brevity === "full") return [];
  const what = brevity === "teasers" ? "the first lines" : "the titles";
  if (edition.key.kind === "lowBandwidth") {
    return [
      {
        rule: "textsShortened",
        severity: "note",
        message: `The low-bandwidth edition shows ${what} of its texts and links to the web edition.`,
      },
    ];
  }
  return [
    {
      rule: "textsShortened",
      severity: "warning",
      message: `The mail would be longer than mail clients show. It has ${what} of its texts, with links to the web edition; move items to another issue to have them whole.`,
    },
  ];
}

/** The place of an item in the web edition, where a shortened text leads, for the element it stands in; a mail needs none. */
export function anchorFor(edition: Edition, id: string | null): string | undefined {
  return edition.isPage && id !== null ? itemAnchor(id) : undefined;
}

function shortenedSection(edition: Edition, section: Section, brevity: Shorter): Section {
  if (section.kind === "lead" || section.kind === "news") {
    const items = section.items.map((item) => ({
      ...(brevity === "titles" ? withoutPictures(item) : item),
      teaser: shortenedTexts(edition, item, item.teaser, brevity),
    }));
    return { ...section, items };
  }
  if (section.kind === "videos") {
    const items = section.items.map((video) => ({ ...video, summary: shortenedTexts(edition, video, video.summary, brevity) }));
    return { ...section, items };
  }
  if (section.kind === "resources") {
    const items = section.items.map((resource) => ({
      ...(brevity === "titles" ? withoutPictures(resource) : resource),
      summary: shortenedTexts(edition, resource, resource.summary, brevity),
    }));
    return { ...section, items };
  }
  return section;
}

function withoutPictures<T extends { readonly picture?: unknown; readonly morePictures?: unknown }>(item: T): T {
  const { picture: _picture, morePictures: _morePictures, ...rest } = item;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are optional: what is left is a T
  return rest as T;
}

function shortenedTexts(edition: Edition, item: Item, texts: Translations<SnapshotText>, brevity: Shorter): Translations<SnapshotText> {
  return Object.fromEntries(
    languages.flatMap((language): [Language, SnapshotText][] => {
      const own = texts[language];
      if (own === undefined) return [];
      const readOn = readOnIn(edition, item, language);
      return [[language, brevity === "titles" ? onlyLink(readOn) : firstLines(own, readOn)]];
    }),
  );
}

/** In the language of the text it follows, to the same item in the web edition of the reader's. */
function readOnIn(edition: Edition, { id, title }: Item, language: Language): ReadOn {
  const words = title[language] ?? Object.values(title)[0] ?? "";
  return { text: catalogues[language].mail.readOn(words), href: `${edition.webUrl}#${itemAnchor(id)}` };
}
