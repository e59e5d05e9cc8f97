import { boardTranslationsQuery, issueBoardQuery } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";
import { boardIssue, type BoardIssue } from "./board-issue.ts";

interface Issues {
  /** Undefined until the lake has answered once; kept when a later look fails. */
  readonly issues: readonly BoardIssue[] | undefined;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

export function useIssues(): Issues {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [attempt, setAttempt] = useState(0);
  const [issues, setIssues] = useState<readonly BoardIssue[]>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const asked = new AbortController();
    const look = async (): Promise<void> => {
      try {
        const [found, translations] = await Promise.all([
          client.fetch(issueBoardQuery, {}, { signal: asked.signal, tag: "issue-board" }),
          client.fetch(boardTranslationsQuery, {}, { signal: asked.signal, tag: "issue-board-translations" }),
        ]);
        const recorded = new Map(translations.map(({ _id, documents }) => [_id, documents.filter((document) => document !== null)]));
        setIssues(found.map((issue) => boardIssue(issue, recorded.get(issue._id))));
        setHasFailed(false);
      } catch {
        if (!asked.signal.aborted) setHasFailed(true);
      }
    };
    void look();
    return () => asked.abort();
  }, [client, changes, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { issues, hasFailed, retry };
}
