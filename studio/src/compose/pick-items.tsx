import { AddIcon } from "@sanity/icons/Add";
import { itemTypesOf } from "@newsletter/schemas/studio";
import { Box, Button, Card, Checkbox, Dialog, Flex, Spinner, Stack, Text } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { Problem } from "../problem.tsx";
import type { Composing } from "./compose-context.tsx";
import { usesInWords } from "./issue-uses.ts";
import type { ItemCard } from "./item-card.ts";
import { PickFilters } from "./pick-filters.tsx";
import { Thumbnail } from "./thumbnail.tsx";
import { noFilter, pickableMax, usePickableItems } from "./use-pickable-items.ts";
import type { ComposedSection } from "./sections.ts";

interface PickItemsProps {
  readonly section: ComposedSection;
  readonly composing: Composing;
  readonly onClose: () => void;
  /** In the order in which they were chosen. */
  readonly onAdd: (ids: readonly string[]) => void;
}

/** Offers what fits the section and is not in this issue, several at once. */
export function PickItems({ section, composing, onClose, onAdd }: PickItemsProps): ReactNode {
  const types = section.kind === undefined ? [] : itemTypesOf(section.kind);
  const [filter, setFilter] = useState(noFilter);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const inIssue = composing.sections.flatMap(({ items }) => items.map(({ _ref }) => _ref));
  const without = filter.isUnused ? [...inIssue, ...composing.uses.keys()] : inIssue;
  const { items, contexts, hasFailed, retry } = usePickableItems(types, filter, without);
  const toggle = (id: string): void =>
    setPicked((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));
  return (
    <Dialog
      id={useId()}
      header={`Choose for “${section.title}”`}
      width={2}
      onClose={onClose}
      footer={<Footer count={picked.length} onClose={onClose} onAdd={() => onAdd(picked)} />}
      data-testid="pick-items"
    >
      <Stack gap={3} padding={4}>
        <PickFilters filter={filter} contexts={contexts} types={types} onChange={setFilter} />
        {hasFailed && <Problem sentence="The content lake does not answer. What you chose so far is kept." onRetry={retry} />}
        {items === undefined && !hasFailed && <Spinner muted />}
        <Stack gap={1}>
          {items?.map((item) => (
            <PickRow
              key={item.id}
              item={item}
              uses={usesInWords(composing.uses.get(item.id))}
              isPicked={picked.includes(item.id)}
              onToggle={() => toggle(item.id)}
            />
          ))}
        </Stack>
        {items?.length === 0 && (
          <Text size={1} muted data-testid="nothing-to-pick">
            Nothing fits. Loosen what you are looking for, or write the item first under “Content”.
          </Text>
        )}
        {items?.length === pickableMax && (
          <Text size={1} muted>
            The latest {pickableMax} are shown; narrow the search to see others.
          </Text>
        )}
      </Stack>
    </Dialog>
  );
}

interface FooterProps {
  readonly count: number;
  readonly onClose: () => void;
  readonly onAdd: () => void;
}

function Footer({ count, onClose, onAdd }: FooterProps): ReactNode {
  return (
    <Flex gap={2} padding={3} justify="flex-end">
      <Button mode="bleed" text="Cancel" onClick={onClose} />
      <Button
        icon={AddIcon}
        tone="primary"
        text={count === 1 ? "Add 1 item" : `Add ${String(count)} items`}
        disabled={count === 0}
        onClick={onAdd}
        data-testid="add-picked"
      />
    </Flex>
  );
}

interface PickRowProps {
  readonly item: ItemCard;
  readonly uses: string;
  readonly isPicked: boolean;
  readonly onToggle: () => void;
}

function PickRow({ item, uses, isPicked, onToggle }: PickRowProps): ReactNode {
  return (
    <Card
      as="label"
      padding={2}
      radius={2}
      border
      tone={isPicked ? "primary" : "default"}
      style={{ cursor: "pointer" }}
      data-testid={`pick-${item.id}`}
    >
      <Flex gap={3} align="center">
        <Checkbox checked={isPicked} onChange={onToggle} />
        <Thumbnail picture={item.picture} type={item.type} />
        <Stack gap={2} flex={1}>
          <Text size={1}>{item.title}</Text>
          <Text size={0} muted>
            {item.subtitle}
          </Text>
        </Stack>
        <Box>
          <Text size={0} muted>
            {uses}
          </Text>
        </Box>
      </Flex>
    </Card>
  );
}
