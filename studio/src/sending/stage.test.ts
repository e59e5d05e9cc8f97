import { describe, expect, test } from "vitest";
import { approvalState, campaignState, sendingState } from "../../test/support/sending-state.ts";
import { isLively, mayAskIn, stageOf } from "./stage.ts";

const asked = approvalState();
const approved = approvalState({ state: "approved" });

describe("what is next", () => {
  test.each([
    ["nothing was asked", sendingState(), "open"],
    ["it was refused", sendingState({ approval: approvalState({ state: "refused" }) }), "open"],
    ["it was withdrawn", sendingState({ approval: approvalState({ state: "withdrawn" }) }), "open"],
    ["what is published has changed since", sendingState({ approval: { ...asked, isStale: true } }), "stale"],
    ["it is asked for", sendingState({ approval: asked }), "asked"],
    ["it is signed and the plan is not there", sendingState({ approval: approved }), "planning"],
    ["it begins later", sendingState({ approval: approved, campaign: campaignState({ status: "scheduled" }) }), "counting"],
    ["a person has to decide", sendingState({ approval: approved, campaign: campaignState({ status: "needsDecision" }) }), "sending"],
    [
      "it was stopped while some were in flight",
      sendingState({ approval: approved, campaign: campaignState({ status: "cancelled", counts: { handed: 2, excluded: 8 } }) }),
      "sending",
    ],
    [
      "it was stopped, and all have come to their end",
      sendingState({ approval: approved, campaign: campaignState({ status: "cancelled", counts: { excluded: 8 } }) }),
      "over",
    ],
    ["it is finished", sendingState({ approval: approved, campaign: campaignState({ status: "finished" }) }), "over"],
  ] as const)("when %s", (_case, state, name) => {
    expect(stageOf(state).name).toBe(name);
  });

  test("a change after the approval makes nothing stale: the campaign has its copy", () => {
    const state = sendingState({ approval: { ...approved, isStale: true }, campaign: campaignState() });
    expect(stageOf(state).name).toBe("sending");
  });
});

test("approval can be asked for before, after, and where it has to be asked for again; never twice at once", () => {
  const campaign = campaignState();
  expect([{ name: "asked" }, { name: "planning" }, { name: "counting", campaign }, { name: "sending", campaign }] as const).not.toSatisfy(
    (stages: readonly Parameters<typeof mayAskIn>[0][]) => stages.some(mayAskIn),
  );
  expect(mayAskIn({ name: "open", because: "refused" })).toBe(true);
  expect(mayAskIn({ name: "stale" })).toBe(true);
  expect(mayAskIn({ name: "over", campaign })).toBe(true);
});

describe("the worker is asked every second", () => {
  test.each([
    ["not while nothing is planned", null, false],
    ["not while it is paused and nothing is in flight", campaignState({ status: "paused", counts: { planned: 9 } }), false],
    ["while a pause lets end what is in flight", campaignState({ status: "paused", counts: { handed: 1 } }), true],
    ["not days before it begins", campaignState({ status: "scheduled", beginsAt: "2024-02-02T09:00:00Z" }), false],
    ["in the last minutes before it begins", campaignState({ status: "scheduled", beginsAt: "2024-01-29T09:04:00Z" }), true],
    ["while it runs", campaignState(), true],
    ["while the machine holds it", campaignState({ status: "held" }), true],
    ["not when it is over", campaignState({ status: "finished" }), false],
  ] as const)("%s", (_case, campaign, lively) => {
    expect(isLively(sendingState({ campaign }))).toBe(lively);
  });
});
