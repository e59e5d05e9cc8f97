import type { PreflightRequest, PreflightResponse } from "@newsletter/schemas";
import { preflightResponseSchema } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { getPublishedId, useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { useContentChanges } from "../content-changes.tsx";
import { linksAgainMs, preflightDelayMs } from "../limits.ts";
import { askWorker } from "../worker/ask-worker.ts";

interface PreflightState {
  /** The latest answer, kept on screen while a newer one is under way. */
  readonly answer: PreflightResponse | undefined;
  readonly isWaiting: boolean;
  readonly problem: string | undefined;
  readonly retry: () => void;
}

/** Has the whole issue looked at after a pause in typing, and again while links are still being tried. */
export function usePreflight(issueId: string, document: PreflightRequest["documents"][number] | undefined): PreflightState {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const changes = useContentChanges({ except: document === undefined ? undefined : getPublishedId(document._id) });
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<PreflightState, "retry">>({ answer: undefined, isWaiting: true, problem: undefined });
  const body = JSON.stringify({ issueId, documents: document === undefined ? [] : [document] } satisfies PreflightRequest);

  useEffect(() => {
    const asked = new AbortController();
    let timer = setTimeout(() => void ask(), preflightDelayMs);
    const ask = async (): Promise<void> => {
      const result = await askWorker({ path: "/api/v1/preflight", token, signal: asked.signal, answer: preflightResponseSchema, body });
      if (result === undefined || asked.signal.aborted) return;
      const isWaiting = result.ok && result.answer.linksWaiting > 0;
      setState((before) =>
        result.ok ? { answer: result.answer, isWaiting, problem: undefined } : { ...before, isWaiting, problem: result.sentence },
      );
      if (isWaiting) timer = setTimeout(() => void ask(), linksAgainMs);
    };
    setState((before) => ({ ...before, isWaiting: true }));
    return () => {
      asked.abort();
      clearTimeout(timer);
    };
  }, [body, token, changes, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
}
