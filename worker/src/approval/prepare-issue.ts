import {
  editionKeyText,
  type AudienceChoice,
  type AudienceDefinition,
  type Finding,
  type IssueSnapshot,
  type PrepareResponse,
  type RenderedEdition,
} from "@newsletter/schemas";
import { webEditions } from "../campaign/freeze-plan.ts";
import { planForecast } from "../campaign/pace-forecast.ts";
import { planCampaign, type CampaignPlan } from "../campaign/plan-campaign.ts";
import { isEmbargoedAt, withheldFrom } from "../campaign/release.ts";
import { ContentError } from "../content/content-error.ts";
import type { TakeSnapshot } from "../content/take-snapshot.ts";
import { messageFindings } from "../message/message-size.ts";
import type { Preflight } from "../preflight/preflight-issue.ts";
import type { ApprovalStore } from "../ports/approvals.ts";
import type { AudienceStore } from "../ports/audience.ts";
import type { AuthorLog, FindAuthors } from "../ports/authors.ts";
import type { AudienceHistory, CampaignStore } from "../ports/campaigns.ts";
import type { ContentSource } from "../ports/content.ts";
import type { MembersStore } from "../ports/members.ts";
import type { Pace } from "../ports/sending.ts";
import type { RenderInBulk } from "../ports/editions.ts";
import type { SegmentStore } from "../ports/segments.ts";
import { preparedDigest, type PreparedContent } from "./approved-digest.ts";
import { audienceCounts, partnerNames, recipientCounts } from "./audience-counts.ts";
import { candidatesIn, definitionOf, everybody } from "./audience-definition.ts";
import { audienceDoubts, isFirstCampaign, withDoubts } from "./audience-guard.ts";
import { authorsFrom } from "./authors-from.ts";
import { approvalLimits } from "./limits.ts";
import { linksFault } from "./links-fault.ts";

export interface PrepareWith {
  readonly takeSnapshot: TakeSnapshot;
  readonly source: Pick<ContentSource, "previousIssue">;
  readonly preflight: Pick<Preflight, "snapshot">;
  readonly renderEditions: RenderInBulk;
  readonly templateVersion: () => Promise<string>;
  readonly campaigns: Pick<CampaignStore, "candidates" | "submittedBefore" | "audienceHistory">;
  readonly approvals: Pick<ApprovalStore, "lastApprovedRevisions">;
  readonly authors: AuthorLog;
  readonly findAuthors: FindAuthors;
  readonly audience: Pick<AudienceStore, "holdersOf">;
  readonly segments: Pick<SegmentStore, "segment">;
  readonly members: Pick<MembersStore, "boundPartners">;
  readonly relays: Parameters<typeof linksFault>[0];
  /** Of the relay that campaigns leave by; undefined for the mailbox. */
  readonly pace: Pace | undefined;
}

/** What would be sent now: what the Studio is told, and what the worker keeps when approval is asked for. */
export interface PreparedIssue {
  readonly state: "prepared";
  readonly answer: Extract<PrepareResponse, { readonly state: "prepared" }>;
  readonly content: PreparedContent;
  readonly snapshot: IssueSnapshot;
  readonly rendered: readonly RenderedEdition[];
}

interface IncompleteIssue {
  readonly state: "incomplete";
  readonly answer: Extract<PrepareResponse, { readonly state: "incomplete" }>;
}

/** Without a choice it goes to everybody. */
export type PrepareIssue = (issueId: string, choice?: AudienceChoice, signal?: AbortSignal) => Promise<PreparedIssue | IncompleteIssue>;

/** Takes the published issue, renders every edition that somebody would get, and counts. Nothing is kept. */
export function createPrepareIssue(use: PrepareWith): PrepareIssue {
  return async (issueId, choice, signal) => {
    const taken = await publishedSnapshot(issueId, use.takeSnapshot);
    if (taken.state === "incomplete") return { state: "incomplete", answer: { state: "incomplete", findings: taken.findings } };
    const { snapshot, digest: snapshotDigest } = taken;
    const { publication } = snapshot;
    const previous = await use.source.previousIssue({ issueId, publicationId: publication.id, number: snapshot.issue.number }, "published");
    const definition = choice === undefined ? everybody : await definitionOf(choice, snapshot, use.segments);
    const plan = await currentPlan(snapshot, use.campaigns, { definition });
    const rendered = await use.renderEditions(snapshot, [...plan.editions, ...webEditions(snapshot)], signal);
    const [{ findings }, isUnpublished, found, templateVersion, history, boundPartners] = await Promise.all([
      use.preflight.snapshot({ ...taken, previous }),
      hasUnpublishedChanges(issueId, snapshotDigest, use.takeSnapshot),
      authorsOf(snapshot, use),
      use.templateVersion(),
      use.campaigns.audienceHistory(publication.id, approvalLimits.earlierIssuesMax),
      use.members.boundPartners(),
    ]);
    const authors = withDoubts(found, audienceDoubts({ issueId, plan, history, partnerNames: partnerNames(snapshot) }));
    const writers = new Set(authors.people.map(({ id }) => id));
    const holders = await use.audience.holdersOf({ publicationId: publication.id, right: "approve" });
    const approvers = await use.findAuthors(holders.filter((id) => !writers.has(id)));
    const counts = recipientCounts(plan);
    const editions = rendered.map((edition) => ({
      key: edition.key,
      keyText: editionKeyText(edition.key),
      subject: edition.subject,
      htmlBytes: edition.htmlBytes,
      digest: edition.digest,
      recipientCount: counts.get(editionKeyText(edition.key)) ?? 0,
    }));
    const content = { snapshotDigest, editions, templateVersion, audience: { publicationId: publication.id, ...definition } };
    return {
      state: "prepared",
      answer: {
        state: "prepared",
        publicationId: publication.id,
        digest: preparedDigest(content),
        findings: [
          ...findings,
          ...editionErrors(snapshot, rendered),
          ...wayOutFindings(snapshot, use),
          ...audienceFindings(plan, history, definition),
        ],
        hasUnpublishedChanges: isUnpublished,
        editions,
        audience: audienceCounts(plan, snapshot, definition),
        pace: planForecast(plan, use.pace, boundPartners),
        authors,
        approvers: approvers.map(({ id, name }) => ({ id, name })),
      },
      content,
      snapshot,
      rendered,
    };
  };
}

