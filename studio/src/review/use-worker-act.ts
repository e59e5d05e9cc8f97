import { useState } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { workerTimeoutMs } from "../limits.ts";
import { askWorker, type WorkerQuestion } from "../worker/ask-worker.ts";

interface WorkerAct<T> {
  readonly isUnderWay: boolean;
  readonly problem: string | undefined;
  /** Undefined when the worker did not do it; `problem` then says why. */
  readonly act: (path: string, body: object) => Promise<T | undefined>;
}

/** Has the worker do something in the name of whoever is signed in, one thing at a time. */
export function useWorkerAct<T>(parser: WorkerQuestion<T>["answer"], timeoutMs = workerTimeoutMs): WorkerAct<T> {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    isUnderWay,
    problem,
    act: async (path, body) => {
      setIsUnderWay(true);
      // An act that was begun is finished, also when the inspector is closed over it.
      const { signal } = new AbortController();
      const result = await askWorker({ path, token, signal, answer: parser, body: JSON.stringify(body), timeoutMs });
      setIsUnderWay(false);
      setProblem(result?.ok === false ? result.sentence : undefined);
      return result?.ok === true ? result.answer : undefined;
    },
  };
}
