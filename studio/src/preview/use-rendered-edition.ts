import type { EditionKey, PreviewRequest, PreviewResponse } from "@newsletter/schemas";
import { previewResponseSchema } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { useClient } from "sanity";
import { useContentChanges } from "../content-changes.tsx";
import { previewDelayMs } from "../limits.ts";
import { askWorker } from "../worker/ask-worker.ts";

export interface RenderedEditionState {
  /** The latest answer, kept on screen while a newer one is under way. */
  readonly answer: PreviewResponse | undefined;
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

/** Asks the worker for the edition after a pause in typing; an answer to an older question is dropped. */
export function useRenderedEdition({ issueId, key, document }: Wanted): RenderedEditionState {
  const { token } = useClient({ apiVersion: "2025-02-19" }).config();
  const changes = useContentChanges();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<PreviewResponse>();
  const [isWaiting, setIsWaiting] = useState(true);
  const [problem, setProblem] = useState<string>();
  const body = key === undefined ? undefined : requestBody({ issueId, key, documents: document === undefined ? [] : [document] });

  useEffect(() => {
    if (body === undefined) return undefined;
    const asked = new AbortController();
    setIsWaiting(true);
    const ask = async (): Promise<void> => {
      const result = await askWorker({ path: "/api/v1/preview", token, signal: asked.signal, answer: previewResponseSchema, body });
      if (result === undefined) return;
      if (result.ok) setAnswer(result.answer);
      setProblem(result.ok ? undefined : result.sentence);
      setIsWaiting(false);
    };
    const timer = setTimeout(() => void ask(), previewDelayMs);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [body, token, changes, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { answer, isWaiting, problem, retry };
}

function requestBody(request: PreviewRequest): string {
  return JSON.stringify(request);
}
