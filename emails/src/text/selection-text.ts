import { isolatedIn } from "../bidi.ts";
import { selectionOf } from "../blocks/selection.tsx";
import type { Edition } from "../edition.ts";
import { lines } from "./lines.ts";

/** Whose choice this is, the way to all of it, and a word of the partner's own; nothing in any edition but a pack. */
export function selectionText(edition: Edition): readonly string[] {
  const selection = selectionOf(edition);
  if (selection === undefined) return [];
  const { mark, forewordBy, foreword, words } = selection;
  return [
    lines(mark, edition.words.label(words.wholeIssue), edition.webUrl),
    ...(foreword.length === 0
      ? []
      : [edition.words.label(forewordBy), ...foreword.map((paragraph) => isolatedIn(edition.direction, paragraph))]),
  ];
}
