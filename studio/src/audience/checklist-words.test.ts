import { expect, test } from "vitest";
import { missingInWords, todoInWords } from "./checklist-words.ts";

const point = { point: "kindsConfirmed", state: "missing", about: ["a@example.org", "b@example.org"] } as const;

test("a point that is missing names what to do and about whom", () => {
  expect(todoInWords(point)).toBe("Ask a contact to say on the partner's page who reads a@example.org, b@example.org.");
  expect(todoInWords({ point: "territory", state: "missing", about: ["countries"] })).toMatch(
    /^Choose in the partner's document [^@]+\.$/u,
  );
  expect(todoInWords({ ...point, state: "done" })).toBeUndefined();
});

test("counts leave out what is not needed", () => {
  const others = [
    { ...point, state: "notNeeded" as const },
    { ...point, state: "done" as const },
  ];
  expect(missingInWords([point, ...others])).toBe("1 of 2 points are missing");
  expect(missingInWords(others)).toBe("Everything is in place");
  expect(missingInWords([{ ...point, state: "unknown" }])).toBe("Nothing known is missing");
});
