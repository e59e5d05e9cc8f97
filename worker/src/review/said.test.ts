import { describe, expect, test } from "vitest";
import { commentCharactersMax } from "./limits.ts";
import { readSaid, saidClearance, saidComment, saidLook } from "./said.ts";

const comment = { formId: "0193a1b2-c3d4-7e5f-8a6b-0123456789ab", about: "news", name: "A colleague", text: "The date is wrong." };
const clearance = { name: "A colleague", office: "Field office", digest: "a".repeat(64), read: "yes" };

describe("a form is refused with its first fault", () => {
  test.each([
    ["without a name", saidComment, { ...comment, name: " \u202E " }, "nameMissing"],
    ["with a name as long as a text", saidComment, { ...comment, name: "x".repeat(101) }, "nameTooLong"],
    ["without a comment", saidComment, { ...comment, text: "\n\u0000" }, "textMissing"],
    ["with a book", saidComment, { ...comment, text: "x".repeat(commentCharactersMax + 1) }, "textTooLong"],
    ["without an office", saidLook, { name: "A colleague" }, "officeMissing"],
    ["without the tick", saidClearance, { ...clearance, read: undefined }, "tickMissing"],
  ])("%s", (_case, schema, body, fault) => {
    expect(readSaid<unknown>(schema, body)).toEqual({ fault });
  });

  test.each([[undefined], ["text"], [{ ...comment, formId: "1" }], [{ ...comment, about: "x".repeat(201) }]])(
    "when it is no form: %j",
    (body) => {
      expect(readSaid(saidComment, body)).toEqual({ fault: "incomplete" });
    },
  );
});

test("a name turns no sentence around, and stays one line", () => {
  expect(readSaid(saidLook, { name: "Ev\u202Eil\u2066\n Name", office: "منظمة\u200F" })).toEqual({
    said: { name: "Evil Name", office: "منظمة" },
  });
});

test("a comment keeps its lines", () => {
  expect(readSaid(saidComment, { ...comment, text: " One.\r\nTwo.\u0007 " })).toMatchObject({ said: { text: "One.\nTwo." } });
});
