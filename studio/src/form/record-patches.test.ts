import { recordsOf, sourceDigest, translationKey, type TextValue } from "@newsletter/schemas";
import { diffMatchPatch, insert, set, setIfMissing, unset, type FormPatch } from "sanity";
import { describe, expect, test } from "vitest";
import { recordPatches } from "./record-patches.ts";

const string = (language: string, value?: string): object => ({
  _key: `k-${language}`,
  _type: "internationalizedArrayStringValue",
  language,
  ...(value === undefined ? {} : { value }),
});
const text = (language: string, words: string): object => ({
  _key: `k-${language}`,
  _type: "internationalizedArrayPortableTextValue",
  language,
  value: [{ _type: "block", _key: "b", children: [{ _type: "span", _key: "s", text: words }] }],
});
const record = (path: string, language: string, madeFrom: TextValue, changes: object = {}): object => ({
  _key: path + language,
  path,
  language,
  source: "en",
  sourceDigest: sourceDigest(madeFrom),
  on: "2026-01-01",
  ...changes,
});

/** The records a change writes, each as `field language: the source it was made of`. */
function said(document: object, sources: readonly TextValue[], ...patches: FormPatch[]): readonly string[] {
  const written = recordPatches({ document, patches, source: "en", today: "2026-02-03" });
  const records = written.flatMap((patch) => (patch.type === "insert" ? recordsOf({ translations: patch.items }) : []));
  return records.map((one) => {
    const source = sources.find((value) => sourceDigest(value) === one.sourceDigest);
    return `${one.path} ${one.language}: ${typeof source === "string" ? source : source === undefined ? "?" : "the text"}`;
  });
}

const title = [string("en", "Workshop"), string("fr", "Atelier"), string("ar")];
const typing = (path: FormPatch["path"], value: string): FormPatch => set(value, path);
const titleIn = (language: string): FormPatch["path"] => ["title", { _key: `k-${language}` }, "value"];

describe("nothing is said of translations", () => {
  test.each<[string, object, FormPatch[]]>([
    ["by a change elsewhere", { title }, [set("2026-01-01", ["firstDay"])]],
    ["by opening a language to write in it", { title }, [setIfMissing([], ["title"]), insert([string("es")], "after", ["title", -1])]],
    ["by the source, while nothing is translated", { title: title.slice(0, 1) }, [typing(titleIn("en"), "Workshops")]],
    ["by a translation, while the source has no words", { title: [string("en"), string("fr", "A")] }, [typing(titleIn("fr"), "Atelier")]],
    ["by the source, where it had no words before", { title: [string("en", " "), string("fr", "A")] }, [typing(titleIn("en"), "W")]],
    ["by removing the field", { title }, [unset(["title"])]],
    ["by removing a section with its texts", { sections: [{ _key: "s", heading: title }] }, [unset(["sections", { _key: "s" }])]],
    [
      "by what lists a language for another reason",
      { links: [{ _key: "l", language: "fr" }] },
      [set("x", ["links", { _key: "l" }, "url"])],
    ],
    ["by a field that is not there", {}, [typing(titleIn("fr"), "Atelier")]],
  ])("%s", (_case, document, patches) => {
    expect(said(document, [], ...patches)).toEqual([]);
  });
});

describe("a translation that is written", () => {
  test("was made of the source as it stands", () => {
    expect(said({ title }, ["Workshop"], setIfMissing([], ["title"]), typing(titleIn("ar"), "و"))).toEqual(["title ar: Workshop"]);
  });

  test("costs one record and not one per keystroke", () => {
    const translations = [record("title", "fr", "Workshop", { by: "A translator" })];
    expect(said({ title, translations }, [], typing(titleIn("fr"), "Ateliers"))).toEqual([]);
  });

  test("is made anew when the source has changed since, or another language was the source", () => {
    for (const changes of [{ sourceDigest: sourceDigest("Work") }, { source: "es" }]) {
      const translations = [record("title", "fr", "Workshop", changes)];
      expect(said({ title, translations }, ["Workshop"], typing(titleIn("fr"), "Ateliers"))).toEqual(["title fr: Workshop"]);
    }
  });

  test("replaces what was said before: it stands there once, however often it is written", () => {
    const patches = recordPatches({ document: { title }, patches: [typing(titleIn("ar"), "و")], source: "en", today: "2026-02-03" });
    const _key = translationKey("title", "ar");
    expect(patches.map(({ type, path }) => [type, path])).toEqual([
      ["setIfMissing", ["translations"]],
      ["unset", ["translations", { _key }]],
      ["insert", ["translations", -1]],
    ]);
    expect(patches.at(-1)).toMatchObject({ items: [{ _key, _type: "translationRecord", on: "2026-02-03" }] });
  });
});

describe("a source that changes", () => {
  test("leaves its translations as made of what it was, if nothing better is known of them", () => {
    const document = { title: [...title, string("es", "Taller")], translations: [record("title", "es", "Work")] };
    expect(said(document, ["Workshop"], typing(titleIn("en"), "Workshops"))).toEqual(["title fr: Workshop"]);
  });

  test("is seen in nested fields and inside a text, where keystrokes come as differences", () => {
    const alt = [string("en", "A table"), string("fr", "Une table")];
    const teaser = [text("en", "Forty met."), text("fr", "Quarante.")];
    const document = { morePictures: [{ _key: "p", alt }], sections: [{ _key: "s", issueTeasers: [{ _key: "t", teaser }] }] };
    const within = [
      "sections",
      { _key: "s" },
      "issueTeasers",
      0,
      "teaser",
      { _key: "k-en" },
      "value",
      { _key: "b" },
      "children",
      { _key: "s" },
    ];
    expect(said(document, ["A table"], typing(["morePictures", { _key: "p" }, "alt", { _key: "k-en" }, "value"], "Two tables"))).toEqual([
      'morePictures[_key=="p"].alt fr: A table',
    ]);
    const [source] = recordPatches({
      document,
      patches: [diffMatchPatch("@@ -1 +1 @@", [...within, "text"])],
      source: "en",
      today: "",
    }).slice(-1);
    expect(source).toMatchObject({ items: [{ path: 'sections[_key=="s"].issueTeasers[_key=="t"].teaser', language: "fr" }] });
  });

  test("is seen when it is removed", () => {
    expect(said({ title }, ["Workshop"], unset(["title", { _key: "k-en" }]))).toEqual(["title fr: Workshop"]);
  });
});

describe("a field that is pasted as a whole", () => {
  test("has translations made of the source that came with them", () => {
    const pasted = [string("en", "Course"), string("fr", "Cours")];
    expect(said({ title }, ["Workshop", "Course"], set(pasted, ["title"]))).toEqual(["title fr: Course"]);
  });

  test("says nothing of a translation that is the same as before, but that its source was another", () => {
    const pasted = [string("en", "Course"), string("fr", "Atelier")];
    expect(said({ title }, ["Workshop", "Course"], set(pasted, ["title"]))).toEqual(["title fr: Workshop"]);
  });

  test("may be a language that is added with its words", () => {
    expect(said({ title }, ["Workshop"], insert([string("es", "Taller")], "after", ["title", -1]))).toEqual(["title es: Workshop"]);
  });
});
