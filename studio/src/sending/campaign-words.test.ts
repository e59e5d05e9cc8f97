import { describe, expect, test } from "vitest";
import { campaignState } from "../../test/support/sending-state.ts";
import {
  campaignAnnouncement,
  campaignInWords,
  countLines,
  evidenceInWords,
  finalInWords,
  settledCount,
  topUpInWords,
} from "./campaign-words.ts";

describe("what it does now", () => {
  test.each([
    ["a reason this Studio does not know", campaignState({ status: "held", heldReason: "quota" }), "Stopped by the machine: quota"],
    ["no reason at all", campaignState({ status: "held" }), "Stopped by the machine."],
    ["no relay", campaignState({ status: "held", heldReason: "relay" }), "The mail server takes no mail now."],
    ["one whose outcome nobody knows", campaignState({ status: "needsDecision", counts: { unconfirmed: 1 } }), "1 recipient unconfirmed"],
    ["a next attempt", campaignState({ status: "waiting", counts: { deferred: 9 } }), "9 recipients to be tried again later"],
    [
      "a relay that takes so many a minute",
      campaignState({ counts: { planned: 200 }, pace: { messagesMax: 5, per: "minute", domain: null, secondsLeft: 2_400 } }),
      "5 a minute: about 40 minutes to go",
    ],
    [
      "quiet hours",
      campaignState({ status: "waiting", quietNow: { from: "20:00", to: "07:00", timeZone: "Europe/Vienna" }, counts: { planned: 9 } }),
      "quiet hours until 07:00 (Europe/Vienna)",
    ],
    ["an end with some under way", campaignState({ status: "cancelled", counts: { handed: 1 } }), "What was under way comes to its end."],
  ] as const)("with %s", (_case, campaign, words) => {
    expect(campaignInWords(campaign).words).toContain(words);
  });
});

const mixed = campaignState({
  status: "finished",
  counts: { planned: 1, claimed: 2, handed: 3, accepted: 412, deferred: 4, rejected: 3, unconfirmed: 5, excluded: 6 },
  exclusions: { left: 5, duplicateAddress: 1 },
});

test("every candidate is in one line of the counts, what is in flight in one with what is claimed", () => {
  const lines = countLines(mixed);
  expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(mixed.candidateCount);
  expect(lines.find(({ name }) => name === "inFlight")?.count).toBe(5);
  expect(lines.find(({ name }) => name === "excluded")?.explanation).toBe("5 have left; 1 same address twice: one copy is enough");
});

test("the end is a sum", () => {
  const counts = { accepted: 1_412, rejected: 3, excluded: 5 };
  expect(finalInWords(campaignState({ status: "finished", counts }))).toBe(
    "Finished: 1,412 accepted + 3 rejected + 5 excluded = 1,420 candidates",
  );
  expect(finalInWords(campaignState({ status: "cancelled", counts: { excluded: 1 } }))).toBe(
    "Stopped: 0 accepted + 0 rejected + 1 excluded = 1 candidate",
  );
});

test("who hears the screen hears every tenth of the way, and each change of what it does", () => {
  const said = Array.from({ length: 101 }, (_, accepted) =>
    campaignAnnouncement(campaignState({ counts: { accepted, planned: 100 - accepted } })),
  );
  expect(new Set(said).size).toBe(11);
  expect(said[57]).toBe("Being handed over. 50 % settled.");
  expect(campaignAnnouncement(campaignState({ status: "paused" }))).toContain("Paused by an operator.");
});

const cameBack = (settledBy: number, bounces: number): string | undefined =>
  evidenceInWords(campaignState({ evidence: { settledCount: settledBy, bounceCount: bounces } }));

test("what came back is told once there is something", () => {
  expect(cameBack(0, 0)).toBeUndefined();
  expect(cameBack(1, 0)).toBe("1 recipient settled by what came back later.");
  expect(cameBack(0, 1_200)).toBe("1,200 bounces of accepted messages recorded so far.");
  expect(cameBack(12, 3)).toBe("12 recipients settled by what came back later; 3 bounces of accepted messages recorded so far.");
});

test("what may have arrived is not settled", () => {
  expect(settledCount(mixed)).toBe(421);
});

test("a top-up names how many have not had the issue, and says when nobody is left", () => {
  expect(topUpInWords(0)).toBe("Everybody who could have this issue was written to. Nobody gets it a second time.");
  expect(topUpInWords(1)).toContain("1 subscription has not had this issue.");
  expect(topUpInWords(1_200)).toContain("1,200 subscriptions have not had this issue.");
  expect(topUpInWords(1_200, "Desks")).toMatch(/^1,200 subscriptions have not had this issue, which went to the segment “.Desks.”/u);
});
