import { WarningOutlineIcon } from "@sanity/icons/WarningOutline";
import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useCalendarShared } from "./calendar-context.tsx";

/** Everything that is wrong among the entries shown, each with the entry it is said of. */
export function ConflictList(): ReactNode {
  const { shown, open } = useCalendarShared();
  if (shown.conflicts.length === 0) return null;
  const titles = new Map(shown.entries.map(({ documentId, title }) => [documentId, title]));
  return (
    <Card tone="caution" padding={3} radius={2} border data-testid="conflicts">
      <details open={shown.conflicts.length <= openBelow}>
        <summary>
          <Text as="span" size={1} weight="semibold" style={{ display: "inline-block" }}>
            {shown.conflicts.length === 1 ? "1 conflict" : `${String(shown.conflicts.length)} conflicts`}
          </Text>
        </summary>
        <Stack as="ul" gap={2} paddingTop={3} style={{ listStyle: "none", margin: 0, paddingInlineStart: 0 }}>
          {shown.conflicts.map(({ entryId, sentence }) => (
            <Flex as="li" key={`${entryId} ${sentence}`} gap={2} align="center" wrap="wrap">
              <Text size={1} muted>
                <WarningOutlineIcon />
              </Text>
              <Button mode="bleed" fontSize={1} padding={1} text={titles.get(entryId) ?? "Entry"} onClick={() => open(entryId)} />
              <Text size={1}>{sentence}</Text>
            </Flex>
          ))}
        </Stack>
      </details>
    </Card>
  );
}

/** A longer list would push the calendar off the screen. */
const openBelow = 4;
