import { expect, test } from "vitest";
import { signingObstacle } from "./signing-obstacle.ts";

const ann = { id: "ann", name: "Ann Approver" };
const edith = { id: "edith", name: "Edith Editor" };
const wanda = { id: "wanda", name: "Wanda Writer" };
const approval = {
  publicationId: "p",
  askedBy: edith,
  authors: { people: [wanda], signaturesNeeded: 2 as const, reason: "A gap." },
  signatures: [{ by: ann, at: "2024-01-10T10:00:00.000Z", breakGlassReason: null }],
};
const right = { publicationId: "p", right: "approve" as const };

test.each([
  ["without the right", { id: "zoe" }, [], "do not hold the right"],
  ["with the right for another publication", { id: "zoe" }, [{ publicationId: "q", right: "approve" as const }], "do not hold the right"],
  ["with the right to operate", { id: "zoe" }, [{ publicationId: "p", right: "operate" as const }], "do not hold the right"],
  ["who asked", edith, [right], "You asked"],
  ["who wrote", wanda, [right], "You wrote"],
  ["who wrote, without the right either,", wanda, [], "You wrote"],
  ["who has signed", ann, [right], "one more person"],
])("somebody %s may not sign", (_case, person, rights, words) => {
  expect(signingObstacle(approval, person, rights)).toContain(words);
});

test("somebody else with the right may", () => {
  expect(signingObstacle(approval, { id: "zoe" }, [right])).toBeUndefined();
});
