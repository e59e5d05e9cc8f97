import type { SendingState } from "@newsletter/schemas";
import { sendingStateSchema } from "@newsletter/schemas/studio";
import { useState } from "react";
import { prepareTimeoutMs, sendingAgainMs, sendingLivelyAgainMs } from "../limits.ts";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { useRepeatedAnswer, type RepeatedAnswer } from "../review/use-worker-answer.ts";
import { isLively } from "./stage.ts";

export function sendingPath(issueId: string): string {
  return `/api/v1/sending?issueId=${encodeURIComponent(issueId)}`;
}

/** How the issue stands, followed by the second while something changes by the second. */
export function useSendingState(issueId: string): RepeatedAnswer<SendingState> {
  const [isFollowed, setIsFollowed] = useState(false);
  const state = useRepeatedAnswer(sendingPath(issueId), sendingStateSchema, isFollowed ? sendingLivelyAgainMs : sendingAgainMs);
  const lively = state.answer !== undefined && isLively(state.answer);
  if (lively !== isFollowed) setIsFollowed(lively);
  return state;
}

export type TakeState = RepeatedAnswer<SendingState>["take"];

interface SendingAct {
  readonly isUnderWay: boolean;
  readonly problem: string | undefined;
  /** False when the worker did not do it; `problem` then says why. */
  readonly act: (
    name: "ask" | "approve" | "breakGlass" | "refuse" | "withdraw" | "pause" | "resume" | "cancel" | "retry" | "planAgain" | "resolve",
    body: object,
  ) => Promise<boolean>;
}

/** Does one of the acts on the way, and shows how the issue stands after it. To ask takes as long as to prepare: it is rendered anew. */
export function useSendingAct(take: TakeState): SendingAct {
  const { act, isUnderWay, problem } = useWorkerAct(sendingStateSchema, prepareTimeoutMs);
  return {
    isUnderWay,
    problem,
    act: async (name, body) => {
      const state = await act(`/api/v1/sending/${name}`, body);
      if (state !== undefined) take(state);
      return state !== undefined;
    },
  };
}
