import { useCallback, useEffect, useState } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { askWorker, type WorkerQuestion } from "../worker/ask-worker.ts";

interface StoredAnswer<T> {
  /** Undefined until the worker has answered to this question; never to another one. */
  readonly answer: T | undefined;
  readonly problem: string | undefined;
  readonly retry: () => void;
}

interface Answered<T> {
  readonly path: string;
  readonly answer?: T;
  readonly problem?: string;
}

/** What the worker says of stored bytes that approval is asked for. They do not change: one answer is enough. */
export function useStoredAnswer<T>(path: string, parser: WorkerQuestion<T>["answer"]): StoredAnswer<T> {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Answered<T>>();
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (): Promise<void> => {
      const result = await askWorker({ path, token, signal: asked.signal, answer: parser });
      if (result === undefined || asked.signal.aborted) return;
      setAnswered(result.ok ? { path, answer: result.answer } : { path, problem: result.sentence });
    };
    void ask();
    return () => asked.abort();
  }, [path, parser, token, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const own = answered?.path === path ? answered : undefined;
  return { answer: own?.answer, problem: own?.problem, retry };
}
