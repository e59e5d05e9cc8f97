import type { AskApprovalRequest, AudienceChoice, QuietHours } from "@newsletter/schemas";
import { Button, Flex, Stack } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { NotDone } from "./part.tsx";
import { QuietChoice } from "./quiet-choice.tsx";
import { quietFault } from "./quiet-fault.ts";
import { ScheduleChoice } from "./schedule-choice.tsx";
import { scheduleOf, type WantedTime } from "./schedule.ts";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { useWorkersTime } from "./use-workers-time.ts";
import { WordsField } from "./words-field.tsx";

interface AskForApprovalProps {
  readonly issueId: string;
  /** Of what was shown: approval is asked for that and nothing newer. */
  readonly digest: string;
  /** Whom that was for. */
  readonly audience: AudienceChoice;
  readonly now: string;
  readonly take: TakeState;
}

/** When it should leave, a word to whoever reads it, and the request. */
export function AskForApproval({ issueId, digest, audience, now, take }: AskForApprovalProps): ReactNode {
  const [wanted, setWanted] = useState<WantedTime>();
  const [quiet, setQuiet] = useState<QuietHours>();
  const [note, setNote] = useState("");
  const { act, isUnderWay, problem } = useSendingAct(take);
  const nowMs = useWorkersTime(now);
  const schedule = wanted === undefined ? undefined : scheduleOf(wanted, new Date(nowMs).toISOString());
  const isUnfit = schedule?.state === "unfit" || quietFault(quiet) !== undefined;
  const ask = (): void => {
    if (schedule?.state === "unfit" || isUnfit) return;
    const request: AskApprovalRequest = {
      issueId,
      digest,
      note: note.trim(),
      scheduledAt: schedule?.at ?? null,
      quietHours: quiet ?? null,
      audience,
    };
    void act("ask", request);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Stack gap={4}>
        <ScheduleChoice wanted={wanted} schedule={schedule} onChange={setWanted} />
        <QuietChoice hours={quiet} onChange={setQuiet} />
        <WordsField label="Note to the approver" value={note} onChange={setNote} isRequired={false} data-testid="send-note-to-approver" />
        <NotDone problem={problem} />
        <Flex>
          <Button
            type="submit"
            tone="primary"
            fontSize={1}
            padding={3}
            text="Ask for approval"
            disabled={isUnderWay || isUnfit}
            data-testid="send-ask"
          />
        </Flex>
      </Stack>
    </form>
  );
}
