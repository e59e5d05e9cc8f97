import {
  staleLanguages,
  translatedFields,
  type ContentDocument,
  type Language,
  type TextInLanguages,
  type TranslatedField,
} from "@newsletter/schemas";
import type { Conversion } from "./conversion.ts";
import { documentName } from "./document-names.ts";

type Texts = Pick<Conversion, "texts" | "documents" | "pinned" | "languages">;

/**
 * The texts of an issue, each with the languages in which it is stale. A text that readers can do without is listed only where it is stale:
 * missing it is no gap, an outdated one is wrong.
 */
export function textsWithStale({ texts, documents, pinned, languages }: Texts): readonly TextInLanguages[] {
  const known = new Map(texts);
  for (const id of pinned.keys()) {
    const document = documents.get(id);
    if (document?.translations === undefined) continue;
    for (const field of translatedFields(document)) {
      const outdated = staleLanguages(document, field);
      const stale = languages.filter((language) => outdated.includes(language));
      if (stale.length === 0) continue;
      const key = `${id} ${field.path}`;
      known.set(key, { ...(known.get(key) ?? optionalText(document, field, languages)), stale });
    }
  }
  return [...known.values()];
}

function optionalText(document: ContentDocument, { path, values }: TranslatedField, languages: readonly Language[]): TextInLanguages {
  return {
    documentId: document._id,
    documentName: documentName(document),
    path,
    languages: languages.filter((language) => values.has(language)),
    stale: [],
    isOptional: true,
  };
}
