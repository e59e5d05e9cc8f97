import type { Language } from "@newsletter/schemas";
import { sourceLanguagesQuery } from "@newsletter/schemas/studio";
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { useContentChanges } from "./content-changes.tsx";
import { useDraftsClient } from "./lake-client.ts";
import { sourceLanguageOf, type SourceLanguages } from "./source-language.ts";

const Known = createContext<SourceLanguages>(new Map());

/** Gives the source language of a document at once, also while somebody types. */
export function useSourceLanguageOf(): (document: object) => Language {
  const known = useContext(Known);
  return useCallback((document) => sourceLanguageOf(document, known), [known]);
}

/** Asked for once for all forms. What an earlier answer said stays while a later one is under way. */
export function SourceLanguagesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useDraftsClient();
  const changes = useContentChanges({ types: ["publication"] });
  const [known, setKnown] = useState<SourceLanguages>(new Map());
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(sourceLanguagesQuery, {}, { signal: asked.signal, tag: "source-languages" }).then(
      (found) => setKnown(new Map(found.flatMap(({ _id, language }) => (language === null ? [] : [[_id, language]])))),
      () => undefined,
    );
    return () => asked.abort();
  }, [client, changes]);
  return <Known value={known}>{children}</Known>;
}
