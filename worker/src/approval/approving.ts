import type {
  AskApprovalRequest,
  BreakGlassRequest,
  IssueSnapshot,
  PersonName,
  PrepareRequest,
  PrepareResponse,
} from "@newsletter/schemas";
import { frozenPlan, type FreezePlan } from "../campaign/freeze-plan.ts";
import { embargoEnd, isEmbargoedAt } from "../campaign/release.ts";
import type { ApprovalRecord, ApprovalStore } from "../ports/approvals.ts";
import type { RightsOf } from "../ports/audience.ts";
import type { CampaignStore } from "../ports/campaigns.ts";
import type { EditionStore } from "../ports/editions.ts";
import type { Clock } from "../ports/surroundings.ts";
import { ApprovalError } from "./approval-error.ts";
import { approvedDigest, type PreparedContent } from "./approved-digest.ts";
import { everybody } from "./audience-definition.ts";
import { audienceFault } from "./audience-fault.ts";
import { breakGlassObstacle } from "./break-glass-obstacle.ts";
import { currentPlan, type PrepareIssue } from "./prepare-issue.ts";
import { signingObstacle } from "./signing-obstacle.ts";
import type { Staleness } from "./staleness.ts";
import { approvalLimits } from "./limits.ts";

export interface ApprovingWith extends FreezePlan {
  readonly prepare: PrepareIssue;
  readonly approvals: ApprovalStore;
  readonly campaigns: CampaignStore;
  readonly editions: EditionStore;
  readonly rightsOf: RightsOf;
  readonly staleness: Staleness;
  readonly clock: Clock;
  /** Between the last signature and the first hand-over, in milliseconds. */
  readonly undoWindowMs: number;
}

/** Asking for a yes to exact bytes, and saying it. Each act throws an `ApprovalError` that says why it cannot be done. */
export interface Approving {
  readonly prepare: (asked: PrepareRequest, signal?: AbortSignal) => Promise<PrepareResponse>;
  readonly ask: (asked: AskApprovalRequest, by: PersonName) => Promise<void>;
  readonly approve: (approvalId: string, digest: string, by: PersonName) => Promise<void>;
  /** A signature of somebody who may not approve alone, where too few others could. */
  readonly breakGlass: (asked: BreakGlassRequest, by: PersonName) => Promise<void>;
  readonly refuse: (approvalId: string, reason: string, by: PersonName) => Promise<void>;
  readonly withdraw: (approvalId: string, by: PersonName) => Promise<void>;
}

export function createApproving(use: ApprovingWith): Approving {
  return {
    prepare: async ({ issueId, audience }, signal) => (await use.prepare(issueId, audience, signal)).answer,
    ask: (asked, by) => ask(asked, by, use),
    approve: async (approvalId, digest, by) => {
      const approval = await open(approvalId, use);
      await mustApprove(approval, by, use);
      const obstacle = signingObstacle(approval, by, await use.rightsOf(by.id));
      if (obstacle !== undefined) throw new ApprovalError("notAllowed", obstacle);
      await sign(approval, { digest, breakGlassReason: null }, by, use);
    },
    breakGlass: async ({ approvalId, digest, reason }, by) => {
      const approval = await open(approvalId, use);
      const [rights, othersCount] = await Promise.all([use.rightsOf(by.id), use.approvals.othersWhoMaySign(approvalId)]);
      const obstacle = breakGlassObstacle(approval, { person: by, rights, othersCount });
      if (obstacle !== undefined) throw new ApprovalError("notAllowed", obstacle);
      await sign(approval, { digest, breakGlassReason: reason }, by, use);
    },
    refuse: async (approvalId, reason, by) => {
      const approval = await open(approvalId, use);
      await mustApprove(approval, by, use);
      await end(approval, "refused", by, reason, use);
    },
    withdraw: async (approvalId, by) => {
      const approval = await open(approvalId, use);
      if (approval.askedBy.id !== by.id)
        throw new ApprovalError("notAllowed", `Only ${approval.askedBy.name}, who asked, can withdraw it.`);
      await end(approval, "withdrawn", by, null, use);
    },
  };
}

/** Renders anew, and keeps it only when it is what the person saw. */
async function ask(
  { issueId, digest, note, scheduledAt, quietHours, audience }: AskApprovalRequest,
  by: PersonName,
  use: ApprovingWith,
): Promise<void> {
  mustNotBeOver(scheduledAt, use.clock);
  if (quietHours !== null && !(await use.approvals.knowsTimeZone(quietHours.timeZone)))
    throw new ApprovalError("contentIncomplete", `The time zone ${quietHours.timeZone} is not known here: choose another one.`);
  if (await use.campaigns.isUnderWay(issueId))
    throw new ApprovalError("alreadyDecided", "A campaign of this issue is under way: end it, or wait for its last recipient.");
  const prepared = await use.prepare(issueId, audience);
  if (prepared.state === "incomplete") throw new ApprovalError("contentIncomplete", "Something has to be mended first.");
  const { answer, content, snapshot, rendered } = prepared;
  if (answer.digest !== digest)
    throw new ApprovalError(
      "changedMeanwhile",
      "The issue or its audience has changed since you looked. Look again at what would be sent.",
    );
  const error = answer.findings.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new ApprovalError("contentIncomplete", `Something stands in the way: ${error.message}`);
  mustNotBeEmbargoed(snapshot, scheduledAt, use);
  await endWhatIsStale(issueId, content, by, use);
  await use.editions.keepSnapshot(content.snapshotDigest, snapshot);
  await use.editions.keepEditions(content.snapshotDigest, rendered);
  const isAsked = await use.approvals.ask({
    id: use.ids.uuidv7(),
    issueId,
    publicationId: snapshot.publication.id,
    digest: approvedDigest(content, { scheduledAt, quietHours }),
    snapshotDigest: content.snapshotDigest,
    templateVersion: content.templateVersion,
    scheduledAt,
    quietHours,
    audience: answer.audience,
    editions: answer.editions.map((edition) => ({
      keyText: edition.keyText,
      editionDigest: edition.digest,
      recipientCount: edition.recipientCount,
    })),
    askedBy: by,
    note,
    authors: answer.authors,
  });
  if (!isAsked) throw new ApprovalError("alreadyDecided", "Approval of this issue is asked for already.");
}

