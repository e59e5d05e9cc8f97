import { wordsMax } from "./limits.ts";
import { targetOf } from "./link-target.ts";

// A text as it can be compared with one that came another way: its words, and where links lead. Blanks, line ends, quotation marks of mail,
// signs that nobody sees and lines drawn of dashes are none of it.

export interface SaidText {
  readonly words: readonly string[];
  /** For each word where the link it is part of leads; undefined for a word of none. */
  readonly targets: readonly (string | undefined)[];
  /** Whether the markup around it says that it is not shown. */
  readonly hidden: readonly boolean[];
  /** Addresses that stand in the text as words do, and links of pictures, by the word they stand before. */
  readonly shown: readonly ShownTarget[];
  /** Where pictures are. */
  readonly pictures: readonly string[];
}

export interface ShownTarget {
  readonly at: number;
  readonly target: string;
}

/** A link of HTML, by the characters it spans. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** Words, and the signs of scripts that write without blanks, where a line may end anywhere. */
const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const addressPattern = /(?:https?:\/\/|mailto:)[^\s<>"\u2066-\u2069]{1,4000}/iu;
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
/** A bullet, a dash, a line of them; a currency and a percentage say something. */
const meansNothing = /^(?:(?!\p{Sc}|%)[\p{P}\p{S}])*$/u;

/** What was read of a mail's part, before it is taken apart into words. */
export interface Read {
  readonly text: string;
  /** Links, in their order; those that hold no character are of pictures. */
  readonly spans: readonly Span[];
  readonly hidden: readonly { readonly start: number; readonly end: number }[];
  readonly pictures: readonly string[];
}

export function saidBy({ text, spans, hidden, pictures }: Read): SaidText {
  const said = { words: [] as string[], targets: [] as (string | undefined)[], hidden: [] as boolean[], shown: [] as ShownTarget[] };
  const [spanAt, hiddenAt] = [inOrder(spans), inOrder(hidden)];
  const filled = new Set<Span>();
  const begins: number[] = [];
  for (const { 0: piece, index } of text.matchAll(wordPattern)) {
    if (said.words.length >= wordsMax) break;
    const span = spanAt(index, index + piece.length);
    const isHidden = hiddenAt(index, index + piece.length) !== undefined;
    if (span !== undefined) filled.add(span);
    const note = (words: string): void => {
      const word = normalWord(words);
      if (word === "") return;
      said.words.push(word);
      begins.push(index);
      said.targets.push(span?.target);
      said.hidden.push(isHidden);
    };
    const address = addressPattern.exec(piece);
    if (address === null) {
      note(piece);
      continue;
    }
    const written = withoutEnd(address[0]);
    note(piece.slice(0, address.index));
    // What is shown as an address and leads to another is both.
    const targets = new Set([targetOf(written), span?.target ?? targetOf(written)]);
    for (const target of targets) said.shown.push({ at: said.words.length, target });
    note(piece.slice(address.index + written.length));
  }
  const beginAt = firstFrom(begins);
  const ofPictures = spans.filter((span) => !filled.has(span)).map(({ start, target }) => ({ at: beginAt(start), target }));
  return { ...said, shown: [...said.shown, ...ofPictures].toSorted((a, b) => a.at - b.at), pictures };
}

/** Which of these stretches, none of which lies over another, a word stands in; words are asked for in their order. */
function inOrder<Stretch extends { readonly start: number; readonly end: number }>(
  stretches: readonly Stretch[],
): (start: number, end: number) => Stretch | undefined {
  let next = 0;
  return (start, end) => {
    while (next < stretches.length && (stretches[next]?.end ?? 0) <= start) next += 1;
    const stretch = stretches[next];
    return stretch !== undefined && stretch.start < end ? stretch : undefined;
  };
}

/** How many of these numbers, which rise, are smaller than one. */
function firstFrom(numbers: readonly number[]): (least: number) => number {
  return (least) => {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** A text part: what marks a line as quoted is not said by it. */
export function saidByText(text: string): SaidText {
  return saidBy({ text: text.replaceAll(/^(?:[>|][ \t]?){1,20}/gmu, ""), spans: [], hidden: [], pictures: [] });
}

/** As it is compared: without signs that nobody sees, in one form of Unicode, without the stars that programs put around bold words. */
export function normalWord(piece: string): string {
  const word = piece
    .replaceAll(unseen, "")
    .normalize("NFKC")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/^[*_]{1,3}|[*_]{1,3}$/gu, "");
  return meansNothing.test(word) ? "" : word;
}

function withoutEnd(address: string): string {
  return address.replace(/[.,;:!?)\]}'”’»>*_]{1,10}$/u, "");
}
