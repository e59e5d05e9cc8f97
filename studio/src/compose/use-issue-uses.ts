import { itemsByIssueQuery } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";
import { issueUses, type IssueUses } from "./issue-uses.ts";

/** Where items stand besides this issue; nothing until the lake has answered. */
export function useIssueUses(issueId: string): IssueUses {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [uses, setUses] = useState<IssueUses>(new Map());
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(itemsByIssueQuery, {}, { signal: asked.signal, tag: "items-by-issue" }).then(
      (issues) => setUses(issueUses(issues, issueId)),
      // What was known stays; the next change of content asks again.
      () => undefined,
    );
    return () => asked.abort();
  }, [client, issueId, changes]);
  return uses;
}
