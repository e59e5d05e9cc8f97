import { expect, test } from "vitest";
import { approvalState, campaignState, sendingState } from "../../test/support/sending-state.ts";
import { announcement, buttonWords } from "./announcement.ts";

const approval = approvalState({ state: "approved" });
const signature = { by: { id: "ben", name: "Ben" }, at: "2024-01-29T08:30:00Z", breakGlassReason: null };

test.each([
  ["refused", sendingState({ approval: approvalState({ state: "refused" }) }), "Approval was refused.", "Send"],
  [
    "stale",
    sendingState({ approval: approvalState({ isStale: true }) }),
    "Approval is asked for something that has changed since. It cannot be signed.",
    "Send: has to be asked for again",
  ],
  [
    "half signed",
    sendingState({ approval: approvalState({ signatures: [signature] }) }),
    "One of two has signed.",
    "Send: approval asked for",
  ],
  ["signed", sendingState({ approval }), "Approved. The campaign is being planned.", "Send: approved"],
  [
    "with unconfirmed",
    sendingState({ approval, campaign: campaignState({ status: "needsDecision", counts: { unconfirmed: 2 } }) }),
    "2 recipients unconfirmed: an operator decides.",
    "Send: a decision is needed",
  ],
  [
    "finished",
    sendingState({ approval, campaign: campaignState({ status: "finished", counts: { accepted: 1 } }) }),
    "Finished: 1 accepted + 0 rejected + 0 excluded = 1 candidate",
    "Send",
  ],
  ["unasked", sendingState(), "Nothing is asked for.", "Send"],
] as const)("%s", (_case, state, words, title) => {
  expect(announcement(state)).toBe(words);
  expect(buttonWords(state).title).toBe(title);
});

test("a countdown is announced once, not by the second", () => {
  const campaign = campaignState({ status: "scheduled" });
  const [before, after] = ["2024-01-29T09:00:00Z", "2024-01-29T09:00:30Z"].map((now) =>
    announcement(sendingState({ approval, campaign, now })),
  );
  expect(before).toContain("It leaves on Monday, 29 January 2024");
  expect(after).toBe(before);
});
