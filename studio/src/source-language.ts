import { isLanguage, type Language } from "@newsletter/schemas";

/** The language a publication is written in first, by the publication's id. */
export type SourceLanguages = ReadonlyMap<string, Language>;

/**
 * What the translations of a document are made from: the first language of its publication. Items belong to no publication and stand in
 * the issues of any, so they are taken to be written as all publications are, and in English where those differ.
 */
export function sourceLanguageOf(document: object, known: SourceLanguages): Language {
  const own = first(Reflect.get(document, "_type") === "publication" ? Reflect.get(document, "languages") : undefined);
  if (own !== undefined) return own;
  const publication: unknown = Reflect.get(document, "publication");
  const id: unknown = typeof publication === "object" && publication !== null ? Reflect.get(publication, "_ref") : undefined;
  const ofPublication = typeof id === "string" ? known.get(id) : undefined;
  if (ofPublication !== undefined) return ofPublication;
  const all = new Set(known.values());
  const [only] = all;
  return only !== undefined && all.size === 1 ? only : "en";
}

function first(languages: unknown): Language | undefined {
  const [language]: readonly unknown[] = Array.isArray(languages) ? languages : [];
  return isLanguage(language) ? language : undefined;
}
