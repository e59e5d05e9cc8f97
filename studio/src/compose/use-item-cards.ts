import { itemsOfIssueQuery, type ItemsOfIssueQueryResult } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";
import { cardOf, type ItemCard } from "./item-card.ts";

export interface ItemCards {
  /** By id; what was known before stays while newer answers are under way. */
  readonly cards: ReadonlyMap<string, ItemCard>;
  /** Ids for which the lake holds no item any more. */
  readonly missing: ReadonlySet<string>;
}

const nothingYet: ItemCards = { cards: new Map(), missing: new Set() };

/** How the items of an issue look in a list. */
export function useItemCards(ids: readonly string[]): ItemCards {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [known, setKnown] = useState(nothingYet);
  const asked = JSON.stringify([...new Set(ids)].toSorted());
  useEffect(() => {
    const controller = new AbortController();
    const wanted: readonly string[] = JSON.parse(asked);
    client.fetch(itemsOfIssueQuery, { ids: [...wanted] }, { signal: controller.signal, tag: "items-of-issue" }).then(
      (found) => setKnown(({ cards }) => knownAfter(cards, wanted, found)),
      // The rows then show what they know; the next change of content asks again.
      () => undefined,
    );
    return () => controller.abort();
  }, [client, asked, changes]);
  return known;
}

function knownAfter(before: ItemCards["cards"], wanted: readonly string[], found: ItemsOfIssueQueryResult): ItemCards {
  const answered = new Map(found.map((record) => [record._id, cardOf(record)]));
  return { cards: new Map([...before, ...answered]), missing: new Set(wanted.filter((id) => !answered.has(id))) };
}
