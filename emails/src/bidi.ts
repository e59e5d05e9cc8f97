import type { Direction } from "@newsletter/schemas";

// Runs of the other direction inside a line (UAX #9): a Latin name, an address or a time within Arabic, an Arabic name within English.
// Strings carry them between U+2068 and U+2069, as plain text needs them. In HTML they become elements with `dir`, because the
// Word engine of Outlook draws boxes for the two characters.

const firstIsolate = "\u2068";
const popIsolate = "\u2069";

/** Direction of the first letter that has one; a string of digits and signs alone has none. */
export function directionOfText(text: string): Direction | undefined {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? "rtl" : "ltr";
}

/** Set apart where its direction differs from that of the line it stands in, untouched elsewhere. */
export function isolatedIn(direction: Direction, text: string): string {
  const own = directionOfText(text);
  if (own === undefined || own === direction) return text;
  // A line break ends an isolate (UAX #9, P1): each line has its own.
  return `${firstIsolate}${text.replaceAll("\n", `${popIsolate}\n${firstIsolate}`)}${popIsolate}`;
}

export interface Run {
  readonly text: string;
  readonly isIsolated: boolean;
}

/** A string as runs: what stood between the isolating characters, and what stood around them. */
export function runsOf(text: string): readonly Run[] {
  return text
    .split(/(?<run>\u2068[^\u2068\u2069]*\u2069)/u)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith(firstIsolate) ? { text: part.slice(1, -1), isIsolated: true } : { text: part, isIsolated: false }));
}

/**
 * Lines of a broken paragraph with their isolates closed and opened again: a line break ends an isolate (UAX #9, P1), so that the rest of
 * a broken Latin sentence would run from right to left.
 */
export function isolatesPerLine(lines: readonly string[]): readonly string[] {
  let open = 0;
  return lines.map((line) => {
    const before = open;
    for (const character of line) {
      if (character === firstIsolate) open += 1;
      if (character === popIsolate) open -= 1;
    }
    return firstIsolate.repeat(before) + line + popIsolate.repeat(Math.max(open, 0));
  });
}
