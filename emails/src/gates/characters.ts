import { fillSlots, unpairedControl, type Finding } from "@newsletter/schemas";
import { plainText, textsOf } from "../markup/markup-tree.ts";
import type { Gate } from "./final-bytes.ts";
import { errorAt } from "./where-in-issue.ts";

/** Private-use characters (category Co) carry slots; any that is left beside a whole slot token would reach a reader as a box. */
export const noPlaceholders: Gate = (_edition, { html, text }) => {
  const left = fillSlots(html + text, "");
  return /\p{Co}|\{\{/u.test(left) ? [{ rule: "placeholderLeft", severity: "error", message: "A placeholder was left in the text." }] : [];
};

/** Control characters end messages early, are refused by servers, and have made Gmail cut mails off. */
export const noControls: Gate = (_edition, { html, text }) => {
  const control = /(?![\t\n])[\p{Cc}\uFEFF]|[\u2028\u2029]/u.exec(html + text)?.[0];
  if (control === undefined) return [];
  const message = `A character without a shape (${codePoint(control)}) was left in the text.`;
  return [{ rule: "controlCharacter", severity: "error", message, values: [codePoint(control)] }];
};

/** A sign for the direction of text that nothing closes turns around the rest of a line, and in some clients the rest of the mail. */
export const directionsClosed: Gate = ({ snapshot }, { body, text }) =>
  [...textsOf(body).map(plainText), ...text.split("\n")].flatMap((line): readonly Finding[] => {
    const stray = unpairedControl(line);
    if (stray === undefined) return [];
    const message = `An invisible sign for the direction of text (${codePoint(stray)}) stands without its partner in “${line.trim()}”.`;
    return [errorAt(snapshot, line.trim(), { rule: "bidiControls", message, values: [codePoint(stray), line.trim()] })];
  });

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
