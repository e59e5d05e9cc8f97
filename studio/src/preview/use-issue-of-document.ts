import { issueOfDocumentQuery, latestIssueQuery } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import { getPublishedId } from "sanity";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";

export type IssueOfDocument =
  | { readonly state: "looking" }
  | { readonly state: "found"; readonly issueId: string; readonly number: number | null }
  /** No issue shows this document. */
  | { readonly state: "unused" }
  | { readonly state: "failed" };

/** The issue in which a change of this document is seen: itself, else the latest one that shows it. */
export function useIssueOfDocument(documentId: string, documentType: string): { found: IssueOfDocument; retry: () => void } {
  const client = useDraftsClient();
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<IssueOfDocument>({ state: "looking" });
  const id = getPublishedId(documentId);
  // A new issue is found once it is saved; afterwards what the form holds does not change which issue shows it.
  const changes = useContentChanges({ except: found.state === "found" ? id : undefined });
  useEffect(() => {
    const asked = new AbortController();
    // No issue refers to a partner: its masthead stands above every one.
    const answer =
      documentType === "partner"
        ? client.fetch(latestIssueQuery, {}, { signal: asked.signal, tag: "latest-issue" })
        : client.fetch(issueOfDocumentQuery, { id }, { signal: asked.signal, tag: "issue-of-document" });
    answer.then(
      (issue) => setFound(issue === null ? { state: "unused" } : { state: "found", issueId: issue._id, number: issue.number }),
      () => {
        if (!asked.signal.aborted) setFound((before) => (before.state === "found" ? before : { state: "failed" }));
      },
    );
    return () => asked.abort();
  }, [client, id, documentType, changes, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { found, retry };
}
