import type { CampaignState, SendingState } from "@newsletter/schemas";
import { PauseIcon } from "@sanity/icons/Pause";
import { PlayIcon } from "@sanity/icons/Play";
import { RefreshIcon } from "@sanity/icons/Refresh";
import { StopIcon } from "@sanity/icons/Stop";
import { Button, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { counted } from "./audience-words.ts";
import { campaignInWords, evidenceInWords, finalInWords } from "./campaign-words.ts";
import { ConfirmedAct } from "./confirmed-act.tsx";
import { NotDone, Said } from "./part.tsx";
import { Progress } from "./progress.tsx";
import { RecipientMail } from "./recipient-mail.tsx";
import { Rejections } from "./rejections.tsx";
import { openCount } from "./stage.ts";
import { Unconfirmed } from "./unconfirmed.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";

interface CampaignProps {
  readonly campaign: CampaignState;
  readonly me: SendingState["me"];
  readonly take: TakeState;
}

/** A campaign from its first hand-over to its last settled recipient. */
export function Campaign({ campaign, me, take }: CampaignProps): ReactNode {
  const { words, tone } = campaignInWords(campaign);
  const isOver = openCount(campaign) === 0;
  const cameBack = evidenceInWords(campaign);
  return (
    <Stack gap={5}>
      {isOver ? (
        <Said tone={tone} data-testid="send-final">
          {finalInWords(campaign)}
        </Said>
      ) : (
        <Said tone={tone} data-testid="send-status">
          {words}
        </Said>
      )}
      <Progress campaign={campaign} />
      {cameBack !== undefined && (
        <Text size={1} muted data-testid="send-evidence">
          {cameBack}
        </Text>
      )}
      {campaign.rejections.length > 0 && <Rejections campaign={campaign} mayOperate={me.mayOperate} take={take} />}
      {campaign.unconfirmed.length > 0 && <Unconfirmed campaign={campaign} mayDecide={me.mayOperate} take={take} />}
      {me.mayOperate && <RecipientMail campaignId={campaign.id} />}
      {!isOver && campaign.status !== "cancelled" && <Acts campaign={campaign} me={me} take={take} />}
    </Stack>
  );
}

function Acts({ campaign, me, take }: CampaignProps): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  const { id, status, counts } = campaign;
  const left = counts.planned + counts.deferred;
  const hasMissedItsTime = campaign.heldReason === "scheduleMissed";
  const mayStop = (me.mayEdit || me.mayApprove || me.mayOperate) && left > 0;
  return (
    <Stack gap={3}>
      {me.mayOperate && left > 0 && (
        <Flex gap={2} wrap="wrap">
          {status === "paused" || hasMissedItsTime ? (
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              icon={PlayIcon}
              text={hasMissedItsTime ? "Begin now" : "Resume"}
              disabled={isUnderWay}
              onClick={() => void act("resume", { campaignId: id })}
              data-testid="send-resume"
            />
          ) : (
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              icon={PauseIcon}
              text="Pause"
              disabled={isUnderWay}
              onClick={() => void act("pause", { campaignId: id })}
              data-testid="send-pause"
            />
          )}
          {counts.deferred > 0 && status !== "paused" && (
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              icon={RefreshIcon}
              text={`Try ${counted(counts.deferred, "deferred recipient")} now`}
              disabled={isUnderWay}
              onClick={() => void act("retry", { campaignId: id })}
              data-testid="send-retry"
            />
          )}
        </Flex>
      )}
      {mayStop && (
        <ConfirmedAct
          text="Stop it for good …"
          confirmText={`Stop: ${counted(left, "recipient")} will not get it`}
          consequence="What was handed over cannot be called back. The others are excluded, and this campaign cannot go on."
          tone="critical"
          icon={StopIcon}
          disabled={isUnderWay}
          onConfirmed={() => void act("cancel", { campaignId: id })}
          data-testid="send-cancel"
        />
      )}
      <NotDone problem={problem} />
    </Stack>
  );
}
