import type { IssueState } from "@newsletter/schemas";
import { issueStatesResponseSchema } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { issueStatesAgainMs, issueStatesMax } from "../limits.ts";
import { askWorker } from "../worker/ask-worker.ts";

interface IssueStates {
  readonly states: ReadonlyMap<string, IssueState>;
  /** Why the states are not known, in one sentence. */
  readonly problem: string | undefined;
  readonly refresh: () => void;
}

const none: ReadonlyMap<string, IssueState> = new Map();

/** What the worker's ledger says of the issues; asked again every few seconds while the window is seen, and when somebody comes back to it. */
export function useIssueStates(issueIds: readonly string[]): IssueStates {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [states, setStates] = useState(none);
  const [problem, setProblem] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const refresh = useCallback(() => setAttempt((count) => count + 1), []);
  const query = issueIds
    .slice(0, issueStatesMax)
    .map((id) => `id=${encodeURIComponent(id)}`)
    .join("&");

  useEffect(() => {
    if (query === "") return undefined;
    const asked = new AbortController();
    const ask = async (): Promise<void> => {
      const path = `/api/v1/issues/states?${query}`;
      const result = await askWorker({ path, token, signal: asked.signal, answer: issueStatesResponseSchema });
      if (result === undefined) return;
      if (result.ok) setStates(new Map(result.answer.issues.map((state) => [state.issueId, state])));
      setProblem(result.ok ? undefined : result.sentence);
    };
    void ask();
    return () => asked.abort();
  }, [query, token, attempt]);

  useEffect(() => {
    window.addEventListener("focus", refresh);
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, issueStatesAgainMs);
    return () => {
      window.removeEventListener("focus", refresh);
      clearInterval(timer);
    };
  }, [refresh]);

  return { states, problem, refresh };
}
