import { expect, test } from "vitest";
import { judge, type Evidence, type Row } from "./accounts.ts";
import { boundaryFaults, killBoundaries } from "./boundaries.ts";
import type { Body } from "./relay.ts";

// What the drill says must be able to be "broken": each way in which a mail can go wrong is told.

const row = (state: string): Row => ({ seq: 1, address: "reader@example.org", message_id: "<1@example.org>", state });
const body: Body = { address: "reader@example.org", messageId: "1@example.org", isTaken: true };
const refused: Body = { ...body, isTaken: false };
const injuries = { kills: 0, inDoubtMax: 0, faults: [] };

function judged(evidence: Partial<Evidence>, inDoubtMax = 0): ReturnType<typeof judge> {
  return judge(
    { rows: [row("accepted")], bodies: [body], hungUpInDoubt: 0, marked: new Set([1]), ...evidence },
    { ...injuries, inDoubtMax },
  );
}

test("one body for one accepted row is as it should be", () => {
  expect(judged({})).toMatchObject({ doubled: 0, lost: 0, faults: [] });
});

test("a body that the relay refused is nobody's copy", () => {
  expect(judged({ bodies: [refused, body] })).toMatchObject({ bodies: 1, doubled: 0, faults: [] });
});

test.each<readonly [string, Partial<Evidence>, object]>([
  ["a second body is a doubled mail", { bodies: [body, body] }, { doubled: 1 }],
  ["a row that is accepted without a body is a lost mail", { bodies: [] }, { lost: 1 }],
  ["a row that never settled is a lost mail", { rows: [row("deferred")], bodies: [] }, { lost: 1 }],
  ["a body of a rejected row is a fault", { rows: [row("rejected")] }, {}],
  ["a body under another Message-ID is a fault", { bodies: [{ ...body, messageId: "2@example.org" }] }, {}],
  ["a body without a mark in a journal is a fault", { marked: new Set() }, {}],
  ["a body to somebody who is in no plan is a fault", { bodies: [body, { ...body, address: "else@example.org" }] }, {}],
  ["a row in doubt for no reason is a fault", { rows: [row("unconfirmed")] }, { unconfirmed: 1, unconfirmedBound: 0 }],
])("%s", (_name, evidence, figures) => {
  const account = judged(evidence);
  expect(account).toMatchObject(figures);
  expect(account.faults).toHaveLength(1);
});

test("a row that was in flight when a process was killed may be in doubt", () => {
  expect(judged({ rows: [row("unconfirmed")] }, 1).faults).toEqual([]);
});

test("a call of the sender that nobody listed is told, and one that is no longer there", () => {
  const [first] = killBoundaries;
  const faults = boundaryFaults({ ledger: ["claim", "forget"] });
  expect(first).toEqual({ call: "ledger.claim", moment: "before" });
  expect(faults).toContain("ledger.forget is a call of the sender that the drill does not know");
  expect(faults).toContain("journal.appendMarks is no call of the sender any more");
});
