import type { ApprovalState } from "@newsletter/schemas";
import { CheckmarkCircleIcon } from "@sanity/icons/CheckmarkCircle";
import { Button, Flex, Stack } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { sendInWords } from "./audience-words.ts";
import { ConfirmedAct } from "./confirmed-act.tsx";
import { NotDone, Part } from "./part.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { WordsField } from "./words-field.tsx";

interface DecideProps {
  readonly approval: ApprovalState;
  readonly take: TakeState;
}

/** The approver's yes or no. What is stale cannot be signed, and can be refused. */
export function Decide({ approval, take }: DecideProps): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  const { id, digest, audience, isStale, signingObstacle, scheduledAt, authors, signatures } = approval;
  const isLast = signatures.length + 1 >= authors.signaturesNeeded;
  return (
    <Part title="Your decision">
      {!isStale && (
        <ConfirmedAct
          text="Approve"
          confirmText={isLast ? sendInWords(audience) : "Sign as the first of two"}
          consequence={consequenceInWords(isLast, scheduledAt)}
          tone="positive"
          icon={CheckmarkCircleIcon}
          disabled={isUnderWay || signingObstacle !== null}
          onConfirmed={() => void act("approve", { approvalId: id, digest })}
          data-testid="send-approve"
        />
      )}
      <Refuse disabled={isUnderWay} onRefused={(reason) => void act("refuse", { approvalId: id, reason })} />
      <NotDone problem={problem} />
    </Part>
  );
}

function consequenceInWords(isLast: boolean, scheduledAt: string | null): string {
  if (!isLast) return "It takes two: nothing leaves before somebody else has signed, too.";
  return scheduledAt === null
    ? "It leaves after a short countdown in which anybody here can stop it; after that a message cannot be called back."
    : "It leaves at the time above. Until then anybody here can stop it; after that a message cannot be called back.";
}

interface RefuseProps {
  readonly disabled: boolean;
  readonly onRefused: (reason: string) => void;
}

function Refuse({ disabled, onRefused }: RefuseProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  if (!isOpen) {
    return (
      <Flex>
        <Button
          mode="ghost"
          tone="critical"
          fontSize={1}
          padding={3}
          text="Refuse …"
          onClick={() => setIsOpen(true)}
          data-testid="send-refuse"
        />
      </Flex>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") onRefused(reason.trim());
      }}
    >
      <Stack gap={3}>
        <WordsField
          label="Why not? The editors read this."
          value={reason}
          onChange={setReason}
          isRequired
          isFocused
          data-testid="send-refuse-reason"
        />
        <Flex gap={2} wrap="wrap">
          <Button
            type="submit"
            tone="critical"
            fontSize={1}
            padding={3}
            text="Refuse with this reason"
            disabled={disabled || reason.trim() === ""}
            data-testid="send-refuse-confirmed"
          />
          <Button mode="ghost" fontSize={1} padding={3} text="Not now" onClick={() => setIsOpen(false)} />
        </Flex>
      </Stack>
    </form>
  );
}
