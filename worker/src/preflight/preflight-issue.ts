import type { Finding, IssueSnapshot, PreflightResponse } from "@newsletter/schemas";
import type { FormDocument } from "../content/overlay.ts";
import type { Perspective, TakeSnapshot } from "../content/take-snapshot.ts";
import type { ContentSource, Links, PreviousIssue } from "../ports/content.ts";
import type { RenderInBulk } from "../ports/editions.ts";
import { allFindings, inOrder } from "./all-findings.ts";
import { createFindInEditions } from "./edition-findings.ts";
import { linksOf } from "./links-of.ts";

export interface PreflightWith {
  readonly takeSnapshot: TakeSnapshot;
  readonly source: Pick<ContentSource, "previousIssue">;
  readonly renderEditions: RenderInBulk;
  readonly links: Pick<Links, "known">;
}

export interface Preflight {
  /**
   * Of an issue as it stands; `forms` are laid over what the source has. Unknown issue: `issueNotFound`. Rejects with the signal's reason once
   * nobody waits for the answer.
   */
  readonly issue: (
    issueId: string,
    perspective: Perspective,
    given?: { readonly forms?: readonly FormDocument[]; readonly signal?: AbortSignal },
  ) => Promise<PreflightResponse>;
  /** Of a snapshot that was taken before. */
  readonly snapshot: (taken: TakenSnapshot) => Promise<PreflightResponse>;
}

export interface TakenSnapshot {
  readonly snapshot: IssueSnapshot;
  readonly digest: string;
  readonly findings: readonly Finding[];
  readonly texts: PreflightResponse["texts"];
  readonly languages: PreflightResponse["languages"];
  readonly previous?: PreviousIssue | undefined;
}

/** Takes the snapshot, gathers what the rules need, and lets them look. Nothing is sent or changed. */
export function createPreflight({ takeSnapshot, source, renderEditions, links }: PreflightWith): Preflight {
  const findInEditions = createFindInEditions(renderEditions);

  const ofSnapshot = async (
    { snapshot, digest, findings, texts, languages, previous }: TakenSnapshot,
    signal?: AbortSignal,
  ): Promise<PreflightResponse> => {
    // First of all, so that links are looked at while editions are rendered.
    const urls = linksOf(snapshot).map(({ url }) => url);
    links.known(urls);
    const editions = await findInEditions(snapshot, digest, signal);
    const { states, waiting } = links.known(urls);
    const found = allFindings({ snapshot, previous, links: states, texts, editions }, findings);
    return { state: "complete", findings: found, linksWaiting: waiting, texts, languages };
  };

  return {
    issue: async (issueId, perspective, { forms = [], signal } = {}) => {
      const taken = await takeSnapshot(issueId, perspective, forms);
      if (taken.state === "incomplete") {
        const { findings, texts, languages } = taken;
        return { state: "incomplete", findings: inOrder(findings, undefined), linksWaiting: 0, texts, languages };
      }
      const { publication, issue } = taken.snapshot;
      const previous = await source.previousIssue({ issueId, publicationId: publication.id, number: issue.number }, perspective);
      return ofSnapshot({ ...taken, previous }, signal);
    },
    snapshot: async (taken) => ofSnapshot(taken),
  };
}
