import { expect, test } from "vitest";
import { approversInWords, authorsInWords } from "./authors-words.ts";

const ann = { id: "ann", name: "Ann" };
const ben = { id: "ben", name: "Ben" };
const cem = { id: "cem", name: "Cem" };

test("nobody can approve", () => {
  const { words, isObstacle } = approversInWords({ people: [ann], signaturesNeeded: 1, reason: null }, []);
  expect(isObstacle).toBe(true);
  expect(words).toContain("Nobody can approve this");
});

test("two are needed, and one is there", () => {
  const two = { people: [ann], signaturesNeeded: 2, reason: "A program wrote part of it: two people approve." } as const;
  expect(approversInWords(two, [ben])).toEqual({
    words:
      "It takes two approvers, and only Ben may approve it. An administrator can give the right to somebody who did not write; if it cannot wait, two people sign together with a reason.",
    isObstacle: true,
  });
  expect(approversInWords(two, [ben, cem])).toEqual({ words: "May approve it: Ben and Cem.", isObstacle: false });
  expect(authorsInWords(two)).toBe("Written by Ann. A program wrote part of it: two people approve.");
});

test("who wrote", () => {
  expect(authorsInWords({ people: [], signaturesNeeded: 1, reason: null })).toBe("Nobody has changed it since it was last approved.");
  expect(authorsInWords({ people: [ann, ben, cem], signaturesNeeded: 1, reason: null })).toBe("Written by Ann, Ben and Cem.");
});
