import { paceInWords, quietUntilInWords, type CampaignState, type EarlierCampaign } from "@newsletter/schemas";
import { isolated } from "../isolated.ts";
import { counted, exclusionsInWords, numberInWords } from "./audience-words.ts";
import { openCount } from "./stage.ts";

export type Tone = "default" | "primary" | "positive" | "caution" | "critical";

export interface CampaignWords {
  readonly words: string;
  readonly tone: Tone;
}

/** What the campaign does now, and who has to do something about it. */
export function campaignInWords(campaign: CampaignState): CampaignWords {
  const { status, heldReason, quietNow, pace, counts } = campaign;
  switch (status) {
    case "scheduled":
      return { words: "Approved. Nothing is handed over yet.", tone: "primary" };
    case "running":
      return { words: pace === null ? "Being handed over." : `Being handed over: ${paceInWords(pace)}.`, tone: "primary" };
    case "paused":
      return { words: "Paused by an operator. Nothing is handed over until it is resumed.", tone: "caution" };
    case "held":
      return { words: heldInWords(heldReason), tone: "critical" };
    case "waiting":
      if (quietNow !== null)
        return { words: `Nothing is handed over now: ${quietUntilInWords(quietNow)}. It goes on by itself.`, tone: "default" };
      return { words: `${counted(counts.deferred, "recipient")} to be tried again later, by itself.`, tone: "default" };
    case "needsDecision":
      return { words: `${counted(counts.unconfirmed, "recipient")} unconfirmed: an operator decides.`, tone: "caution" };
    case "finished":
      return { words: "Submission finished.", tone: "positive" };
    case "cancelled":
      return {
        words: openCount(campaign) === 0 ? "Stopped for good." : "Stopped for good. What was under way comes to its end.",
        tone: "caution",
      };
  }
}

const heldSentences: Readonly<Record<string, string>> = {
  relay: "The mail server takes no mail now. It is tried again by itself; nobody is lost.",
  scheduleMissed: "Its time has passed: nothing ran when it should have begun. An operator begins it now, or stops it.",
  approval: "What is stored is not what was approved: nothing more leaves. Stop it, and ask for approval again.",
};

/** A reason this Studio does not know is shown as the worker says it: it may be a sentence. */
function heldInWords(reason: string | null): string {
  if (reason === null) return "Stopped by the machine.";
  return heldSentences[reason] ?? `Stopped by the machine: ${reason}`;
}

export interface CountLine {
  readonly name: "planned" | "inFlight" | "accepted" | "deferred" | "rejected" | "unconfirmed" | "excluded";
  readonly word: string;
  readonly count: number;
  readonly explanation: string;
}

/** Every candidate is in exactly one of these lines. */
export function countLines({ counts, exclusions }: CampaignState): readonly CountLine[] {
  return [
    { name: "accepted", word: "Accepted", count: counts.accepted, explanation: "the mail server took the message" },
    { name: "inFlight", word: "In flight", count: counts.claimed + counts.handed, explanation: "taken up, or being handed over" },
    { name: "planned", word: "Planned", count: counts.planned, explanation: "not begun" },
    { name: "deferred", word: "Deferred", count: counts.deferred, explanation: "not taken now; tried again later" },
    { name: "rejected", word: "Rejected", count: counts.rejected, explanation: "refused for good" },
    {
      name: "unconfirmed",
      word: "Unconfirmed",
      count: counts.unconfirmed,
      explanation: "may have arrived: never tried again by itself",
    },
    {
      name: "excluded",
      word: "Excluded",
      count: counts.excluded,
      explanation: exclusionsInWords(exclusions).join("; ") || "left out on purpose",
    },
  ];
}

/** "Finished: 412 accepted + 3 rejected + 5 excluded = 420 candidates" */
export function finalInWords({ status, counts, candidateCount }: EarlierCampaign): string {
  const end = status === "cancelled" ? "Stopped" : "Finished";
  const parts = (["accepted", "rejected", "excluded"] as const).map((state) => `${numberInWords(counts[state])} ${state}`);
  return `${end}: ${parts.join(" + ")} = ${counted(candidateCount, "candidate")}`;
}

/** Who would get the issue by a second campaign, after one for everybody or for a segment; nobody gets it twice. */
export function topUpInWords(notReachedCount: number, segmentName?: string): string {
  if (notReachedCount === 0) return "Everybody who could have this issue was written to. Nobody gets it a second time.";
  const have = notReachedCount === 1 ? "has" : "have";
  const subscriptions = counted(notReachedCount, "subscription");
  if (segmentName !== undefined)
    return `${subscriptions} ${have} not had this issue, which went to the segment “${isolated(segmentName)}”. Top up: ask for approval anew, for that segment or for others; nobody gets it a second time.`;
  return `${subscriptions} ${have} not had this issue. Top up: ask for approval anew, and it goes to them alone.`;
}

/** What has come back of it since; undefined while nothing has. An accepted message may bounce for days: the count is of so far. */
export function evidenceInWords({ evidence: { settledCount: settled, bounceCount: bounces } }: CampaignState): string | undefined {
  const words = [
    settled > 0 ? `${counted(settled, "recipient")} settled by what came back later` : "",
    bounces > 0 ? `${counted(bounces, "bounce")} of accepted messages recorded so far` : "",
  ].filter((part) => part !== "");
  return words.length === 0 ? undefined : `${words.join("; ")}.`;
}

export function settledCount({ counts }: CampaignState): number {
  return counts.accepted + counts.rejected + counts.excluded;
}

const announcedStepPercent = 10;

/** For who hears the screen: each change of what it does, and every tenth of the way, not every recipient. */
export function campaignAnnouncement(campaign: CampaignState): string {
  // How long it takes changes every minute: nobody wants to hear that.
  const { words } = campaignInWords({ ...campaign, pace: null });
  if (campaign.status !== "running" || campaign.candidateCount === 0) return words;
  const percent = (100 * settledCount(campaign)) / campaign.candidateCount;
  return `${words} ${String(Math.floor(percent / announcedStepPercent) * announcedStepPercent)} % settled.`;
}
