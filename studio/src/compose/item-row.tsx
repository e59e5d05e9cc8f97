import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import type { Edge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/types";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { DragHandleIcon } from "@sanity/icons/DragHandle";
import { Card, Flex, Stack, Text } from "@sanity/ui";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useIntentLink } from "sanity/router";
import { styled } from "styled-components";
import { PlainLink } from "../plain-link.ts";
import type { Composing } from "./compose-context.tsx";
import { usesInWords } from "./issue-uses.ts";
import { ItemMenu } from "./item-menu.tsx";
import type { SectionItem } from "./moves.ts";
import { Thumbnail } from "./thumbnail.tsx";
import type { ComposedSection } from "./sections.ts";
import { draggedItem } from "./use-drop-of-items.ts";

interface ItemRowProps {
  readonly item: SectionItem;
  readonly section: ComposedSection;
  readonly composing: Composing;
}

/** One item of a section: dragged by its handle, opened by its title, and everything else in its menu. */
export function ItemRow({ item, section, composing }: ItemRowProps): ReactNode {
  const { row, handle, edge } = useRowDrag(item, section, composing);
  const card = composing.cards.get(item._ref);
  const used = composing.uses.get(item._ref);
  return (
    <Row ref={row} data-edge={edge} data-testid={`item-${item._ref}`}>
      <Card radius={2} padding={1} border>
        <Flex gap={2} align="center">
          <Handle ref={handle} aria-hidden={composing.isReadOnly} data-testid="drag-handle" title="Drag to another place or section">
            <DragHandleIcon />
          </Handle>
          <Thumbnail picture={card?.picture} type={card?.type} />
          <Stack gap={2} flex={1} style={{ minWidth: 0 }}>
            <Title id={item._ref} words={card?.title ?? "…"} type={card?.type} />
            <Text size={0} muted textOverflow="ellipsis">
              {[card?.subtitle, ...(section.shortened.has(item._ref) ? ["teaser for this issue"] : [])].filter(Boolean).join(" · ")}
            </Text>
          </Stack>
          {used !== undefined && (
            <Text size={0} muted>
              {usesInWords(used)}
            </Text>
          )}
          {!composing.isReadOnly && <ItemMenu item={item} card={card} section={section} composing={composing} />}
        </Flex>
      </Card>
    </Row>
  );
}

function Title({ id, words, type }: { readonly id: string; readonly words: string; readonly type: string | undefined }): ReactNode {
  const { href, onClick } = useIntentLink({ intent: "edit", params: { id, ...(type === undefined ? {} : { type }) } });
  return (
    <Text size={1} textOverflow="ellipsis">
      <PlainLink href={href} onClick={onClick}>
        {words}
      </PlainLink>
    </Text>
  );
}

function useRowDrag(
  item: SectionItem,
  section: ComposedSection,
  { issueId, isReadOnly }: Composing,
): {
  readonly row: React.RefObject<HTMLDivElement | null>;
  readonly handle: React.RefObject<HTMLSpanElement | null>;
  readonly edge: Edge | undefined;
} {
  const row = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const [edge, setEdge] = useState<Edge>();
  const itemKey = item._key;
  const sectionKey = section.key;
  useEffect(() => {
    const element = row.current;
    if (element === null || handle.current === null || isReadOnly) return undefined;
    return combine(
      draggable({ element, dragHandle: handle.current, getInitialData: () => ({ issueId, sectionKey, itemKey }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => draggedItem(source.data)?.itemKey !== itemKey,
        getData: ({ input }) => attachClosestEdge({ sectionKey, itemKey }, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data) ?? undefined),
        onDragLeave: () => setEdge(undefined),
        onDrop: () => setEdge(undefined),
      }),
    );
  }, [issueId, sectionKey, itemKey, isReadOnly]);
  return { row, handle, edge };
}

const Row = styled.div`
  &[data-edge="top"] {
    box-shadow: 0 -2px 0 0 var(--card-focus-ring-color);
  }
  &[data-edge="bottom"] {
    box-shadow: 0 2px 0 0 var(--card-focus-ring-color);
  }
`;

const Handle = styled.span`
  cursor: grab;
  display: grid;
  place-items: center;
  inline-size: 24px;
  block-size: 32px;
  font-size: 20px;
  color: var(--card-muted-fg-color);
`;
