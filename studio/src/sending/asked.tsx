import type { ApprovalState, SendingState } from "@newsletter/schemas";
import { Button, Flex, Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import { AskedFor } from "./asked-for.tsx";
import { Audience } from "./audience.tsx";
import { BreakGlass } from "./break-glass.tsx";
import { DifferencesSince } from "./differences-since.tsx";
import { Decide } from "./decide.tsx";
import { EditionReader } from "./edition-reader.tsx";
import { NotDone, Said } from "./part.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { WayOut } from "./way-out.tsx";

interface AskedProps {
  readonly approval: ApprovalState;
  readonly me: SendingState["me"];
  readonly take: TakeState;
}

/** What was asked and who gets it, every edition to read, and what each of the people here can do about it. */
export function Asked({ approval, me, relays, take }: AskedProps & Pick<SendingState, "relays">): ReactNode {
  const { signingObstacle } = approval;
  return (
    <Stack gap={5}>
      <AskedFor approval={approval} />
      {signingObstacle !== null && (
        <Said tone={me.mayApprove ? "caution" : "default"} data-testid="send-obstacle">
          {signingObstacle}
        </Said>
      )}
      {me.id === approval.askedBy.id && <Withdraw approvalId={approval.id} take={take} />}
      <DifferencesSince approval={approval} />
      <Audience audience={approval.audience} />
      <WayOut relays={relays} />
      <EditionReader key={approval.id} approval={approval} />
      {me.mayApprove && <Decide approval={approval} take={take} />}
      {approval.mayBreakGlass && <BreakGlass approval={approval} take={take} />}
    </Stack>
  );
}

/** What is published has moved on: nobody can sign this, and who may edit asks again. */
export function Stale({ approval, me, take, children }: AskedProps & { readonly children: ReactNode }): ReactNode {
  return (
    <Stack gap={5}>
      <Said tone="critical" role="alert" data-testid="send-stale">
        What is published has changed since approval was asked for: this cannot be signed any more.{" "}
        {me.mayEdit ? "See what would be sent now, and ask for approval again." : "An editor has to ask for approval again."}
      </Said>
      {children}
      <AskedFor approval={approval} />
      {me.id === approval.askedBy.id && <Withdraw approvalId={approval.id} take={take} />}
      {me.mayApprove && <Decide approval={approval} take={take} />}
    </Stack>
  );
}

function Withdraw({ approvalId, take }: { readonly approvalId: string; readonly take: TakeState }): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  return (
    <Stack gap={3}>
      <Flex>
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text="Withdraw"
          disabled={isUnderWay}
          onClick={() => void act("withdraw", { approvalId })}
          data-testid="send-withdraw"
        />
      </Flex>
      <NotDone problem={problem} />
    </Stack>
  );
}
