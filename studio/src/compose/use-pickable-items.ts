import { placesWithin, regionCodes, type DocumentType } from "@newsletter/schemas";
import { firstTranslation, itemContextsQuery, pickableItemsQuery } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { useDraftsClient } from "../lake-client.ts";
import { pickDelayMs } from "../limits.ts";
import { cardOf, type ItemCard } from "./item-card.ts";

/** What an editor looks for; empty words narrow nothing. */
export interface PickFilter {
  readonly search: string;
  readonly theme: string;
  /** M49 code. */
  readonly region: string;
  /** Id of an organisation or a project. */
  readonly refersTo: string;
  /** Months back from today. */
  readonly age: string;
  readonly isUnused: boolean;
}

/** Most issues are made of what no issue has shown yet. */
export const noFilter: PickFilter = { search: "", theme: "", region: "", refersTo: "", age: "", isUnused: true };

export const pickableMax = 60;

/** An organisation or a project that items refer to. */
export interface ItemContext {
  readonly id: string;
  readonly name: string;
}

interface PickableItems {
  /** Undefined until the lake has answered. */
  readonly items: readonly ItemCard[] | undefined;
  readonly contexts: readonly ItemContext[];
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

export function usePickableItems(types: readonly DocumentType[], filter: PickFilter, without: readonly string[]): PickableItems {
  const client = useDraftsClient();
  const [items, setItems] = useState<readonly ItemCard[]>();
  const [hasFailed, setHasFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const asked = JSON.stringify(paramsOf(types, filter, without));
  useEffect(() => {
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const found = await client.fetch(pickableItemsQuery, JSON.parse(asked), { signal: controller.signal, tag: "pickable-items" });
        setItems(found.map((record) => cardOf(record)));
        setHasFailed(false);
      } catch {
        if (!controller.signal.aborted) setHasFailed(true);
      }
    };
    const timer = setTimeout(() => void ask(), pickDelayMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, asked, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { items, contexts: useItemContexts(), hasFailed, retry };
}

function paramsOf(types: readonly DocumentType[], filter: PickFilter, without: readonly string[]): Record<string, unknown> {
  const { search, theme, region, refersTo, age } = filter;
  const words = search.trim();
  return {
    types,
    theme,
    refersTo,
    ...placesOf(region),
    search: words === "" ? "" : `*${words}*`,
    since: age === "" ? "" : monthsAgo(Number(age)),
    without: [...new Set(without)].toSorted(),
    max: pickableMax,
  };
}

function placesOf(region: string): { hasRegion: boolean; regions: readonly string[]; countries: readonly string[] } {
  const known = regionCodes.find((code) => code === region);
  return known === undefined ? { hasRegion: false, regions: [], countries: [] } : { hasRegion: true, ...placesWithin(known) };
}

function monthsAgo(months: number): string {
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, "2024-01-01".length);
}

function useItemContexts(): readonly ItemContext[] {
  const client = useDraftsClient();
  const [contexts, setContexts] = useState<readonly ItemContext[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    client.fetch(itemContextsQuery, {}, { signal: controller.signal, tag: "item-contexts" }).then(
      (found) =>
        setContexts(
          found.map(({ _id, name, title, shortName }) => ({
            id: _id,
            name: shortName ?? firstTranslation(name) ?? firstTranslation(title) ?? "Without a name",
          })),
        ),
      // Without it the items can still be searched.
      () => undefined,
    );
    return () => controller.abort();
  }, [client]);
  return contexts;
}
