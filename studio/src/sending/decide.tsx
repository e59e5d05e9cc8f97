import type { ApprovalState } from "@newsletter/schemas";
import { CheckmarkCircleIcon } from "@sanity/icons/CheckmarkCircle";
import type { ReactNode } from "react";
import { sendInWords } from "./audience-words.ts";
import { ConfirmedAct } from "./confirmed-act.tsx";
import { NotDone, Part } from "./part.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";

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
      <ReasonForm
        text="Refuse …"
        label="Why not? The editors read this."
        confirmText="Refuse with this reason"
        disabled={isUnderWay}
        onGiven={(reason) => void act("refuse", { approvalId: id, reason })}
        data-testid="send-refuse"
      />
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
