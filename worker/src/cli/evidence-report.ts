import type { EvidenceKind, Reading } from "../feedback/read-evidence.ts";
import type { Taken, TakenOfCampaign } from "../feedback/take-evidence.ts";

/** What was found in one thing that was named, or in all of them. */
export interface FoundCounts extends Omit<Taken, "campaigns"> {
  readonly kind: EvidenceKind | "several" | null;
  /** Messages, or lines of a log. */
  readonly read: number;
  /** Messages that are no report. */
  readonly other: number;
  /** Files that could not be read at all. */
  readonly unreadable: number;
}

export interface EvidenceReport {
  readonly isDryRun: boolean;
  readonly sources: readonly (FoundCounts & { readonly name: string })[];
  readonly counts: FoundCounts;
  readonly campaigns: readonly TakenOfCampaign[];
  /** The first of them. */
  readonly unreadable: readonly { readonly file: string; readonly why: string }[];
}

export const nothingFound: FoundCounts = {
  kind: null,
  read: 0,
  other: 0,
  known: 0,
  unknown: 0,
  settled: 0,
  alreadySettled: 0,
  bounces: 0,
  unchanged: {},
  unreadable: 0,
};

export function foundInReading({ kind, readCount, otherCount }: Reading): FoundCounts {
  return { ...nothingFound, kind, read: readCount, other: otherCount };
}

export function together(a: FoundCounts, b: Partial<FoundCounts>): FoundCounts {
  const kind = b.kind ?? a.kind;
  const unchanged: Record<string, number> = { ...a.unchanged };
  for (const [because, count] of Object.entries(b.unchanged ?? {})) unchanged[because] = (unchanged[because] ?? 0) + count;
  return {
    kind: a.kind === null || a.kind === kind ? kind : "several",
    read: a.read + (b.read ?? 0),
    other: a.other + (b.other ?? 0),
    known: a.known + (b.known ?? 0),
    unknown: a.unknown + (b.unknown ?? 0),
    settled: a.settled + (b.settled ?? 0),
    alreadySettled: a.alreadySettled + (b.alreadySettled ?? 0),
    bounces: a.bounces + (b.bounces ?? 0),
    unchanged,
    unreadable: a.unreadable + (b.unreadable ?? 0),
  };
}

/** One entry for each campaign, however many batches spoke of it. */
export function byCampaign(parts: readonly TakenOfCampaign[]): readonly TakenOfCampaign[] {
  const sums = new Map<string, TakenOfCampaign>();
  for (const { settled, bounces, ...campaign } of parts) {
    const before = sums.get(campaign.campaignId);
    sums.set(campaign.campaignId, {
      ...campaign,
      settled: settled + (before?.settled ?? 0),
      bounces: bounces + (before?.bounces ?? 0),
    });
  }
  return [...sums.values()];
}
