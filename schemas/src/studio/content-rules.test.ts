import { describe, expect, test } from "vitest";
import type { ValidationContext } from "sanity";
import { countryCodes, regionCodes } from "../places.ts";
import { sectionKinds } from "../vocabulary.ts";
import { countryChoices, regionChoices } from "./choices.ts";
import { fileOrAddress } from "./documents/knowledge-resource.ts";
import { noCircle } from "./part-of.ts";
import { itemTypesOf, suggestionsFor } from "./section-items.ts";

/** As much of a form's context as a rule looks at; `partOf` says what each entry is a part of. */
function inDocument(document: Record<string, unknown>, partOf: Readonly<Record<string, string>> = {}): ValidationContext {
  const fetch = async (_query: string, { id }: { readonly id: string }): Promise<string | null> => partOf[id] ?? null;
  const client = { withConfig: () => ({ fetch }) };
  const context: unknown = { document, parent: document, getClient: () => client };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Studio's context has dozens of members that these rules never read
  return context as ValidationContext;
}

describe("a resource is a file or an address", () => {
  const file = { asset: { _ref: "file-0f1e-pdf" } };

  test.each([
    ["a file", { file }, undefined, true],
    ["an address", {}, "https://example.org", true],
    ["a file field that was emptied", { file: {} }, "https://example.org", true],
    ["both", { file }, "https://example.org", "Either a file or an address: remove one of them"],
    ["neither", { file: {} }, undefined, "Upload a file, or paste the address of the page"],
  ])("%s", (_case, document, url, expected) => {
    expect(fileOrAddress(url, inDocument(document))).toBe(expected);
  });
});

const partOf = async (whole: string | undefined, chain: Readonly<Record<string, string>> = {}): Promise<unknown> =>
  noCircle(whole === undefined ? undefined : { _type: "reference", _ref: whole }, inDocument({ _id: "drafts.own" }, chain));

describe("an entry that is part of another", () => {
  test("may be part of nothing, or of a part", async () => {
    expect(await partOf(undefined)).toBe(true);
    expect(await partOf("session", { session: "congress" })).toBe(true);
  });

  test("is no part of itself, also by way of others", async () => {
    expect(await partOf("own")).toBe("An entry is not a part of itself");
    expect(await partOf("session", { session: "congress", congress: "own" })).toBe("That entry is itself a part of this one");
  });

  test("ends in no circle of others", async () => {
    expect(await partOf("a", { a: "b", b: "a" })).toBe("These entries are parts of each other in a circle");
  });
});

describe("places to choose from", () => {
  test("say what a region lies in, and are all there", () => {
    const titles = new Map(regionChoices().map(({ value, title }) => [value, title]));
    expect([...titles.keys()]).toEqual(regionCodes);
    expect([titles.get("001"), titles.get("002"), titles.get("014")]).toEqual([
      "World",
      "Africa",
      "Africa › Sub-Saharan Africa › Eastern Africa",
    ]);
  });

  test("are countries in the order of their names", () => {
    const titles = countryChoices().map(({ title }) => title);
    expect(titles).toHaveLength(countryCodes.length);
    expect(titles.slice(0, 2)).toEqual(["Afghanistan", "Åland Islands"]);
  });
});

const offered = (kind: string): unknown =>
  suggestionsFor({
    ...inDocument({}),
    parent: {},
    document: { _id: "issue", _type: "issue", _rev: "r", _createdAt: "", _updatedAt: "", sections: [{ _key: "s", kind }] },
    parentPath: ["sections", { _key: "s" }, "items"],
    perspective: ["drafts"],
  });

describe("a section", () => {
  test("of courses offers only courses and workshops", () => {
    expect(offered("courses")).toMatchObject({ params: { fitting: ["calendarEntry"], courseKinds: ["course", "workshop"] } });
    expect(offered("resources")).toEqual({ filter: "_type in $fitting", params: { fitting: ["knowledgeResource"] } });
  });

  test("holds items, unless it is words alone", () => {
    expect(sectionKinds.filter((kind) => itemTypesOf(kind).length === 0)).toEqual(["letter", "freeText"]);
  });
});
