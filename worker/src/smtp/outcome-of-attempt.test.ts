import { describe, expect, test } from "vitest";
import { outcomeOfAttempt, parseReply, type FailedAttempt } from "./outcome-of-attempt.ts";

const bounds = { dueInMs: 60_000, evidenceCharactersMax: 20 };

function outcome(phase: FailedAttempt["phase"], line?: string): ReturnType<typeof outcomeOfAttempt> {
  return outcomeOfAttempt(
    { phase, reply: line === undefined ? undefined : parseReply(line), bodyBegun: phase === "body", description: "the dialogue" },
    bounds,
  );
}

describe("a reply", () => {
  test.each([
    ["connect", "554 5.7.1 Client host blocked", "planned", "relay"],
    ["connect", "421 4.3.2 Too busy", "planned", "relay"],
    ["mail", "421 4.3.2 Closing", "planned", "relay"],
    ["rcpt", "421 4.3.2 Closing", "planned", "relay"],
    ["data", "421 4.3.2 Closing", "planned", "relay"],
    ["body", "421 4.4.2 Timeout exceeded", "deferred", "busy"],
    ["mail", "503 5.5.1 Need EHLO", "deferred", "busy"],
    ["rcpt", "503 5.5.1 Need MAIL", "deferred", "busy"],
    ["body", "503 5.5.1 Need RCPT", "deferred", "busy"],
    ["mail", "552 Message size exceeds fixed limit", "rejected", "ours"],
    ["mail", "554 5.3.4 Message too big", "rejected", "ours"],
    ["mail", "554 5.6.0 Content rejected", "rejected", "ours"],
    ["mail", "530 5.7.0 Authentication required", "planned", "relay"],
    ["mail", "550 5.7.1 Sender rejected", "planned", "relay"],
    ["mail", "451 4.3.0 Try later", "deferred", "busy"],
    ["rcpt", "550 5.7.26 Unauthenticated email", "rejected", "ours"],
    ["rcpt", "550 5.1.1 User unknown", "rejected", "recipient"],
    ["rcpt", "550 5.2.1 Account disabled", "rejected", "recipient"],
    ["rcpt", "552 5.2.2 Mailbox full", "rejected", "mailbox"],
    ["rcpt", "550 No such user here", "rejected", "recipient"],
    ["rcpt", "450 4.2.0 Greylisted", "deferred", "busy"],
    ["data", "452 4.2.2 Mailbox full", "deferred", "busy"],
    ["body", "554 5.6.0 Content rejected", "rejected", "ours"],
    ["body", "451 4.3.0 Try later", "deferred", "busy"],
  ] as const)("at %s, %s: %s, %s", (phase, line, state, category) => {
    expect(outcome(phase, line)).toMatchObject({ state, category });
  });
});

describe("invariant 6: without a reply", () => {
  test.each([
    ["connect", "planned"],
    ["mail", "deferred"],
    ["rcpt", "deferred"],
    ["data", "deferred"],
    ["body", "unconfirmed"],
  ] as const)("lost at %s: %s", (phase, state) => {
    expect(outcome(phase).state).toBe(state);
  });
});

test("invariant 11: the evidence has a bound", () => {
  const { evidence } = outcomeOfAttempt({ phase: "body", reply: undefined, bodyBegun: true, description: "x".repeat(500) }, bounds);
  expect(evidence).toHaveLength(20);
});

test.each([
  ["550 5.1.1 User unknown", { code: 550, enhancedCode: "5.1.1", text: "User unknown" }],
  ["250 Ok", { code: 250, enhancedCode: undefined, text: "Ok" }],
  ["no reply at all", undefined],
])("reads %s", (line, expected) => {
  expect(parseReply(line)).toEqual(expected);
});
