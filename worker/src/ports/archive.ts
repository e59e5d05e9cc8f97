import type { Language, Theme, TranslatedString, Translation } from "@newsletter/schemas";

/** What kind of item a reader looks for. */
export const itemKinds = ["news", "calls", "calendar", "courses", "videos", "resources"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** An issue as archive, feeds and sitemap tell of it. */
export interface ArchivedIssue {
  readonly issueId: string;
  readonly baseUrl: string;
  readonly publication: {
    readonly id: string;
    readonly slug: string;
    readonly name: TranslatedString;
    readonly publisher: TranslatedString;
    readonly languages: readonly Language[];
    readonly isSample: boolean;
  };
  readonly slug: string;
  readonly number: number;
  readonly month: string;
  readonly title: TranslatedString;
  readonly preheader: TranslatedString;
  readonly fallbackLanguages: Partial<Record<Language, Language>>;
  /** How many items of a kind it has; absent where none. */
  readonly counts: Partial<Record<ItemKind, number>>;
}

export interface PublicIssue extends ArchivedIssue {
  /** By which the store knows it, until the archive is rebuilt. */
  readonly archiveId: number;
  /** When it became public, and when what it says now did; later only for a corrected issue. */
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** An item of an issue, in words of one language or of the one that steps in. */
export interface ArchivedItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: Translation<string>;
  readonly summary: Translation<string> | undefined;
  readonly theme: Theme | undefined;
  readonly places: readonly string[];
}

/** An item as it is kept: in one language of its publication, with all words it can be found by. */
export interface IndexedItem extends ArchivedItem {
  readonly language: Language;
  readonly words: readonly string[];
}

export interface FoundItem {
  readonly item: ArchivedItem;
  /** In which language it was found. */
  readonly language: Language;
  readonly issue: PublicIssue;
}

/** What a reader asks for; all of it is bounded (`archive/read-question.ts`). */
export interface ArchiveQuestion {
  readonly theme: Theme | undefined;
  readonly kind: ItemKind | undefined;
  /** Codes of regions and countries, one of which an item is about. */
  readonly places: readonly string[] | undefined;
  /** Each has to be found. */
  readonly words: readonly string[];
  /** In which language to look; in all of them, that of the reader first, where nothing was chosen. */
  readonly language: Language | undefined;
  readonly readersLanguage: Language;
}

export interface Bounds {
  readonly offset: number;
  readonly countMax: number;
}

/** What is public at one moment: all parts of a page are of the same. */
export interface PublicArchive {
  /** Issues of a publication, or of all of them, newest first. */
  readonly issues: (publicationId: string | undefined, bounds: Bounds) => Promise<readonly PublicIssue[]>;
  /** Items that answer a question, those of the newest issue first; one that was in several issues is in its latest. */
  readonly find: (publicationId: string, question: ArchiveQuestion, bounds: Bounds) => Promise<readonly FoundItem[]>;
  /** Items of these issues in a language, those of each in its order. */
  readonly itemsOf: (issues: readonly PublicIssue[], language: Language) => Promise<(issue: PublicIssue) => readonly ArchivedItem[]>;
  /** Codes of countries and regions that public items are about. */
  readonly placesOf: (publicationId: string) => readonly string[];
  /** The publication that an address names or once named. */
  readonly publicationBySlug: (slug: string) => Promise<string | undefined>;
}

/** The archive, by `store/`. */
export interface ArchiveStore {
  readonly asOfNow: () => Promise<PublicArchive>;
  /** Drops all that was derived and derives it again; gives how many issues, and how many items in all their languages there are. */
  readonly rebuild: () => Promise<{ readonly issueCount: number; readonly itemCount: number }>;
}
