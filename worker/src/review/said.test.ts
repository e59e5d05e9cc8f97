import { describe, expect, test } from "vitest";
import { commentCharactersMax } from "./limits.ts";
import { readSaid, saidClearance, saidComment, saidLook } from "./said.ts";

const comment = { formId: "0193a1b2-c3d4-7e5f-8a6b-0123456789ab", about: "news", name: "A colleague", text: "The date is wrong." };
const clearance = { name: "A colleague", office: "Field office", digest: "a".repeat(64), read: "yes" };

describe("a form is refused with one sentence", () => {
  test.each([
    ["without a name", saidComment, { ...comment, name: " \u202E " }, "Say who you are."],
    ["with a name as long as a text", saidComment, { ...comment, name: "x".repeat(101) }, "At most 100 characters, please."],
    ["without a comment", saidComment, { ...comment, text: "\n\u0000" }, "Write a comment."],
    ["with a book", saidComment, { ...comment, text: "x".repeat(commentCharactersMax + 1) }, "At most 4000 characters, please."],
    ["without an office", saidLook, { name: "A colleague" }, "Say for which office."],
    ["without the tick", saidClearance, { ...clearance, read: undefined }, "Tick the box if you have read it and clear it."],
  ])("%s", (_case, schema, body, fault) => {
    expect(readSaid<unknown>(schema, body)).toEqual({ fault });
  });

  test.each([[undefined], ["text"], [{ ...comment, formId: "1" }], [{ ...comment, about: "x".repeat(201) }]])(
    "when it is no form: %j",
    (body) => {
      expect(readSaid(saidComment, body)).toHaveProperty("fault");
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
