import type { ApprovalState, SendingState } from "@newsletter/schemas";
import { Spinner, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { styled } from "styled-components";
import { Problem } from "../problem.tsx";
import { announcement } from "./announcement.ts";
import { Asked, Stale } from "./asked.tsx";
import { AskedFor } from "./asked-for.tsx";
import { Audience } from "./audience.tsx";
import { Campaign } from "./campaign.tsx";
import { topUpInWords } from "./campaign-words.ts";
import { Countdown } from "./countdown.tsx";
import { Earlier } from "./earlier.tsx";
import { EditionReader } from "./edition-reader.tsx";
import { Locked } from "./locked.tsx";
import { ownTimeZone } from "./own-time-zone.ts";
import { Said } from "./part.tsx";
import { Picked } from "./picked.tsx";
import { Prepare } from "./prepare.tsx";
import { momentInWords } from "./schedule.ts";
import { mayAskIn, stageOf, type Stage } from "./stage.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useSendingState, type TakeState } from "./use-sending-state.ts";

/** From "ask for approval" to the last settled recipient, for editors, approvers and operators alike: what is next, and who does it. */
export function SendingPanel({ issueId }: { readonly issueId: string }): ReactNode {
  const { answer: state, problem, ask, take: takeAnswer } = useSendingState(issueId);
  const { panel, take } = useKeptFocus(state, takeAnswer);
  return (
    <Stack gap={5} ref={panel} tabIndex={-1} style={unmarked}>
      {problem !== undefined && <Problem sentence={problem} onRetry={ask} />}
      {state === undefined && problem === undefined && <Spinner muted />}
      <HeardOnly role="status">{state === undefined ? "" : announcement(state)}</HeardOnly>
      {state !== undefined && state.lockedReason !== null && (
        <Locked reason={state.lockedReason} mayOperate={state.me.mayOperate} onRearmed={ask} />
      )}
      {state !== undefined && <Now issueId={issueId} state={state} take={take} />}
    </Stack>
  );
}

interface NowProps {
  readonly issueId: string;
  readonly state: SendingState;
  readonly take: TakeState;
}

function Now({ issueId, state, take }: NowProps): ReactNode {
  const stage = stageOf(state);
  const prepare = mayAskIn(stage) && state.me.mayEdit ? <Prepare issueId={issueId} state={state} take={take} /> : null;
  return (
    <>
      <StageOf stage={stage} state={state} take={take} prepare={prepare} />
      <Picked issueId={issueId} />
      <Earlier campaigns={state.earlier} />
    </>
  );
}

interface StageProps {
  readonly stage: Stage;
  readonly state: SendingState;
  readonly take: TakeState;
  /** The way to ask for approval, where that is possible. */
  readonly prepare: ReactNode;
}

function StageOf({ stage, state: { approval, me, relays, now, notReachedCount }, take, prepare }: StageProps): ReactNode {
  switch (stage.name) {
    case "open":
      return (
        <>
          <Open because={stage.because} approval={approval} mayEdit={me.mayEdit} />
          {prepare}
        </>
      );
    case "stale":
      return approval === null ? null : (
        <Stale approval={approval} me={me} take={take}>
          {prepare}
        </Stale>
      );
    case "asked":
      return approval === null ? null : <Asked approval={approval} me={me} relays={relays} take={take} />;
    case "planning":
      return <Said tone="primary">Approved. The campaign is being planned.</Said>;
    case "counting":
      return (
        <>
          <Countdown campaign={stage.campaign} now={now} mayStop={me.mayEdit || me.mayApprove || me.mayOperate} take={take} />
          <WhatWasApproved approval={approval} />
        </>
      );
    case "sending":
    case "over":
      return (
        <>
          <Campaign campaign={stage.campaign} me={me} take={take} />
          <WhatWasApproved approval={approval} />
          {prepare !== null && (
            <Text size={1} muted data-testid="send-top-up">
              {topUpInWords(notReachedCount ?? 0, approval?.audience.definition?.segment?.name)}
            </Text>
          )}
          {prepare}
        </>
      );
  }
}

interface OpenProps {
  readonly because: "unasked" | "refused" | "withdrawn";
  readonly approval: ApprovalState | null;
  readonly mayEdit: boolean;
}

function Open({ because, approval, mayEdit }: OpenProps): ReactNode {
  const decision = approval?.decision ?? null;
  return (
    <Stack gap={4}>
      {because === "refused" && decision !== null && (
        <Said tone="critical" data-testid="send-refused">
          Refused by <bdi>{decision.by.name}</bdi>, {momentInWords(decision.at, ownTimeZone)}:{" "}
          <q style={wrapped} dir="auto">
            {decision.reason}
          </q>
        </Said>
      )}
      {because === "withdrawn" && <Said tone="default">What was asked for was withdrawn.</Said>}
      <Text size={1} muted>
        {mayEdit
          ? "Nothing leaves before somebody who did not write it has approved it. See what would be sent, then ask for approval."
          : "Approval is not asked for now. When an editor asks, you see here what would be sent and to whom."}
      </Text>
    </Stack>
  );
}

function WhatWasApproved({ approval }: { readonly approval: ApprovalState | null }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  if (approval === null) return null;
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary style={pressable}>
        <Text as="span" size={1} weight="semibold" style={besideMark}>
          What was approved
        </Text>
      </summary>
      {isOpen && (
        <Stack gap={5} paddingTop={4}>
          <AskedFor approval={approval} />
          <Audience audience={approval.audience} />
          <EditionReader approval={approval} />
        </Stack>
      )}
    </details>
  );
}

const HeardOnly = styled.div`
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;
/** The text would else take a line of its own, below the mark that says whether it is open. */
const besideMark = { display: "inline-block", verticalAlign: "middle" } as const;
/** Focused by an act alone, and no control. */
const unmarked = { outline: "none" } as const;
const pressable = { cursor: "pointer" } as const;
const wrapped = { whiteSpace: "pre-wrap", overflowWrap: "anywhere" } as const;
