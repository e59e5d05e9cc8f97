import { aboutSubjectsQuery, entriesAboutQuery, issueContentsQuery, itemsAboutQuery } from "@newsletter/schemas/studio";
import type { IssueContentsQueryResult, ItemsAboutQueryResult } from "@newsletter/schemas/studio";
import { useCallback, useEffect, useState } from "react";
import type { SanityClient } from "sanity";
import { useContentChanges } from "../content-changes.tsx";
import { contentStates, type ContentState } from "../content-state.ts";
import { useDraftsClient } from "../lake-client.ts";
import { aboutSubjectsMax, itemsAboutMax } from "../limits.ts";
import type { ItemRecord } from "./about-rows.ts";
import { aboutSubjects, paramsOf, type AboutSubject } from "./about-subject.ts";

interface Asked<T> {
  /** Undefined until the lake has answered. */
  readonly answer: T | undefined;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/** Everything that can be asked for. */
export function useSubjects(): Asked<readonly AboutSubject[]> {
  return useAsked(allSubjects);
}

async function allSubjects(client: SanityClient, signal: AbortSignal): Promise<readonly AboutSubject[]> {
  return aboutSubjects(await client.fetch(aboutSubjectsQuery, { max: aboutSubjectsMax }, { signal, tag: "about-subjects" }));
}

export interface ItemsAbout {
  readonly subject: AboutSubject;
  readonly items: ItemsAboutQueryResult;
  readonly issues: IssueContentsQueryResult;
  readonly stateOf: (item: ItemRecord) => ContentState;
  /** True when there are more than are asked for. */
  readonly isCutOff: boolean;
}

/** All items about a subject, of whatever date; nothing while none is chosen. */
export function useItemsAbout(subject: AboutSubject | undefined): Asked<ItemsAbout> {
  const look = useCallback(
    async (client: SanityClient, signal: AbortSignal) => (subject === undefined ? undefined : itemsAbout(client, subject, signal)),
    [subject],
  );
  return useAsked(look);
}

async function itemsAbout(client: SanityClient, subject: AboutSubject, signal: AbortSignal): Promise<ItemsAbout> {
  const params = { ...paramsOf(subject), max: itemsAboutMax };
  const [entryIds, issues] = await Promise.all([
    params.ids.length === 0
      ? []
      : client.fetch(entriesAboutQuery, { ids: params.ids, max: itemsAboutMax }, { signal, tag: "entries-about" }),
    client.fetch(issueContentsQuery, {}, { signal, tag: "issue-contents" }),
  ]);
  const items = await client.fetch(itemsAboutQuery, { ...params, entryIds }, { signal, tag: "items-about" });
  return { subject, items, issues, stateOf: await contentStates(client, items, signal), isCutOff: items.length === itemsAboutMax };
}

/** Asks at once, when the question changes and when content does. An answer to an earlier question is not shown for a later one. */
function useAsked<T>(look: (client: SanityClient, signal: AbortSignal) => Promise<T | undefined>): Asked<T> {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<{ readonly look: unknown; readonly answer: T | undefined }>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await look(client, asked.signal);
        if (asked.signal.aborted) return;
        setAnswered({ look, answer });
        setFailed(undefined);
      } catch {
        if (!asked.signal.aborted) setFailed(() => look);
      }
    };
    void ask();
    return () => asked.abort();
  }, [client, look, changes, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { answer: answered?.look === look ? answered.answer : undefined, hasFailed: failed === look, retry };
}
