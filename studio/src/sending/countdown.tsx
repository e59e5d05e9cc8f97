import type { CampaignState } from "@newsletter/schemas";
import { StopIcon } from "@sanity/icons/Stop";
import { Button, Card, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { counted } from "./audience-words.ts";
import { countdownInWords } from "./countdown-words.ts";
import { ownTimeZone } from "./own-time-zone.ts";
import { NotDone } from "./part.tsx";
import { momentInWords } from "./schedule.ts";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { useWorkersTime } from "./use-workers-time.ts";

interface CountdownProps {
  readonly campaign: CampaignState;
  readonly now: string;
  readonly mayStop: boolean;
  readonly take: TakeState;
}

/** Approved, and nothing has left: how long that can still be stopped, and the button that does it. */
export function Countdown({ campaign, now, mayStop, take }: CountdownProps): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  const nowMs = useWorkersTime(now);
  return (
    <Card tone="primary" padding={4} radius={2} border data-testid="send-countdown">
      <Stack gap={4}>
        <Stack gap={3}>
          <Text size={1}>Approved. {counted(campaign.counts.planned, "recipient")} planned. It leaves</Text>
          {/* A timer says nothing by itself to who hears the screen: once a second would be noise. */}
          <Text size={4} weight="semibold" role="timer" style={steady}>
            {countdownInWords(Date.parse(campaign.beginsAt) - nowMs)}
          </Text>
          <Text size={1} muted>
            {momentInWords(campaign.beginsAt, ownTimeZone)}
          </Text>
        </Stack>
        {mayStop && (
          // One click: there may be seconds left.
          <Button
            tone="critical"
            fontSize={3}
            padding={4}
            width="fill"
            icon={StopIcon}
            text="Stop it"
            disabled={isUnderWay}
            onClick={() => void act("cancel", { campaignId: campaign.id })}
            data-testid="send-cancel"
          />
        )}
        <NotDone problem={problem} />
      </Stack>
    </Card>
  );
}

const steady = { fontVariantNumeric: "tabular-nums" } as const;