/** A question about what is not published any more can have no answer; it must not stand in the way of the next, whoever asks that. */
async function endWhatIsStale(issueId: string, content: PreparedContent, by: PersonName, { approvals }: ApprovingWith): Promise<void> {
  const before = await approvals.latest(issueId);
  if (before?.state !== "asked") return;
  if (before.snapshotDigest === content.snapshotDigest && before.templateVersion === content.templateVersion) return;
  await approvals.end(before.id, "withdrawn", by, "Asked for again: what is published has changed.");
}

interface Signing {
  /** What the person has read. */
  readonly digest: string;
  readonly breakGlassReason: string | null;
}

async function sign(approval: ApprovalRecord, { digest, breakGlassReason }: Signing, by: PersonName, use: ApprovingWith): Promise<void> {
  if (approval.digest !== digest) throw new ApprovalError("changedMeanwhile", "This is not what approval was asked for. Open it again.");
  mustNotBeOver(approval.scheduledAt, use.clock);
  if (await use.staleness(approval))
    throw new ApprovalError("changedMeanwhile", "The issue has changed since approval was asked for: it has to be asked for again.");
  const found = await use.approvals.bytesOf(approval.id);
  if (found === undefined) throw new ApprovalError("notFound", "There is no such approval.");
  const plan = await currentPlan(found.snapshot, use.campaigns, {
    definition: approval.audience.definition ?? everybody,
    approvedEditions: new Set(approval.editions.map(({ keyText }) => keyText)),
    beginsAt: beginsAt(approval.scheduledAt, use),
  });
  const fault = audienceFault(plan, approval.audience);
  if (fault !== undefined) throw new ApprovalError("changedMeanwhile", fault);
  const planned = frozenPlan(
    {
      campaign: {
        kind: "campaign",
        issueId: approval.issueId,
        snapshotDigest: approval.snapshotDigest,
        actor: by.id,
        begins: { afterMs: use.undoWindowMs, notBefore: approval.scheduledAt, quietHours: approval.quietHours },
      },
      plan,
      snapshot: found.snapshot,
      editions: found.editions,
    },
    use,
  );
  const signed = await use.approvals.sign(approval.id, by, planned, breakGlassReason);
  if (signed.state === "alreadyDecided") throw decidedAlready();
  if (signed.state === "notAllowed")
    throw new ApprovalError("notAllowed", "You cannot sign this: you wrote part of it, or signed before, or others may approve it.");
}

async function open(approvalId: string, { approvals }: ApprovingWith): Promise<ApprovalRecord> {
  const approval = await approvals.approval(approvalId);
  if (approval === undefined) throw new ApprovalError("notFound", "There is no such approval.");
  if (approval.state !== "asked") throw decidedAlready();
  return approval;
}

async function mustApprove({ publicationId }: ApprovalRecord, by: PersonName, { rightsOf }: ApprovingWith): Promise<void> {
  const rights = await rightsOf(by.id);
  const isApprover = rights.some((held) => held.right === "approve" && held.publicationId === publicationId);
  if (!isApprover) throw new ApprovalError("notAllowed", "Only people with the right to approve this publication can decide.");
}

async function end(
  { id }: ApprovalRecord,
  state: "refused" | "withdrawn",
  by: PersonName,
  reason: string | null,
  { approvals }: ApprovingWith,
): Promise<void> {
  if (!(await approvals.end(id, state, by, reason))) throw decidedAlready();
}

function mustNotBeOver(scheduledAt: string | null, clock: Clock): void {
  if (scheduledAt === null || Date.parse(scheduledAt) > clock.now().getTime() - approvalLimits.scheduleMissedMs) return;
  throw new ApprovalError("changedMeanwhile", "The time it was planned for is over: choose another one.");
}

/** As soon as it could begin, by this machine's clock: the plan has the database's. */
function beginsAt(scheduledAt: string | null, { clock, undoWindowMs }: Pick<ApprovingWith, "clock" | "undoWindowMs">): Date {
  return new Date(Math.max(clock.now().getTime() + undoWindowMs, scheduledAt === null ? 0 : Date.parse(scheduledAt)));
}

function mustNotBeEmbargoed(snapshot: IssueSnapshot, scheduledAt: string | null, use: ApprovingWith): void {
  if (!isEmbargoedAt(snapshot, beginsAt(scheduledAt, use))) return;
  throw new ApprovalError("contentIncomplete", `An item may not be public before ${embargoEnd(snapshot)}: choose a later time.`);
}

function decidedAlready(): ApprovalError {
  return new ApprovalError("alreadyDecided", "It has been decided meanwhile.");
}
