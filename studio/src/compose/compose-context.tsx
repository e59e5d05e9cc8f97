import { createContext, useContext } from "react";
import type { FormPatch } from "sanity";
import type { IssueUses } from "./issue-uses.ts";
import type { ItemCard } from "./item-card.ts";
import type { ComposedSection } from "./sections.ts";

/** What the sections of one issue share while they are composed. */
export interface Composing {
  readonly issueId: string;
  readonly sections: readonly ComposedSection[];
  /** Planned time of sending: what is over by then is not gathered. */
  readonly referenceTime: string | undefined;
  /** By id; an item the lake has not answered about yet is absent. */
  readonly cards: ReadonlyMap<string, ItemCard>;
  /** Ids of items that no longer exist. */
  readonly missing: ReadonlySet<string>;
  readonly uses: IssueUses;
  readonly isReadOnly: boolean;
  /** Paths start at the list of sections. */
  readonly change: (patches: FormPatch[]) => void;
}

const ComposeContext = createContext<Composing | undefined>(undefined);
export const ComposeProvider = ComposeContext.Provider;

/** Undefined outside an issue's list of sections. */
export function useComposing(): Composing | undefined {
  return useContext(ComposeContext);
}
