import { unpairedControl, type ContentDocument, type Language } from "@newsletter/schemas";
import { quoted } from "../preflight/names.ts";
import { placeholderIn } from "../preflight/placeholders.ts";
import { asciiDigits } from "./plain-notation.ts";

/** What a body or project is called: in Latin letters, and in the language of the translation where it has a name of its own there. */
export interface KnownName {
  readonly latin: string;
  readonly inTarget: string | undefined;
}

export interface TargetWords {
  readonly source: string;
  readonly target: string;
  readonly names: readonly KnownName[];
}

/** Why a translation cannot be taken in as it is; the sentence goes on after the text's name. */
export function faultsOf({ source, target }: TargetWords): readonly string[] {
  return [...numbersMissing(source, target), ...directionFaults(target), ...placeholderFaults(source, target)];
}

/** What somebody should look at who reads the language. */
export function warningsOf(words: TargetWords): readonly string[] {
  return [...digitsMissing(words.source, words.target), ...namesMissing(words)];
}

/** Numbers as a reader counts them, whatever the script and however thousands are set apart: 1,200 and ١٢٠٠ are one number. */
export function numbersIn(text: string): ReadonlySet<string> {
  const groups = asciiDigits(text).match(/\d+(?:[.,'’\u00A0\u202F\u2009\u066B\u066C ]\d{3}(?!\d)|[.,\u066B]\d+)*/gu) ?? [];
  return new Set(groups.map((group) => group.replaceAll(/\D/gu, "")));
}

const listed = new Intl.ListFormat("en");

function missingIn(source: string, target: string): readonly string[] {
  const there = numbersIn(target);
  // 2023-24 and 5-6 December may be set in another order or with other signs between; any digits in a row will do.
  const digits = asciiDigits(target).replaceAll(/[^\d\s]/gu, " ");
  return [...numbersIn(source)].filter((number) => !there.has(number) && !new RegExp(`(?<!\\d)${number}(?!\\d)`, "u").test(digits));
}

function numbersMissing(source: string, target: string): readonly string[] {
  const missing = missingIn(source, target).filter((number) => number.length > 1);
  return missing.length === 0
    ? []
    : [`lacks ${missing.length === 1 ? "the number" : "the numbers"} ${listed.format(missing)} of its source.`];
}

/** Languages write small numbers as words, and Arabic says “two days” without any. */
function digitsMissing(source: string, target: string): readonly string[] {
  const missing = missingIn(source, target).filter((number) => number.length === 1);
  return missing.length === 0 ? [] : [`does not show ${listed.format(missing)}; perhaps it is written as a word.`];
}

function directionFaults(target: string): readonly string[] {
  if (/[\u202D\u202E]/u.test(target)) return ["holds an invisible sign that turns the order of letters around."];
  return target.split("\n").some((line) => unpairedControl(line) !== undefined)
    ? ["holds an invisible sign for the direction of text without its partner."]
    : [];
}

function placeholderFaults(source: string, target: string): readonly string[] {
  const found = placeholderIn(target);
  return found === undefined || placeholderIn(source) !== undefined ? [] : [`still says ${quoted(found)}.`];
}

function namesMissing({ source, target, names }: TargetWords): readonly string[] {
  const missing = names.filter(({ latin, inTarget }) => {
    return hasWord(source, latin) && !hasWord(target, latin) && (inTarget === undefined || !target.includes(inTarget));
  });
  return missing.length === 0 ? [] : [`does not name ${listed.format(missing.map(({ latin }) => quoted(latin)))} as its source does.`];
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isWhole = !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + word.length));
    if (isWhole) return true;
  }
  return false;
}

/** Names of organisations, partners and projects that the texts of an issue may mention. */
export function namesIn(documents: readonly ContentDocument[], source: Language, target: Language): readonly KnownName[] {
  const names = documents.flatMap((document): readonly KnownName[] => {
    if (document._type !== "organisation" && document._type !== "project") return [];
    const values = (document._type === "organisation" ? document.name : document.title) ?? [];
    const inTarget = values.find(({ language }) => language === target)?.value?.trim() || undefined;
    const inSource = values.find(({ language }) => language === source)?.value;
    const codes = document._type === "project" ? [document.code] : [];
    return [inSource, document.shortName, ...codes].flatMap((name) => {
      const latin = name?.trim() ?? "";
      return /^\p{Script=Latin}/u.test(latin) && latin.length > 1 ? [{ latin, inTarget }] : [];
    });
  });
  return [...new Map(names.map((name) => [name.latin, name])).values()];
}
