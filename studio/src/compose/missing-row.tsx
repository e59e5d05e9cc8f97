import { TrashIcon } from "@sanity/icons/Trash";
import { Button, Card, Flex, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import type { Composing } from "./compose-context.tsx";
import { removal, type SectionItem } from "./moves.ts";
import type { ComposedSection } from "./sections.ts";

interface MissingRowProps {
  readonly item: SectionItem;
  readonly section: ComposedSection;
  readonly composing: Composing;
}

export function noLongerThere(id: string): string {
  return `An item that no longer exists (${id})`;
}

/** The place of an item that somebody has deleted: the issue cannot be rendered before it is taken out. */
export function MissingRow({ item, section, composing }: MissingRowProps): ReactNode {
  return (
    <Card radius={2} padding={2} border tone="critical" data-testid={`missing-${item._ref}`}>
      <Flex gap={2} align="center">
        <Text size={1} style={{ flex: 1, overflowWrap: "anywhere" }}>
          {noLongerThere(item._ref)}
        </Text>
        {!composing.isReadOnly && (
          <Button
            mode="ghost"
            padding={2}
            fontSize={1}
            icon={TrashIcon}
            text="Take it out"
            onClick={() => composing.change(removal(section.key, item._key))}
          />
        )}
      </Flex>
    </Card>
  );
}
