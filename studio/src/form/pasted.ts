import { pastedLineCharactersMax, pastedMarkupCharactersMax, pastedTextCharactersMax } from "../limits.ts";

/** What somebody brings along in the clipboard, in characters. */
interface Pasted {
  readonly words: number;
  readonly markup: number;
  /** Into running text, or into a field of one line. */
  readonly into: "text" | "line";
}

export type PasteVerdict =
  | { readonly take: "everything" }
  | { readonly take: "wordsOnly"; readonly sentence: string }
  | { readonly take: "nothing"; readonly sentence: string };

/**
 * The Studio reads pasted markup at once, and a whole web page stops the window for minutes; the lake then refuses the document as too large,
 * and the form falls back to what it was without a word. So a paste is looked at before, and what is not taken is said.
 */
export function judgePaste({ words, markup, into }: Pasted): PasteVerdict {
  const wordsMax = into === "text" ? pastedTextCharactersMax : pastedLineCharactersMax;
  if (words > wordsMax || (words === 0 && markup > pastedMarkupCharactersMax)) {
    const size = words === 0 ? `${inFigures(markup)} characters of markup without words` : `${inFigures(words)} characters`;
    return { take: "nothing", sentence: `That is ${size}; this field takes ${inFigures(wordsMax)} at once. Copy only the part you need.` };
  }
  if (into === "text" && markup > pastedMarkupCharactersMax) {
    return {
      take: "wordsOnly",
      sentence: "There was too much markup around the words to read it. Set emphasis, headings and links again.",
    };
  }
  return { take: "everything" };
}

function inFigures(count: number): string {
  return count.toLocaleString("en");
}
