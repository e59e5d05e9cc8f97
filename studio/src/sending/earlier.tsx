import type { EarlierCampaign } from "@newsletter/schemas";
import { Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { finalInWords } from "./campaign-words.ts";
import { ownTimeZone } from "./own-time-zone.ts";
import { Part } from "./part.tsx";
import { momentInWords } from "./schedule.ts";

/** What became of this issue before: who had it by an earlier campaign is no recipient of a later one. */
export function Earlier({ campaigns }: { readonly campaigns: readonly EarlierCampaign[] }): ReactNode {
  if (campaigns.length === 0) return null;
  return (
    <Part title="Earlier campaigns of this issue" data-testid="send-earlier">
      {campaigns.map((campaign) => (
        <Stack key={campaign.id} gap={2}>
          <Text size={1} muted>
            {momentInWords(campaign.beginsAt, ownTimeZone)}
          </Text>
          <Text size={1}>{finalInWords(campaign)}</Text>
        </Stack>
      ))}
    </Part>
  );
}
