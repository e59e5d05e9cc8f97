import type { SendingState } from "@newsletter/schemas";
import { campaignAnnouncement, finalInWords } from "./campaign-words.ts";
import { ownTimeZone } from "./own-time-zone.ts";
import { momentInWords } from "./schedule.ts";
import { stageOf } from "./stage.ts";

/** What who hears the screen is told as it changes; the same words as long as nothing worth hearing has. */
export function announcement(state: SendingState): string {
  const stage = stageOf(state);
  switch (stage.name) {
    case "open":
      return { unasked: "Nothing is asked for.", refused: "Approval was refused.", withdrawn: "The request was withdrawn." }[stage.because];
    case "stale":
      return "Approval is asked for something that has changed since. It cannot be signed.";
    case "asked": {
      const count = state.approval?.signatures.length ?? 0;
      return count === 0 ? "Approval is asked for." : "One of two has signed.";
    }
    case "planning":
      return "Approved. The campaign is being planned.";
    case "counting":
      return `Approved. It leaves on ${momentInWords(stage.campaign.beginsAt, ownTimeZone)}, and can be stopped until then.`;
    case "sending":
      return campaignAnnouncement(stage.campaign);
    case "over":
      return finalInWords(stage.campaign);
  }
}

interface ButtonWords {
  readonly title: string;
  readonly tone?: "primary" | "caution" | "critical";
}

/** What the button that opens the panel says of it while it is closed. */
export function buttonWords(state: SendingState | undefined): ButtonWords {
  const stage = state === undefined ? undefined : stageOf(state);
  switch (stage?.name) {
    case undefined:
    case "open":
    case "over":
      return { title: "Send" };
    case "stale":
      return { title: "Send: has to be asked for again", tone: "critical" };
    case "asked":
      return { title: "Send: approval asked for", tone: "caution" };
    case "planning":
    case "counting":
      return { title: "Send: approved", tone: "primary" };
    case "sending":
      return stage.campaign.status === "needsDecision"
        ? { title: "Send: a decision is needed", tone: "caution" }
        : { title: "Send: under way", tone: "primary" };
  }
}
