import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { AddIcon } from "@sanity/icons/Add";
import { TrashIcon } from "@sanity/icons/Trash";
import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Composing } from "./compose-context.tsx";
import { ItemRow } from "./item-row.tsx";
import { MissingRow } from "./missing-row.tsx";
import { insertion, referenceTo } from "./moves.ts";
import { PickItems } from "./pick-items.tsx";
import type { ComposedSection } from "./sections.ts";

interface ItemRowsProps {
  readonly section: ComposedSection;
  readonly composing: Composing;
}

interface SectionRowsProps extends ItemRowsProps {
  readonly onRemove: () => void;
}

/** What a section holds, in its order; items can be dragged within it and into it. */
export function ItemRows({ section, composing, onRemove }: SectionRowsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (list.current === null || composing.isReadOnly) return undefined;
    return dropTargetForElements({
      element: list.current,
      getData: () => ({ sectionKey: section.key }),
      onDropTargetChange: ({ location, self }) => setIsOver(location.current.dropTargets[0]?.element === self.element),
      onDrop: () => setIsOver(false),
      onDragLeave: () => setIsOver(false),
    });
  }, [section.key, composing.isReadOnly]);
  return (
    <Card ref={list} radius={2} tone={isOver ? "primary" : "inherit"}>
      <Stack gap={1}>
        {section.items.map((item) => {
          const Row = composing.missing.has(item._ref) ? MissingRow : ItemRow;
          return <Row key={item._key} item={item} section={section} composing={composing} />;
        })}
        {section.items.length === 0 && (
          <Text size={1} muted style={{ padding: "6px 0" }}>
            Nothing is in this section yet.
          </Text>
        )}
        {!composing.isReadOnly && (
          <Flex gap={2}>
            <ChooseItems section={section} composing={composing} words="Choose items" />
            {section.items.length === 0 && (
              <Button
                mode="bleed"
                padding={2}
                fontSize={1}
                icon={TrashIcon}
                text="Remove the section"
                onClick={onRemove}
                data-testid={`remove-section-${section.kind ?? "unknown"}`}
              />
            )}
          </Flex>
        )}
      </Stack>
    </Card>
  );
}

/** Opens the picker and adds what was chosen at the end of the section. */
export function ChooseItems({ section, composing, words }: ItemRowsProps & { readonly words: string }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const add = (ids: readonly string[]): void => {
    setIsOpen(false);
    if (ids.length > 0) composing.change(insertion(ids.map(referenceTo), { sectionKey: section.key, beforeKey: undefined }));
  };
  return (
    <Flex>
      <Button
        mode="bleed"
        padding={2}
        fontSize={1}
        icon={AddIcon}
        text={words}
        onClick={() => setIsOpen(true)}
        data-testid={`choose-${section.kind ?? "items"}`}
      />
      {isOpen && <PickItems section={section} composing={composing} onClose={() => setIsOpen(false)} onAdd={add} />}
    </Flex>
  );
}
