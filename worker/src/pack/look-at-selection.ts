import type { Finding, Language } from "@newsletter/schemas";
import { messageFindings } from "../message/message-size.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type { PackEdition } from "./pack-files.ts";

/** A selection as it would be passed on, before anything is kept. */
export interface SeenSelection {
  /** What keeps it from being passed on: the gates that every edition goes through, at its own bytes. */
  readonly errors: readonly Finding[];
  readonly html: ReadonlyMap<Language, string>;
}

export type LookAtSelection = (selection: PackEdition, languages: readonly Language[]) => Promise<SeenSelection>;

export function createLookAtSelection(renderEditions: RenderEditions): LookAtSelection {
  return async ({ snapshot, keyIn }, languages) => {
    const editions = await renderEditions(
      snapshot,
      languages.map((language) => keyIn(language)),
    );
    const errors = editions.flatMap((edition) => [...edition.findings, ...messageFindings(snapshot, edition)]);
    return {
      errors: errors.filter(({ severity }) => severity === "error"),
      html: new Map(editions.map(({ key, html }) => [key.language, html])),
    };
  };
}
