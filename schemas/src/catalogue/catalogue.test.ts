import { describe, expect, test } from "vitest";
import { languages, type Language } from "../languages.ts";
import { catalogues } from "./index.ts";

// The types hold a catalogue to the English one's keys. What they cannot hold is walked here.

type Saying = (...filled: readonly string[]) => string;
type Entry = string | Saying;

/** Has no words by itself: the editor gives its heading. */
const wordless = new Set(["mail.section.freeText"]);

/** What is the same in English and another language, and is no word that was forgotten. */
const sameAsEnglish: Readonly<Record<Exclude<Language, "en">, readonly string[]>> = {
  fr: ["mail.theme.corruption", "mail.duration", "mail.entryKind.session", "mail.resourceKind.guide"],
  es: ["mail.duration"],
  ar: [],
  ru: [],
  zh: [],
};

function isSaying(value: unknown): value is Saying {
  return typeof value === "function";
}

/** Every entry with its path, `mail.theme.drugs`. */
function* entriesOf(value: object, path = ""): Generator<readonly [string, Entry]> {
  for (const [key, each] of Object.entries(value) as [string, unknown][]) {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof each === "string" || isSaying(each)) yield [at, each];
    else if (typeof each === "object" && each !== null) yield* entriesOf(each, at);
    else throw new TypeError(`${at} is neither words nor a group of them`);
  }
}

/** In no script and in no order of their own, so that they are found again in any sentence. */
const filledIn = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `〔${index + 1}〕`);

const english = new Map(entriesOf(catalogues.en));
const argumentsOf = (path: string): readonly string[] => {
  const entry = english.get(path);
  return isSaying(entry) ? filledIn(entry.length) : [];
};
const textOf = (path: string, entry: Entry): string => (isSaying(entry) ? entry(...argumentsOf(path)) : entry);
const textsOf = (language: Language): ReadonlyMap<string, string> =>
  new Map([...entriesOf(catalogues[language])].map(([path, entry]) => [path, textOf(path, entry)]));

test("mails, pages and the review page have their words here", () => {
  expect(Object.keys(catalogues)).toEqual(languages);
  expect(Object.keys(catalogues.en)).toEqual(["mail", "page", "review"]);
});

describe.each(languages)("the catalogue in %s", (language) => {
  const texts = textsOf(language);

  test("has the keys of the English catalogue, in its order", () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  test("leaves no text empty, and none with space around it", () => {
    const faulty = [...texts].filter(([path, text]) => (text.trim() === "") !== wordless.has(path));
    expect(faulty).toEqual([]);
    const edges = [...texts].filter(([path, text]) => text.trim() !== text && path !== "mail.listSeparator");
    expect(edges).toEqual([]);
  });

  test("says what it is given, each once", () => {
    const lost = [...texts].filter(([path, text]) => argumentsOf(path).some((each) => text.split(each).length !== 2));
    expect(lost).toEqual([]);
  });

  test("says nothing else than words", () => {
    expect([...texts].filter(([, text]) => /undefined|null|\[object|\$\{|[<>&"]|TODO/u.test(text))).toEqual([]);
  });
});

describe.each(["ar", "ru", "zh"] as const)("the catalogue in %s, a script of its own,", (language) => {
  test("has no Latin letters left", () => {
    expect([...textsOf(language)].filter(([, text]) => /\p{Script=Latin}/u.test(text))).toEqual([]);
  });
});

describe.each(["fr", "es", "ar", "ru", "zh"] as const)("the catalogue in %s, beside the English one,", (language) => {
  test("has no English left", () => {
    const same = [...textsOf(language)].filter(([path, text]) => text === textsOf("en").get(path) && /\p{Letter}/u.test(text));
    expect(same.map(([path]) => path)).toEqual(sameAsEnglish[language]);
  });
});
