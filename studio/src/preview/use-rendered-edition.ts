import type { EditionKey, PreviewRequest, PreviewResponse } from "@newsletter/schemas";
import { previewResponseSchema } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useRef, useState, type Dispatch, type RefObject, type SetStateAction } from "react";
import { getPublishedId, useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { useContentChanges } from "../content-changes.tsx";
import { askWorker } from "../worker/ask-worker.ts";

export interface RenderedEditionState {
  /** The latest answer, kept on screen while a newer one is under way. */
  readonly answer: PreviewResponse | undefined;
  /** Names the edition that `answer` is about; another one than was asked for while that is under way. */
  readonly answeredEdition: string;
  readonly isWaiting: boolean;
  /** Why there is no newer answer, in one sentence. */
  readonly problem: string | undefined;
  readonly retry: () => void;
}

interface Wanted {
  readonly issueId: string;
  /** Undefined while it is not known yet which edition to show. */
  readonly key: EditionKey | undefined;
  /** The value of the open form, as it is typed. */
  readonly document: PreviewRequest["documents"][number] | undefined;
}

/**
 * Asks the worker for the edition at every change, one question at a time: what is typed while an answer is under way is asked for as soon as
 * it has come, so that an editor who types without a pause sees the edition follow.
 */
export function useRenderedEdition({ issueId, key, document }: Wanted): RenderedEditionState {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const changes = useContentChanges({ except: document === undefined ? undefined : getPublishedId(document._id) });
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<RenderedEditionState, "retry">>(nothingYet);
  const body = key === undefined ? undefined : requestBody({ issueId, key, documents: document === undefined ? [] : [document] });
  const wanted = JSON.stringify([issueId, key]);
  const latest = useRef<Question>({ body, wanted, token });
  const asking = useRef<AbortController>(undefined);

  // Another edition makes the answer under way worthless, and so does leaving.
  useEffect(() => {
    const underWay = asking;
    return () => {
      underWay.current?.abort();
      underWay.current = undefined;
    };
  }, [wanted]);

  useEffect(() => {
    latest.current = { body, wanted, token };
    if (body === undefined) return;
    setState((before) => ({ ...before, isWaiting: true }));
    if (asking.current === undefined) void askUntilLatest(latest, asking, setState);
  }, [body, wanted, token, changes, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
}

interface Question {
  readonly body: string | undefined;
  readonly wanted: string;
  readonly token: string | undefined;
}

const nothingYet: Omit<RenderedEditionState, "retry"> = { answer: undefined, answeredEdition: "", isWaiting: true, problem: undefined };

/** Asks again as long as something else is wanted than was asked for. */
async function askUntilLatest(
  latest: RefObject<Question>,
  asking: RefObject<AbortController | undefined>,
  setState: Dispatch<SetStateAction<Omit<RenderedEditionState, "retry">>>,
): Promise<void> {
  const own = new AbortController();
  asking.current = own;
  for (let asked: Question | undefined; asked !== latest.current;) {
    asked = latest.current;
    if (asked.body === undefined) break;
    const { wanted, body, token } = asked;
    // oxlint-disable-next-line no-await-in-loop -- one question at a time is the point
    const result = await askWorker({ path: "/api/v1/preview", token, signal: own.signal, answer: previewResponseSchema, body });
    if (result === undefined || own.signal.aborted) return;
    const isWaiting = latest.current !== asked;
    setState((before) =>
      result.ok
        ? { answer: result.answer, answeredEdition: wanted, isWaiting, problem: undefined }
        : { ...before, isWaiting, problem: result.sentence },
    );
  }
  asking.current = undefined;
}

function requestBody(request: PreviewRequest): string {
  return JSON.stringify(request);
}
