import { paceInWords, quietUntilInWords } from "@newsletter/schemas";
import type { CampaignReport } from "../campaign/campaign-report.ts";
import { recipientStates } from "../campaign/recipient-state.ts";

const statusWords: Readonly<Record<CampaignReport["status"], string>> = {
  scheduled: "not begun yet",
  running: "running",
  paused: "paused",
  held: "held",
  waiting: "waiting",
  needsDecision: "needs a decision about unconfirmed recipients",
  finished: "finished",
  cancelled: "cancelled",
};

/** A campaign for people: a line on what it is, a line of counts, a line on who was left out and why, a line on who approved it. */
export function reportLines({ campaign, status, counts, exclusions, byRelay, pace, signatures }: CampaignReport): readonly string[] {
  const why = [
    ...(campaign.heldReason === null ? [] : [campaign.heldReason]),
    ...(status === "waiting" ? [campaign.quietNow === null ? "for the next attempt" : quietUntilInWords(campaign.quietNow)] : []),
    ...(pace === null ? [] : [paceInWords(pace)]),
  ];
  const said = why.length === 0 ? "" : ` (${why.join("; ")})`;
  const reasons = Object.entries(exclusions).map(([reason, count]) => `${count} ${reason}`);
  const relays = Object.entries(byRelay).map(([relay, count]) => `${count} by ${relay}`);
  return [
    `${campaign.topsUp === null ? campaign.kind : `top-up of ${campaign.topsUp},`} ${campaign.id} of issue ${campaign.issueId}, planned ${campaign.plannedAt}: ${statusWords[status]}${said}`,
    `  ${campaign.candidateCount} candidates: ${countWords(counts)}`,
    ...(reasons.length === 0 ? [] : [`  excluded: ${reasons.join(", ")}`]),
    ...(relays.length === 0 ? [] : [`  begun: ${relays.join(", ")}`]),
    ...(signatures.length === 0 ? [] : [`  approved by ${signatures.map(signatureWords).join(", ")}`]),
  ];
}

function signatureWords({ by, breakGlassReason }: CampaignReport["signatures"][number]): string {
  return breakGlassReason === null ? by.name : `${by.name} (break-glass: ${breakGlassReason})`;
}

export function countWords(counts: CampaignReport["counts"]): string {
  const words = recipientStates.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  return words.length === 0 ? "none" : words.join(", ");
}
