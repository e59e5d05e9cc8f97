import { itemsOfIssueQuery } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";
import { cardOf, type ItemCard } from "./item-card.ts";

/** How the items of an issue look in a list; what was known before stays while newer answers are under way. */
export function useItemCards(ids: readonly string[]): ReadonlyMap<string, ItemCard> {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [cards, setCards] = useState<ReadonlyMap<string, ItemCard>>(new Map());
  const asked = JSON.stringify([...new Set(ids)].toSorted());
  useEffect(() => {
    const controller = new AbortController();
    client.fetch(itemsOfIssueQuery, { ids: JSON.parse(asked) }, { signal: controller.signal, tag: "items-of-issue" }).then(
      (found) => setCards((before) => new Map([...before, ...found.map((record) => [record._id, cardOf(record)] as const)])),
      // The rows then show what they know; the next change of content asks again.
      () => undefined,
    );
    return () => controller.abort();
  }, [client, asked, changes]);
  return cards;
}
