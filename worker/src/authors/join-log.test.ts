import { describe, expect, test } from "vitest";
import type { Change, DocumentHistory, LoggedChange, LoggedChanges } from "../ports/authors.ts";
import { joinLog, type KnownChanges } from "./join-log.ts";

// A clock of days in January 2024 is enough to tell before from after.
const day = (number: number): string => `2024-01-${String(number).padStart(2, "0")}T00:00:00.000Z`;

const change = (transactionId: string, at: number, author = "edith", isCopy = false): Change => ({
  transactionId,
  author,
  at: day(at),
  isCopy,
});
const logged = (transactionId: string, at: number, author = "edith", endsDraft = false): LoggedChange => ({
  documentId: "x",
  transactionId,
  author,
  at: day(at),
  endsDraft,
});

function history(changes: readonly Change[], more: Partial<DocumentHistory> = {}): DocumentHistory {
  return { changes, isWhole: false, sinceAt: undefined, createdAt: day(1), updatedAt: day(10), ...more };
}

function log(changes: readonly LoggedChange[], more: Partial<LoggedChanges> = {}): LoggedChanges {
  return { changes, wholeFrom: day(2), heardUntil: day(20), ...more };
}

const ids = ({ changes }: KnownChanges): readonly string[] => changes.map(({ transactionId }) => transactionId).toSorted();
const isKnownWhenMade = (createdAt: string | undefined): boolean => joinLog(creation, history([], { createdAt }), log([])).isWhole;
const approval = { sinceRevision: "approved" };
const creation = { sinceRevision: undefined };

describe("changes are missing", () => {
  test("without a log, where the history does not reach back", () => {
    expect(joinLog(approval, history([change("b", 9)]), undefined)).toMatchObject({ isWhole: false, changes: [{ transactionId: "b" }] });
  });

  test("when neither knows the revision, and then all that is known of counts", () => {
    const known = joinLog(approval, history([change("b", 9)]), log([logged("a", 3)]));
    expect(known.isWhole).toBe(false);
    expect(ids(known)).toEqual(["a", "b"]);
  });

  test("when the revision is older than what the log has whole", () => {
    const changes = [logged("b", 9), logged("approved", 5, "petra", true)];
    expect(joinLog(approval, history([]), log(changes, { wholeFrom: day(6) })).isWhole).toBe(false);
    expect(joinLog(approval, history([]), log(changes, { wholeFrom: day(5) })).isWhole).toBe(true);
  });

  test("when a draft went on past the revision, which only a history could follow to its beginning", () => {
    const known = joinLog(approval, history([]), log([logged("b", 9), logged("approved", 5), logged("a", 3, "amir")]));
    expect(known.isWhole).toBe(false);
    expect(known.changes).toContainEqual(expect.objectContaining({ author: "amir" }));
  });

  test("when the log stopped hearing before the history begins, or before the last change where there is none", () => {
    const changes = [logged("approved", 5, "petra", true)];
    expect(joinLog(approval, history([change("c", 9)]), log(changes, { heardUntil: day(8) })).isWhole).toBe(false);
    expect(joinLog(approval, history([change("c", 9)]), log(changes, { heardUntil: day(9) })).isWhole).toBe(true);
    expect(joinLog(approval, history([]), log(changes, { heardUntil: day(9) })).isWhole).toBe(false);
    expect(joinLog(approval, history([]), log(changes, { heardUntil: day(10) })).isWhole).toBe(true);
    expect(joinLog(approval, history([], { updatedAt: undefined }), log(changes)).isWhole).toBe(false);
  });

  test("when the document is older than the log, by more than a clock may be wrong, or gone", () => {
    expect([day(1), "2024-01-02T00:00:59.999Z", "2024-01-02T00:01:00.000Z", undefined].map(isKnownWhenMade)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe("what history and log know together", () => {
  test("is a change once, and copied words stay copied where the history could tell", () => {
    const both = history([change("b", 9, "petra", true), change("a", 8)], { isWhole: true, sinceAt: day(5) });
    const { changes } = joinLog(approval, both, log([logged("b", 9, "petra", true), logged("a", 8), logged("approved", 5, "petra", true)]));
    expect(changes).toEqual([change("b", 9, "petra", true), change("a", 8)]);
  });

  test("is also what only the log has heard since the revision, and not before it: words of a version that was published", () => {
    const whole = history([change("b", 9, "petra")], { isWhole: true, sinceAt: day(5) });
    expect(ids(joinLog(approval, whole, log([logged("v", 7, "amir"), logged("old", 4, "amir")])))).toEqual(["b", "v"]);
  });

  test("counts a change of the same instant as the revision, and not the revision itself", () => {
    const whole = history([], { isWhole: true, sinceAt: day(5) });
    expect(ids(joinLog(approval, whole, log([logged("same", 5), logged("approved", 5)])))).toEqual(["same"]);
  });

  test("reaches from the approved revision over a history that begins later", () => {
    const changes = [logged("b", 8, "amir"), logged("approved", 5, "petra", true), logged("a", 3, "edith")];
    const known = joinLog(approval, history([change("c", 9, "zoe"), change("b", 8, "amir")]), log(changes));
    expect(known.isWhole).toBe(true);
    expect(ids(known)).toEqual(["b", "c"]);
  });

  test("is everything of a document that was made after the log began", () => {
    const known = joinLog(creation, history([change("c", 9)], { createdAt: day(3) }), log([logged("a", 3, "amir")]));
    expect(known.isWhole).toBe(true);
    expect(ids(known)).toEqual(["a", "c"]);
  });
});
