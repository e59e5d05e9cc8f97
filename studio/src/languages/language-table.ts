import type { Language, PreflightResponse } from "@newsletter/schemas";

/** How much of a document is in a language. */
export type Completeness = "done" | "partly" | "missing";

export interface LanguageRow {
  readonly documentId: string;
  readonly documentName: string;
  readonly cells: readonly {
    readonly language: Language;
    readonly completeness: Completeness;
    /** Where to write what is missing first; the first text where nothing is. */
    readonly path: string;
  }[];
}

export interface LanguageColumn {
  readonly language: Language;
  readonly fallback: Language | null;
  readonly doneCount: number;
  readonly textCount: number;
}

/** One row per document of the issue, in its order, one column per language of the publication. */
export function languageTable({ texts, languages }: Pick<PreflightResponse, "texts" | "languages">): {
  readonly columns: readonly LanguageColumn[];
  readonly rows: readonly LanguageRow[];
} {
  const byDocument = Map.groupBy(texts, ({ documentId }) => documentId);
  return {
    columns: languages.map(({ language, fallback }) => ({
      language,
      fallback,
      doneCount: texts.filter((text) => text.languages.includes(language)).length,
      textCount: texts.length,
    })),
    rows: [...byDocument].map(([documentId, own]) => ({
      documentId,
      documentName: own[0]?.documentName ?? documentId,
      cells: languages.map(({ language }) => {
        const missing = own.filter((text) => !text.languages.includes(language));
        const completeness = missing.length === 0 ? "done" : missing.length === own.length ? "missing" : "partly";
        return { language, completeness, path: (missing[0] ?? own[0])?.path ?? "" };
      }),
    })),
  };
}
