import { languageNames, languages } from "@newsletter/schemas";

/** The languages a form offers, as the plugins want them. */
export const formLanguages: { id: string; title: string }[] = languages.map((id) => ({ id, title: languageNames[id] }));

const storageKey = "@sanity/plugin/language-filter/selected-languages";

/** Six languages in every field are too many to begin with: a new editor sees English and switches on the others. */
export function startWithOneLanguage(storage: Storage): void {
  if (storage.getItem(storageKey) === null) storage.setItem(storageKey, JSON.stringify(["en"]));
}
