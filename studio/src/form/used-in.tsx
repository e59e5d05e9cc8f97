import { issuesShowingQuery } from "@newsletter/schemas/studio";
import { Text } from "@sanity/ui";
import { useEffect, useState, type ReactNode } from "react";
import { getPublishedId, useFormValue } from "sanity";
import { IntentLink } from "sanity/router";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";

interface Showing {
  readonly id: string;
  readonly number: number | null;
}

/** In which issues an item stands, above its form. Nothing while that is not known: it is no reason to wait. */
export function UsedIn(): ReactNode {
  const id = useFormValue(["_id"]);
  const issues = useIssuesShowing(typeof id === "string" ? getPublishedId(id) : "");
  if (issues === undefined) return null;
  return (
    <Text size={1} muted data-testid="used-in">
      {issues.length === 0 ? "Not yet in an issue" : "In "}
      {issues.map((issue, index) => (
        <span key={issue.id}>
          {index === 0 ? "" : ", "}
          <IntentLink intent="edit" params={{ id: issue.id, type: "issue" }}>
            {issue.number === null ? "an issue without a number" : `issue no. ${String(issue.number)}`}
          </IntentLink>
        </span>
      ))}
    </Text>
  );
}

function useIssuesShowing(id: string): readonly Showing[] | undefined {
  const client = useDraftsClient();
  const changes = useContentChanges({ types: ["issue"] });
  const [issues, setIssues] = useState<readonly Showing[]>();
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(issuesShowingQuery, { id }, { signal: asked.signal, tag: "issues-showing" }).then(
      (found) => setIssues(found.map(({ _id, number }) => ({ id: _id, number }))),
      () => undefined,
    );
    return () => asked.abort();
  }, [client, id, changes]);
  return issues;
}