/** An issue that was never published has nothing that could be sent; that is said as what has to be mended. */
export async function publishedSnapshot(issueId: string, takeSnapshot: TakeSnapshot): ReturnType<TakeSnapshot> {
  try {
    return await takeSnapshot(issueId, "published");
  } catch (error) {
    if (!(error instanceof ContentError) || error.code !== "issueNotFound") throw error;
    const message = "The issue is not published yet: what is sent is what is published.";
    const findings: readonly Finding[] = [{ rule: "notPublished", severity: "error", documentId: issueId, message }];
    return { state: "incomplete", findings, texts: [], languages: [], documents: [] };
  }
}

interface Planned {
  readonly definition?: AudienceDefinition;
  /** Of what was asked for; without, whoever needs another edition gets that. */
  readonly approvedEditions?: ReadonlySet<string>;
  readonly beginsAt?: Date;
}

export async function currentPlan(
  snapshot: IssueSnapshot,
  campaigns: Pick<CampaignStore, "candidates" | "submittedBefore">,
  { definition: { segment, leftOutPartners } = everybody, approvedEditions, beginsAt }: Planned = {},
): Promise<CampaignPlan> {
  const [candidates, submittedBefore] = await Promise.all([
    campaigns.candidates(snapshot.publication.id),
    campaigns.submittedBefore(snapshot.issue.id),
  ]);
  return planCampaign({
    candidates: segment === undefined ? candidates : candidatesIn(candidates, segment, snapshot.partners),
    languages: snapshot.publication.languages,
    partnerIds: snapshot.partners.map(({ id }) => id),
    submittedBefore,
    ...(leftOutPartners === undefined ? {} : { leftOutPartners }),
    withheldFrom: withheldFrom(snapshot),
    ...(approvedEditions === undefined ? {} : { approvedEditions }),
    ...(beginsAt === undefined ? {} : { isEmbargoed: isEmbargoedAt(snapshot, beginsAt) }),
  });
}

async function hasUnpublishedChanges(issueId: string, digest: string, takeSnapshot: TakeSnapshot): Promise<boolean> {
  const drafts = await takeSnapshot(issueId, "drafts");
  return drafts.state === "incomplete" || drafts.digest !== digest;
}

async function authorsOf({ issue, pinned }: IssueSnapshot, { approvals, authors }: PrepareWith): Promise<ReturnType<typeof authorsFrom>> {
  const approved = new Map((await approvals.lastApprovedRevisions(issue.id))?.map(({ id, revision }) => [id, revision]));
  const changed = pinned
    .filter(({ id, revision }) => approved.get(id) !== revision)
    .map(({ id }) => ({ id, sinceRevision: approved.get(id) }));
  return authorsFrom(await authors.authorsOf(changed));
}

/** The pre-flight looks at the usual editions; what is said of the others stands here. */
function editionErrors(snapshot: IssueSnapshot, rendered: readonly RenderedEdition[]): readonly Finding[] {
  const looked = new Set(["direct", "web", "partner"]);
  return rendered
    .filter(({ key }) => !looked.has(key.kind))
    .flatMap((edition) => [...edition.findings, ...messageFindings(snapshot, edition)].filter(({ severity }) => severity === "error"));
}

function wayOutFindings({ baseUrl }: IssueSnapshot, { relays }: Pick<PrepareWith, "relays">): readonly Finding[] {
  const message = linksFault(relays, baseUrl);
  return message === undefined ? [] : [{ rule: "linksLeadNowhere", severity: "error", message }];
}

function audienceFindings(
  { plannedCount, rows }: CampaignPlan,
  history: AudienceHistory,
  { segment }: AudienceDefinition,
): readonly Finding[] {
  if (plannedCount === 0) {
    const message =
      rows.length === 0
        ? segment === undefined
          ? "Nobody subscribes to this publication yet: import an audience first."
          : `Nobody is in the segment “${segment.name}” now: choose another one, or everybody.`
        : "Nobody would get it: everybody in the audience is excluded, most often because of an earlier campaign of this issue.";
    return [{ rule: "nobodyPlanned", severity: "error", message }];
  }
  if (!isFirstCampaign(history)) return [];
  const message = "This is the publication's first campaign: there is no earlier audience that this one could be compared with.";
  return [{ rule: "firstCampaign", severity: "note", message }];
}
