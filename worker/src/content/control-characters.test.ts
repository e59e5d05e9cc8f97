import { expect, test } from "vitest";
import { textWithoutControls, withoutControls } from "./control-characters.ts";

test("control characters are left out; emoji, line feeds and signs of direction stay", () => {
  expect(withoutControls("Bell \u0007and \u0000nothing\u0085, a dove 🕊️\n\u200F\u202E")).toBe("Bell and nothing, a dove 🕊️\n\u200F\u202E");
});

test("so they are in running text, whose marks stay where they were", () => {
  const span = { _type: "span" as const, _key: "s", text: "Form\u000Cfeed", marks: ["strong"] };
  const [block] = textWithoutControls([{ _type: "block", _key: "b", children: [span] }]);
  expect(block?.children).toEqual([{ ...span, text: "Formfeed" }]);
});
