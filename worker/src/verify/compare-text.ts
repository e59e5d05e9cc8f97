import { align, mayBeGone, type Alignment } from "./align.ts";
import { excerptWordsMin, runWords } from "./limits.ts";
import type { Reference } from "./reference.ts";
import type { SaidText } from "./said-text.ts";

/** Words that are not as they were: ours, and what stands in their place; either may be nothing. */
export interface DifferingWords {
  readonly ours: string;
  readonly theirs: string;
  /** True where words of ours stand on both sides: a sentence without its "not" is no excerpt. */
  readonly isWithin: boolean;
  /** What stands before them in both. */
  readonly before: string;
  /** Hidden by their markup from whoever reads the mail. */
  readonly isHidden?: true;
}

/** A link whose words are ours and whose target is not; without words where it stands on a picture or beside them. */
export interface DifferingLink {
  readonly words: string;
  readonly ours: string | undefined;
  readonly theirs: string;
}

export interface Comparison {
  /** More differences than were looked for; then nothing else is known. */
  readonly isTooDifferent: boolean;
  readonly words: readonly DifferingWords[];
  readonly links: readonly DifferingLink[];
  /** Words for one recipient that were taken out; they are shown to nobody else. */
  readonly leftCount: number;
  readonly lostLinkCount: number;
  /** Before our words and behind them. */
  readonly added: readonly string[];
  /** Where links lead that stand there. */
  readonly addedLinks: readonly string[];
  /** Ours that are there, of how many. */
  readonly keptCount: number;
  readonly wordCount: number;
}

export function compareText(reference: Reference, said: SaidText): Comparison {
  const alignment = align(reference, said.words);
  const places = alignment?.filter((place) => place !== -1);
  const [start, end] = [places?.[0], places?.at(-1)];
  if (alignment === undefined || start === undefined || end === undefined) return tooDifferent(reference);
  const gaps = gapsOf(reference, said, alignment);
  const outside = { before: { start: 0, end: start }, behind: { start: end + 1, end: said.words.length } };
  const added = [outside.before, outside.behind].map((stretch) => said.words.slice(stretch.start, stretch.end).join(" "));
  const { inside, around, lostCount } = shownLinks(reference, said, alignment);
  const covered = coveringLinks(reference, said, alignment);
  const addedTargets = [outside.before, outside.behind].flatMap((stretch) => said.targets.slice(stretch.start, stretch.end));
  return {
    isTooDifferent: false,
    words: [...gaps.words, ...hiddenWords(reference, said, alignment)],
    links: [...covered.links, ...inside],
    leftCount: gaps.leftCount,
    lostLinkCount: covered.lostCount + lostCount,
    added: added.filter((words) => words !== ""),
    addedLinks: [...new Set([...addedTargets.filter((target) => target !== undefined), ...around])],
    keptCount: places?.length ?? 0,
    wordCount: reference.words.length,
  };
}

/** A part of it, from which nothing but words are missing. */
export function isExcerpt({ words, links, keptCount }: Comparison): boolean {
  return (
    words.length > 0 &&
    links.length === 0 &&
    keptCount >= excerptWordsMin &&
    words.every(({ ours, theirs, isWithin, isHidden }) => {
      const isLong = ours.split(" ").length >= runWords;
      return theirs === "" && isHidden !== true && (isLong || !isWithin);
    })
  );
}

function tooDifferent({ words }: Reference): Comparison {
  return {
    isTooDifferent: true,
    words: [],
    links: [],
    leftCount: 0,
    lostLinkCount: 0,
    added: [],
    addedLinks: [],
    keptCount: 0,
    wordCount: words.length,
  };
}

/** Words that show where a difference is. */
const contextWords = 5;

/** Between two of our words that are there: what is missing, and what was put in. */
function gapsOf(
  reference: Reference,
  said: SaidText,
  alignment: Alignment,
): { readonly words: readonly DifferingWords[]; readonly leftCount: number } {
  const words: DifferingWords[] = [];
  let leftCount = 0;
  let gone: number[] = [];
  let last: number | undefined;
  const close = (next: number | undefined): void => {
    const put = last === undefined || next === undefined ? "" : said.words.slice(last + 1, next).join(" ");
    const missed = gone.filter((index) => put !== "" || !mayBeGone(reference, index));
    if (put === "") leftCount += gone.filter((index) => reference.isForOne[index] === true).length;
    const ours = missed.filter((index) => reference.isForOne[index] !== true).map((index) => reference.words[index]);
    const before = last === undefined ? "" : said.words.slice(Math.max(last + 1 - contextWords, 0), last + 1).join(" ");
    if (missed.length > 0 || put !== "")
      words.push({ ours: ours.join(" "), theirs: put, isWithin: last !== undefined && next !== undefined, before });
    gone = [];
  };
  for (const [index, place] of alignment.entries()) {
    if (place === -1) gone.push(index);
    else {
      if (gone.length > 0 || (last !== undefined && place > last + 1)) close(place);
      last = place;
    }
  }
  if (gone.length > 0) close(undefined);
  return { words, leftCount };
}

