import { expect, test } from "vitest";
import { authorsFrom } from "./authors-from.ts";

const edith = { id: "edith", name: "Edith Editor", isRobot: false };
const robot = { id: "robot", name: "Import", isRobot: true };

test("a program among the authors, or a gap, takes two approvers and says why", () => {
  expect(authorsFrom({ people: [edith, robot], gaps: [] })).toEqual({
    people: [
      { id: "edith", name: "Edith Editor" },
      { id: "robot", name: "Import" },
    ],
    signaturesNeeded: 2,
    reason: "A program wrote part of it (Import): two people approve.",
  });
  expect(authorsFrom({ people: [edith], gaps: ["a", "b"] })).toMatchObject({
    signaturesNeeded: 2,
    reason: expect.stringContaining("2 documents"),
  });
});

test("known people take one", () => {
  expect(authorsFrom({ people: [edith], gaps: [] })).toEqual({
    people: [{ id: "edith", name: "Edith Editor" }],
    signaturesNeeded: 1,
    reason: null,
  });
});
