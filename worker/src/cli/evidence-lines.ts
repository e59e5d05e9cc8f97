import type { EvidenceReport, FoundCounts } from "./evidence-report.ts";

const kinds: Readonly<Record<NonNullable<FoundCounts["kind"]>, readonly [string, string]>> = {
  log: ["line", "lines of a log"],
  mbox: ["message", "messages"],
  message: ["message", "messages"],
  several: ["message or line", "messages and lines"],
};

const reasons: Readonly<Record<string, string>> = {
  inFlight: "in flight: read it again later",
  notHandedOver: "to be handed over, or again",
  decided: "rejected before",
  leftOut: "excluded",
  saysNothing: "of no outcome that could be told",
  changedMeanwhile: "settled by somebody else meanwhile",
};

/** For people: a line for each thing that was named, for each campaign, and the sum. */
export function evidenceLines({ isDryRun, sources, counts, campaigns, unreadable }: EvidenceReport): readonly string[] {
  return [
    ...sources.flatMap((source) => (source.kind === null ? [] : [`${source.name}: ${foundWords(source)}`, ...unchangedLines(source)])),
    ...unreadable.map(({ file, why }) => `${file}: not read: ${why}`),
    ...campaigns
      .filter(({ settled, bounces }) => settled + bounces > 0)
      .map(
        ({ campaignId, kind, issueId, settled, bounces }) =>
          `${kind} ${campaignId} of issue ${issueId}: ${settled} settled, ${counted(bounces, "bounce", "bounces")} recorded`,
      ),
    ...(sources.length > 1 ? [`Together: ${foundWords(counts)}`] : []),
    ...(isDryRun ? ["Nothing was changed. To do it: the same command without --dry-run."] : []),
  ];
}

function foundWords({ kind, read, other, known, unknown, settled, alreadySettled, bounces, unreadable }: FoundCounts): string {
  const [one, many] = kinds[kind ?? "several"];
  return [
    `${counted(read, one, many)} read`,
    `${known} about recipients of ours`,
    `${settled} settled`,
    `${alreadySettled} already settled`,
    `${counted(bounces, "bounce", "bounces")} recorded`,
    `${unknown} unknown`,
    ...(other > 0 ? [`${other} no report`] : []),
    ...(unreadable > 0 ? [`${counted(unreadable, "file", "files")} not read`] : []),
  ].join(", ");
}

function unchangedLines({ unchanged }: FoundCounts): readonly string[] {
  const words = Object.entries(unchanged).map(([because, count]) => `${count} ${reasons[because] ?? because}`);
  return words.length === 0 ? [] : [`  nothing changed for ${words.join("; ")}`];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
