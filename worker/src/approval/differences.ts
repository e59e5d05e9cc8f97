import { isDeepStrictEqual } from "node:util";
import { canonicalJson, type AudienceCounts, type Difference, type IssueSnapshot } from "@newsletter/schemas";
import type { ApprovalRecord } from "../ports/approvals.ts";
import { differingTexts, matched, type DifferingTexts, type SaidEdition } from "./differing-texts.ts";

/** What is compared: stored bytes, read as a person reads them. */
export interface Compared {
  readonly approval: Pick<ApprovalRecord, "scheduledAt" | "quietHours" | "audience" | "templateVersion">;
  readonly snapshot: IssueSnapshot;
  readonly editions: readonly SaidEdition[];
}

export interface Differences extends DifferingTexts {
  readonly differences: readonly Difference[];
}

/** How what approval is asked for differs from what was decided about last, in the order in which a person asks for it. */
export function differencesBetween(before: Compared, after: Compared): Differences {
  const { differing, sayingTheSame, joined, left } = matched(before.editions, after.editions);
  const [mediaBefore, mediaAfter] = [mediaIn(before.snapshot), mediaIn(after.snapshot)];
  const [sentBefore, sentAfter] = [before.approval, after.approval];
  const differences: readonly (Difference | undefined)[] = [
    differing.length === 0 ? undefined : { kind: "words", editionCount: differing.length },
    joined.length + left.length === 0 ? undefined : { kind: "editions", joined, left },
    otherFiles("pictures", mediaBefore.pictures, mediaAfter.pictures),
    otherFiles("files", mediaBefore.files, mediaAfter.files),
    sayingTheSame.length === 0 ? undefined : { kind: "markup", editionCount: sayingTheSame.length },
    otherDefinition(sentBefore.audience, sentAfter.audience),
    otherAudience(sentBefore.audience, sentAfter.audience),
    sentBefore.scheduledAt === sentAfter.scheduledAt
      ? undefined
      : { kind: "schedule", before: sentBefore.scheduledAt, after: sentAfter.scheduledAt },
    isDeepStrictEqual(sentBefore.quietHours, sentAfter.quietHours)
      ? undefined
      : { kind: "quietHours", before: sentBefore.quietHours, after: sentAfter.quietHours },
    otherSender(before.snapshot, after.snapshot),
    sentBefore.templateVersion === sentAfter.templateVersion ? undefined : { kind: "template" },
  ];
  return { differences: differences.filter((difference) => difference !== undefined), ...differingTexts(differing) };
}

function otherSender(before: IssueSnapshot, after: IssueSnapshot): Difference | undefined {
  const [was, is] = [before, after].map(({ publication: { sender } }) => `${sender.name} <${sender.address}>`);
  return was === undefined || is === undefined || was === is ? undefined : { kind: "sender", before: was, after: is };
}

/** Also when it comes to the same people today. */
function otherDefinition({ definition: before = {} }: AudienceCounts, { definition: after = {} }: AudienceCounts): Difference | undefined {
  return canonicalJson(before) === canonicalJson(after) ? undefined : { kind: "audienceDefinition", before, after };
}

function otherAudience(before: AudienceCounts, after: AudienceCounts): Difference | undefined {
  const plannedBefore = plannedOf(before);
  const plannedAfter = plannedOf(after);
  const partners = new Set([...plannedBefore.keys(), ...plannedAfter.keys()]);
  const partnerCount = [...partners].filter((id) => (plannedBefore.get(id) ?? 0) !== (plannedAfter.get(id) ?? 0)).length;
  const isSame = before.plannedCount === after.plannedCount && before.excludedCount === after.excludedCount;
  if (isSame && partnerCount === 0) return undefined;
  return { kind: "audience", before: countsOf(before), after: countsOf(after), partnerCount };
}

function plannedOf({ partners }: AudienceCounts): ReadonlyMap<string, number> {
  return new Map(partners.flatMap(({ partnerId, plannedCount }) => (partnerId === null ? [] : [[partnerId, plannedCount] as const])));
}

function countsOf({ plannedCount, excludedCount }: AudienceCounts): Pick<AudienceCounts, "plannedCount" | "excludedCount"> {
  return { plannedCount, excludedCount };
}

function otherFiles(kind: "pictures" | "files", before: ReadonlySet<string>, after: ReadonlySet<string>): Difference | undefined {
  const addedCount = [...after].filter((sha256) => !before.has(sha256)).length;
  const removedCount = [...before].filter((sha256) => !after.has(sha256)).length;
  return addedCount + removedCount === 0 ? undefined : { kind, addedCount, removedCount };
}

interface MediaDigests {
  readonly pictures: Set<string>;
  readonly files: Set<string>;
}

/** Wherever in a snapshot a picture or a file stands, its digest names its bytes. */
function mediaIn(snapshot: IssueSnapshot): MediaDigests {
  const found: MediaDigests = { pictures: new Set(), files: new Set() };
  collectMedia(snapshot, found);
  return found;
}

function collectMedia(value: unknown, found: MediaDigests): void {
  if (typeof value !== "object" || value === null) return;
  if ("sha256" in value && typeof value.sha256 === "string") found["widthPx" in value ? "pictures" : "files"].add(value.sha256);
  // The small one of a picture is made of it.
  else for (const part of Object.values(value)) collectMedia(part, found);
}