function hiddenWords(reference: Reference, said: SaidText, alignment: Alignment): readonly DifferingWords[] {
  const hidden: string[] = [];
  for (const [index, place] of alignment.entries()) {
    if (place !== -1 && said.hidden[place] === true && reference.hidden[index] !== true) hidden.push(reference.words[index] ?? "");
  }
  return hidden.length === 0 ? [] : [{ ours: hidden.join(" "), theirs: "", isWithin: true, before: "", isHidden: true }];
}

/** Of words that are links: each of our words leads where it led, or nowhere. */
function coveringLinks(
  reference: Reference,
  said: SaidText,
  alignment: Alignment,
): { readonly links: readonly DifferingLink[]; readonly lostCount: number } {
  const links: { words: string; ours: string | undefined; theirs: string }[] = [];
  const lost = new Set<string>();
  let lastIndex = -2;
  const note = (index: number, words: string, ours: string | undefined, theirs: string): void => {
    const open = links.at(-1);
    if (open !== undefined && index === lastIndex + 1 && open.ours === ours && open.theirs === theirs) open.words += ` ${words}`;
    else links.push({ words, ours, theirs });
    lastIndex = index;
  };
  const isOurs = new Set(alignment);
  for (const [index, place] of alignment.entries()) {
    if (place === -1) continue;
    const [ours, theirs] = [reference.targets[index], said.targets[place]];
    if (theirs !== undefined && theirs !== ours && !isOfTheProgram(theirs)) note(index, reference.words[index] ?? "", ours, theirs);
    if (theirs === undefined && ours !== undefined) lost.add(ours);
  }
  const places = alignment.filter((place) => place !== -1);
  for (let place = places[0] ?? 0; place < (places.at(-1) ?? -1); place += 1) {
    const theirs = said.targets[place];
    // Words that were put in among ours, with a link of theirs.
    if (theirs !== undefined && !isOurs.has(place)) note(-place - 10, said.words[place] ?? "", undefined, theirs);
  }
  return { links, lostCount: lost.size };
}

/** Mail programs make links of dates and numbers, for themselves. */
function isOfTheProgram(target: string): boolean {
  return /^(?:x-apple-data-detectors|tel|sms):/iu.test(target);
}

/** So many words to either side may stand between a link and where it stands with us. */
const nearWords = 8;

/** Addresses in the text, and links of pictures: each stands near words beside which it stands with us. */
function shownLinks(
  reference: Reference,
  said: SaidText,
  alignment: Alignment,
): { readonly inside: readonly DifferingLink[]; readonly around: readonly string[]; readonly lostCount: number } {
  const ourPlace = new Map<number, number>();
  for (const [index, place] of alignment.entries()) if (place !== -1) ourPlace.set(place, index);
  const places = alignment.filter((place) => place !== -1);
  const [start, end] = [places[0] ?? 0, places.at(-1) ?? 0];
  const inside: DifferingLink[] = [];
  const around: string[] = [];
  const found = new Set<string>();
  for (const { at, target } of said.shown) {
    const before = nearest(ourPlace, at - 1, start);
    const near = before === undefined ? new Set<string>() : targetsNear(reference, before);
    const isNear = near.has(target);
    if (isNear) found.add(target);
    else if (at > start && at <= end)
      inside.push({
        words: said.words.slice(Math.max(at - nearWords, 0), at).join(" "),
        ours: shownBehind(reference, before),
        theirs: target,
      });
    else around.push(target);
  }
  const lostCount = new Set(reference.shown.map(({ target }) => target).filter((target) => !found.has(target))).size;
  return { inside, around, lostCount };
}

/** The address that stands with us behind a word. */
function shownBehind({ shown }: Reference, index: number | undefined): string | undefined {
  return index === undefined ? undefined : shown.find(({ at }) => at === index + 1)?.target;
}

function nearest(ourPlace: ReadonlyMap<number, number>, place: number, start: number): number | undefined {
  for (let at = place; at >= Math.max(place - nearWords, start); at -= 1) {
    const index = ourPlace.get(at);
    if (index !== undefined) return index;
  }
  return ourPlace.get(start);
}

function targetsNear(reference: Reference, index: number): ReadonlySet<string> {
  const [from, to] = [Math.max(index - nearWords, 0), index + nearWords + 1];
  return new Set([
    ...reference.shown.filter(({ at }) => at >= from && at <= to).map(({ target }) => target),
    ...reference.targets.slice(from, to).filter((target) => target !== undefined),
  ]);
}
