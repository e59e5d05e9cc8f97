import type { ApprovalState } from "@newsletter/schemas";
import { Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { NotDone, Part } from "./part.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";

interface BreakGlassProps {
  readonly approval: ApprovalState;
  readonly take: TakeState;
}

/** The way out when everybody who may approve has written: two people who answer for it, each with a reason that stays on record. */
export function BreakGlass({ approval: { id, digest, signatures }, take }: BreakGlassProps): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  return (
    <Part title="Nobody else can approve this" data-testid="send-break-glass">
      <Text size={1}>
        Everybody who may approve it wrote part of it, or nobody holds the right. An administrator can give the right to somebody who did
        not write. If it cannot wait, two people sign together, whoever wrote it: their names and reasons stand in the report for good.
      </Text>
      <ReasonForm
        text="Break the glass …"
        label="Why can it not wait for somebody who did not write it?"
        confirmText={signatures.length > 0 ? "Sign as the second: it is sent" : "Sign as the first of two"}
        disabled={isUnderWay}
        onGiven={(reason) => void act("breakGlass", { approvalId: id, digest, reason })}
        data-testid="send-glass"
      />
      <NotDone problem={problem} />
    </Part>
  );
}
