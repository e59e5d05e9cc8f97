import { gateWords, type Finding, type GateRule, type Language } from "@newsletter/schemas";
import { escaped, withNames } from "./html.ts";

/** What a gate found, in the reader's language; for a rule that nobody translated, the editors' English sentence. */
export function findingLine({ rule, message, values = [] }: Finding, language: Language): string {
  if (!hasWords(rule)) return `<li lang="en" dir="ltr">${escaped(message)}</li>`;
  const words = gateWords[language][rule];
  if (typeof words === "string") return `<li>${escaped(words)}</li>`;
  // A finding that was stored before it carried its values.
  if (values.length < words.length) return `<li lang="en" dir="ltr">${escaped(message)}</li>`;
  return `<li>${withNames((...names: readonly string[]) => sentence(words, names), ...values.slice(0, words.length))}</li>`;
}

const hasWords = (rule: string): rule is GateRule => Object.hasOwn(gateWords.en, rule);

function sentence(words: (...values: [string, string]) => string, [first = "", second = ""]: readonly string[]): string {
  return words(first, second);
}
