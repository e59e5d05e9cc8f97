import type { CampaignState, PlanAgainRequest } from "@newsletter/schemas";
import { Button, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { counted } from "./audience-words.ts";
import { NotDone, Part } from "./part.tsx";
import { countBecauseOfUs, rejectionInWords } from "./rejection-words.ts";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { WordsField } from "./words-field.tsx";

interface RejectionsProps {
  readonly campaign: CampaignState;
  readonly mayOperate: boolean;
  readonly take: TakeState;
}

/** Why recipients were rejected; whom our own fault kept out may be planned again. */
export function Rejections({ campaign: { id, counts, rejections, status }, mayOperate, take }: RejectionsProps): ReactNode {
  const becauseOfUs = countBecauseOfUs(rejections);
  return (
    <Part title={`Rejected (${String(counts.rejected)})`} data-testid="send-rejections">
      <Stack as="ul" gap={2} style={plainList}>
        {rejections.map((rejection) => (
          <Text as="li" key={rejection.category} size={1} muted>
            {rejectionInWords(rejection)}
          </Text>
        ))}
      </Stack>
      {becauseOfUs > 0 && status !== "cancelled" && mayOperate && <PlanAgain campaignId={id} count={becauseOfUs} take={take} />}
    </Part>
  );
}

function PlanAgain({
  campaignId,
  count,
  take,
}: {
  readonly campaignId: string;
  readonly count: number;
  readonly take: TakeState;
}): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  const [reason, setReason] = useState("");
  const planAgain = async (): Promise<void> => {
    if (reason.trim() === "") return;
    const request: PlanAgainRequest = { campaignId, reason: reason.trim() };
    if (await act("planAgain", request)) setReason("");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void planAgain();
      }}
    >
      <Stack gap={4}>
        <WordsField
          label="What was wrong, and is put right: for the record"
          value={reason}
          onChange={setReason}
          isRequired
          data-testid="send-plan-again-reason"
        />
        <NotDone problem={problem} />
        <Flex>
          <Button
            type="submit"
            mode="ghost"
            fontSize={1}
            padding={3}
            text={`Plan ${counted(count, "recipient")} again`}
            disabled={isUnderWay || reason.trim() === ""}
            data-testid="send-plan-again"
          />
        </Flex>
      </Stack>
    </form>
  );
}

const plainList = { listStyle: "none", margin: 0, padding: 0 } as const;
