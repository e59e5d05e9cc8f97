import { isolatesPerLine } from "../bidi.ts";
import { limits } from "../limits.ts";

/**
 * Lines of at most 76 cells. Breaks stand at blanks and between Chinese characters, which are two cells wide; an address is never broken.
 * What follows the first line of an entry is indented like its text, what follows that of a quotation is quoted, and an isolate that a break
 * cut in two is closed and opened again.
 */
export function wrapped(text: string): string {
  return text
    .split("\n")
    .flatMap((paragraph) => {
      const [before = "", quoted = "", rest = ""] = /^((?:> )*)( *(?:[-*] |\d+\. |\[\d+\] )?)/u.exec(paragraph) ?? [];
      const indent = quoted + " ".repeat(rest.length);
      return isolatesPerLine(broken(paragraph.slice(before.length), limits.textColumnsMax - before.length)).map(
        (line, index) => (index === 0 ? before : indent) + line,
      );
    })
    .join("\n");
}

function broken(paragraph: string, columnsMax: number): readonly string[] {
  const done: string[] = [];
  let line = "";
  for (const piece of pieces(paragraph)) {
    if (cells(line) + cells(piece.trimEnd()) > columnsMax && line.trim() !== "") {
      done.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  return [...done, line.trimEnd()];
}

// Han, kana and the wide punctuation of Chinese. What closes stays with the character before it, what opens with the one after.
const wide = "[\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFF60]";
const piece = new RegExp(
  `[\\u300A\\u300C\\u300E\\u3010\\uFF08]*${wide}[\\u3001\\u3002\\u300B\\u300D\\u300F\\u3011\\uFF01\\uFF09\\uFF0C\\uFF1A\\uFF1B\\uFF1F\\u201D\\u2069.,)\\]]*[ ]?|(?:(?!${wide})[^ ])+[ ]*|[ ]+`,
  "gu",
);

/** A paragraph cut wherever a line may end. */
function pieces(paragraph: string): readonly string[] {
  return paragraph.match(piece) ?? [];
}

/** Width on a screen of fixed-width letters. The isolating characters take none, and neither do marks on Arabic letters. */
function cells(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\u2066-\u2069]|\p{Mn}/u.test(character)) continue;
    width += /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u.test(character) ? 2 : 1;
  }
  return width;
}

export function underlined(text: string, mark: "=" | "-" | "~"): string {
  return `${text}\n${mark.repeat(Math.min(cells(text), limits.textColumnsMax))}`;
}
