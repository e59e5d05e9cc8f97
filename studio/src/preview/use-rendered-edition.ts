import type { EditionKey, PreviewRequest, PreviewResponse } from "@newsletter/schemas";
import { previewResponseSchema } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "sanity";
import { useContentChanges } from "../content-changes.tsx";
import { previewDelayMs } from "../limits.ts";
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

/** Asks the worker for the edition after a pause in typing; an answer older than the one on screen is dropped. */
export function useRenderedEdition({ issueId, key, document }: Wanted): RenderedEditionState {
  const { token } = useClient({ apiVersion: "2025-02-19" }).config();
  const changes = useContentChanges();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<PreviewResponse>();
  const [answeredEdition, setAnsweredEdition] = useState("");
  const [isWaiting, setIsWaiting] = useState(true);
  const [problem, setProblem] = useState<string>();
  const body = key === undefined ? undefined : requestBody({ issueId, key, documents: document === undefined ? [] : [document] });

  // Another edition makes every answer under way worthless; another letter does not: it is shown until a newer one has come, so
  // that an editor who types without a pause sees the edition follow.
  const wanted = JSON.stringify([issueId, key]);
  const underWay = useRef(new AbortController());
  const askedCount = useRef(0);
  const shownNumber = useRef(0);
  useEffect(() => {
    const controller = new AbortController();
    underWay.current = controller;
    return () => controller.abort();
  }, [wanted]);

  useEffect(() => {
    if (body === undefined) return undefined;
    const ask = async (): Promise<void> => {
      const number = (askedCount.current += 1);
      const { signal } = underWay.current;
      const result = await askWorker({ path: "/api/v1/preview", token, signal, answer: previewResponseSchema, body });
      if (result === undefined || number < shownNumber.current) return;
      shownNumber.current = number;
      if (result.ok) {
        setAnswer(result.answer);
        setAnsweredEdition(wanted);
      }
      setProblem(result.ok ? undefined : result.sentence);
      setIsWaiting(number < askedCount.current);
    };
    setIsWaiting(true);
    const timer = setTimeout(() => void ask(), previewDelayMs);
    return () => clearTimeout(timer);
  }, [body, wanted, token, changes, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { answer, answeredEdition, isWaiting, problem, retry };
}

function requestBody(request: PreviewRequest): string {
  return JSON.stringify(request);
}
