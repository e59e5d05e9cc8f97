import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { useEffect, useRef } from "react";
import type { Composing } from "./compose-context.tsx";
import { move, type Place } from "./moves.ts";
import { accepts } from "./sections.ts";

/** What a dragged row carries. */
export interface DraggedItem {
  readonly issueId: string;
  readonly sectionKey: string;
  readonly itemKey: string;
}

export function draggedItem({ issueId, sectionKey, itemKey }: Readonly<Record<string | symbol, unknown>>): DraggedItem | undefined {
  return typeof issueId === "string" && typeof sectionKey === "string" && typeof itemKey === "string"
    ? { issueId, sectionKey, itemKey }
    : undefined;
}

/** Moves an item where it is dropped: before or after another one, or at the end of a section. */
export function useDropOfItems(composing: Composing): void {
  const latest = useRef(composing);
  useEffect(() => {
    latest.current = composing;
  }, [composing]);
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const { issueId, sections, cards, change } = latest.current;
          const dragged = draggedItem(source.data);
          const target = location.current.dropTargets[0];
          if (dragged === undefined || target === undefined || dragged.issueId !== issueId) return;
          const item = sections.find(({ key }) => key === dragged.sectionKey)?.items.find(({ _key }) => _key === dragged.itemKey);
          const section = sections.find(({ key }) => key === target.data["sectionKey"]);
          const card = item === undefined ? undefined : cards.get(item._ref);
          if (item === undefined || section === undefined || card === undefined || !accepts(section, card.type)) return;
          const place = placeAt(section.key, section.items, target.data["itemKey"], extractClosestEdge(target.data) === "bottom");
          const patches = move(item, dragged.sectionKey, place);
          if (patches.length > 0) change(patches);
        },
      }),
    [],
  );
}

function placeAt(sectionKey: string, items: readonly { readonly _key: string }[], itemKey: unknown, isAfter: boolean): Place {
  const index = items.findIndex(({ _key }) => _key === itemKey);
  return { sectionKey, beforeKey: index === -1 ? undefined : items[isAfter ? index + 1 : index]?._key };
}
