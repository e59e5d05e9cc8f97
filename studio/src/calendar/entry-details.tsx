import { Box, Button, Card, Dialog, Flex, Stack, Text } from "@sanity/ui";
import { useId, type ReactNode } from "react";
import { IntentLink, useIntentLink } from "sanity/router";
import { issueInWords, type ShowingIssue } from "../compose/issues-showing.ts";
import { contentStateWords } from "../content-state.ts";
import { useCalendarShared } from "./calendar-context.tsx";
import type { CalendarItem } from "./calendar-item.ts";
import { kindInWords } from "./entry-in-words.ts";
import { MoveForm } from "./move-form.tsx";
import { daysInWords, hoursInWords } from "./when-in-words.ts";
import { joined, statusTitles } from "@newsletter/schemas/studio";

interface EntryDetailsProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One entry: when and where, what is wrong with it, which issues show it, and the way to move it without dragging. */
export function EntryDetails({ id, onClose }: EntryDetailsProps): ReactNode {
  const { shown, timeZone, mayEdit } = useCalendarShared();
  const dialogId = useId();
  const item = shown.entries.find(({ documentId }) => documentId === id);
  if (item === undefined) return null;
  const conflicts = shown.conflicts.filter(({ entryId }) => entryId === id);
  return (
    <Dialog id={dialogId} header={item.title} width={1} onClose={onClose} data-testid="entry-details">
      <Stack gap={4} padding={4}>
        <Stack gap={3}>
          <Text size={1} weight="semibold">
            {joined(daysInWords(item.when), hoursInWords(item.when, timeZone))}
          </Text>
          <Text size={1}>{joined(kindInWords(item), item.place, item.status === "confirmed" ? undefined : statusTitles[item.status])}</Text>
          <Text size={1} muted>
            {contentStateWords[item.state]}
          </Text>
          <Issues issues={shown.issuesOf.get(id) ?? []} />
        </Stack>
        {conflicts.length > 0 && (
          <Card tone="caution" padding={3} radius={2} border>
            <Stack gap={3}>
              {conflicts.map(({ sentence }) => (
                <Text key={sentence} size={1}>
                  {sentence}
                </Text>
              ))}
            </Stack>
          </Card>
        )}
        {mayEdit && <MoveForm key={`${id} ${item.days.first}`} item={item} onMoved={onClose} />}
        <Box>
          <OpenButton item={item} />
        </Box>
      </Stack>
    </Dialog>
  );
}

function OpenButton({ item }: { readonly item: CalendarItem }): ReactNode {
  const { href, onClick } = useIntentLink({ intent: "edit", params: { id: item.documentId, type: "calendarEntry" } });
  return <Button as="a" mode="ghost" fontSize={1} href={href} onClick={onClick} text="Open the entry" />;
}

function Issues({ issues }: { readonly issues: readonly ShowingIssue[] }): ReactNode {
  return (
    <Flex data-testid="entry-issues">
      <Text size={1}>
        {issues.length === 0 ? "Not yet in an issue" : "Goes into "}
        {issues.map((issue, index) => (
          <span key={issue.id}>
            {index === 0 ? "" : "; "}
            <IntentLink intent="edit" params={{ id: issue.id, type: "issue" }}>
              {issueInWords(issue)}
            </IntentLink>
          </span>
        ))}
      </Text>
    </Flex>
  );
}
