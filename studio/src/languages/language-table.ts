import type { Language, PreflightResponse, TextInLanguages } from "@newsletter/schemas";

/** How much of a document is in a language; `stale`: all of it, but some from before its source changed. */
export type Completeness = "done" | "stale" | "partly" | "missing";

export interface LanguageCell {
  readonly language: Language;
  readonly completeness: Completeness;
  /** Where to write what is missing first, else what is stale; the first text where nothing is. */
  readonly path: string;
  /** Fields whose text is stale. */
  readonly stalePaths: readonly string[];
}

export interface LanguageRow {
  readonly documentId: string;
  readonly documentName: string;
  readonly cells: readonly LanguageCell[];
}

export interface LanguageColumn {
  readonly language: Language;
  readonly fallback: Language | null;
  readonly doneCount: number;
  readonly staleCount: number;
  readonly textCount: number;
}

/** One row per document of the issue, in its order, one column per language of the publication. */
export function languageTable({ texts, languages }: Pick<PreflightResponse, "texts" | "languages">): {
  readonly columns: readonly LanguageColumn[];
  readonly rows: readonly LanguageRow[];
} {
  const byDocument = Map.groupBy(texts, ({ documentId }) => documentId);
  return {
    columns: languages.map(({ language, fallback }) => {
      const { missing, stale, all } = inLanguage(texts, language);
      const doneCount = all.length - missing.length - stale.length;
      return { language, fallback, doneCount, staleCount: stale.length, textCount: all.length };
    }),
    rows: [...byDocument].map(([documentId, own]) => ({
      documentId,
      documentName: own[0]?.documentName ?? documentId,
      cells: languages.map(({ language }) => cellOf(own, language)),
    })),
  };
}

function cellOf(own: readonly TextInLanguages[], language: Language): LanguageCell {
  const { missing, stale, all } = inLanguage(own, language);
  return {
    language,
    completeness: missing.length === 0 ? (stale.length === 0 ? "done" : "stale") : missing.length === all.length ? "missing" : "partly",
    path: (missing[0] ?? stale[0] ?? own[0])?.path ?? "",
    stalePaths: stale.map(({ path }) => path),
  };
}

function inLanguage(
  texts: readonly TextInLanguages[],
  language: Language,
): Record<"all" | "missing" | "stale", readonly TextInLanguages[]> {
  const all = texts.filter((text) => !text.isOptional || text.languages.includes(language));
  return {
    all,
    missing: all.filter((text) => !text.languages.includes(language)),
    stale: all.filter((text) => text.stale.includes(language)),
  };
}
