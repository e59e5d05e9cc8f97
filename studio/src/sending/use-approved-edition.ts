import type { ApprovedEditionResponse } from "@newsletter/schemas";
import { approvedEditionResponseSchema } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { askWorker } from "../worker/ask-worker.ts";

interface ApprovedEdition {
  /** Undefined until the worker has answered about this edition; never another one's bytes. */
  readonly edition: ApprovedEditionResponse | undefined;
  readonly problem: string | undefined;
  readonly retry: () => void;
}

interface Answered {
  readonly path: string;
  readonly edition?: ApprovedEditionResponse;
  readonly problem?: string;
}

/** The stored bytes of an edition that approval is asked for. They do not change: one answer is enough. */
export function useApprovedEdition(approvalId: string, keyText: string): ApprovedEdition {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Answered>();
  const path = `/api/v1/sending/edition?approvalId=${encodeURIComponent(approvalId)}&key=${encodeURIComponent(keyText)}`;
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (): Promise<void> => {
      const result = await askWorker({ path, token, signal: asked.signal, answer: approvedEditionResponseSchema });
      if (result === undefined || asked.signal.aborted) return;
      setAnswered(result.ok ? { path, edition: result.answer } : { path, problem: result.sentence });
    };
    void ask();
    return () => asked.abort();
  }, [path, token, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const own = answered?.path === path ? answered : undefined;
  return { edition: own?.edition, problem: own?.problem, retry };
}
