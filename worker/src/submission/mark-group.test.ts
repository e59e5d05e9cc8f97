import { expect, test } from "vitest";
import type { HandedRecipient, Mark } from "../ports/sending.ts";
import { createMarkGroup } from "./mark-group.ts";

const mark = (seq: number, token: string): Mark => ({ campaignId: "campaign", seq, token, relay: "main" });

/** A group of marks over a ledger that grants what these tokens hold. */
function groupOver(
  held: ReadonlySet<string>,
  groupSizeMax = 10,
): { readonly announce: (one: Mark) => Promise<boolean>; readonly groups: Mark[][] } {
  const groups: Mark[][] = [];
  const announce = createMarkGroup({
    ledger: {
      mark: (marks) => {
        groups.push([...marks]);
        const marked = marks.filter(({ token }) => held.has(token)).map(handed);
        return Promise.resolve({ groupNumber: groups.length, marked });
      },
    },
    journal: { id: "journal", machineId: "machine", appendMarks: () => Promise.resolve() },
    groupSizeMax,
  });
  return { announce, groups };
}

const handed = ({ campaignId, seq }: Mark): HandedRecipient => ({
  campaignId,
  seq,
  subscriptionId: "subscription",
  issueId: "issue",
  attempt: 1,
  kind: "campaign",
  relay: "main",
});

test("an attempt that ended is granted nothing by the claim after it, although both ask for the same row at once", async () => {
  const { announce, groups } = groupOver(new Set(["first", "new"]));
  const granted = await Promise.all([announce(mark(1, "first")), announce(mark(2, "ended")), announce(mark(2, "new"))]);
  expect(granted).toEqual([true, false, true]);
  expect(groups.every((group) => new Set(group.map(({ seq }) => seq)).size === group.length)).toBe(true);
});

test("marks that come while a group is written share the next one, up to its bound", async () => {
  const { announce, groups } = groupOver(new Set(["a"]), 2);
  await Promise.all([1, 2, 3, 4, 5].map((seq) => announce(mark(seq, "a"))));
  expect(groups.map(({ length }) => length)).toEqual([1, 2, 2]);
});
