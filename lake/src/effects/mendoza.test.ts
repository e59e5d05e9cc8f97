import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fields, StoredDocument } from "../documents/document.ts";
import { decodePatch, encodePatch } from "./mendoza.ts";

const document = (fields: Fields): StoredDocument => ({ ...fields, _id: "a", _type: "t", _rev: "1", _createdAt: "c", _updatedAt: "u" });

/** Values as documents hold them: no undefined, no -0 (JSON has neither), members with and without keys, any characters. */
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("Grüße 😀", "Grüße 😃", "", "abc", "abcd"),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(fc.record({ _key: fc.constantFrom("k1", "k2", "k3", "k4"), text: tie("value") }, { noNullPrototype: true }), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "Z", "ä", "10", "9"), tie("value"), { noNullPrototype: true }),
  ),
}));
const documents = fc
  .dictionary(fc.constantFrom("title", "body", "tags", "a", "Z", "10", "9"), values, { noNullPrototype: true })
  .map(document);

describe("encodePatch", () => {
  it("leads from any document to any other, and back", () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        expect(decodePatch(before, encodePatch(before, after))).toEqual(after);
        expect(decodePatch(after, encodePatch(after, before))).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it("does not fall back to the whole document when a few words of it change", () => {
    fc.assert(
      fc.property(documents, values, (before, value) => {
        const after = { ...before, title: value, _rev: "2" };
        expect(encodePatch(before, after)).not.toEqual([0, after]);
      }),
    );
  });

  it("sends only the letters that were typed, in offsets of bytes", () => {
    const patch = encodePatch(document({ title: "Grüße" }), document({ title: "Grüße 😀" }));
    expect(patch).toEqual([11, 5, 23, 0, 7, 22, " 😀", 15]);
  });

  it("never cuts a character in two when only its second half differs", () => {
    expect(encodePatch(document({ title: "a😀" }), document({ title: "a😃" }))).toEqual([11, 5, 23, 0, 1, 22, "😃", 15]);
  });

  it("writes creation and deletion as whole values", () => {
    const made = document({});
    expect(encodePatch(null, made)).toEqual([0, made]);
    expect(encodePatch(made, null)).toEqual([0, null]);
  });
});
