import { useCallback, useEffect, useState } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { askWorker, type WorkerQuestion } from "../worker/ask-worker.ts";

export interface RepeatedAnswer<T> {
  /** The latest answer, kept on screen while a newer one is under way. */
  readonly answer: T | undefined;
  readonly problem: string | undefined;
  readonly ask: () => void;
  /** Shows what an act has answered: newer than whatever is under way, and asked about anew from here on. */
  readonly take: (answer: T) => void;
}

/** Asks the worker at once and again after each pause, as long as the window is looked at. An undefined path asks nothing. */
export function useRepeatedAnswer<T>(path: string | undefined, parser: WorkerQuestion<T>["answer"], pauseMs: number): RepeatedAnswer<T> {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<RepeatedAnswer<T>, "ask" | "take">>({ answer: undefined, problem: undefined });

  useEffect(() => {
    if (path === undefined) return undefined;
    const asked = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      if (document.visibilityState === "visible") {
        const result = await askWorker({ path, token, signal: asked.signal, answer: parser });
        if (result === undefined || asked.signal.aborted) return;
        setState((before) => (result.ok ? { answer: result.answer, problem: undefined } : { ...before, problem: result.sentence }));
      }
      timer = setTimeout(() => void again(), pauseMs);
    };
    void again();
    return () => {
      asked.abort();
      clearTimeout(timer);
    };
  }, [path, parser, pauseMs, token, attempt]);

  const ask = useCallback(() => setAttempt((count) => count + 1), []);
  const take = useCallback((answer: T) => {
    setState({ answer, problem: undefined });
    setAttempt((count) => count + 1);
  }, []);
  return { ...state, ask, take };
}
