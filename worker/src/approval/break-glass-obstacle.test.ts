import { expect, test } from "vitest";
import { breakGlassObstacle } from "./break-glass-obstacle.ts";

const ann = { id: "ann", name: "Ann" };
const approval = {
  publicationId: "p",
  authors: { people: [ann], signaturesNeeded: 2 as const, reason: "A gap." },
  signatures: [{ by: { id: "ben", name: "Ben" }, at: "2024-01-10T10:00:00.000Z", breakGlassReason: null }],
};
const operator = [{ publicationId: "p", right: "operate" as const }];

test.each([
  ["while enough others may approve", "ann", operator, 2, "ask one of them"],
  ["without a right", "ann", [], 0, "You hold no right"],
  ["with a right of another publication", "ann", [{ publicationId: "q", right: "approve" as const }], 0, "You hold no right"],
  ["who has signed", "ben", operator, 0, "one more person"],
])("somebody %s may not break the glass", (_case, id, rights, othersCount, words) => {
  expect(breakGlassObstacle(approval, { person: { id }, rights, othersCount })).toContain(words);
});

test("an author who holds a right may, where too few others are left", () => {
  expect(breakGlassObstacle(approval, { person: ann, rights: operator, othersCount: 1 })).toBeUndefined();
});
