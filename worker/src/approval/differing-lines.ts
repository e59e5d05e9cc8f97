import { diffArrays } from "diff";
import type { DifferingLine, TextPart } from "@newsletter/schemas";
import { approvalLimits } from "./limits.ts";

export interface SaidLine {
  readonly part: TextPart;
  readonly words: string;
}

type ShownLine = Exclude<DifferingLine, { readonly kind: "folded" }>;
type Runs = Extract<DifferingLine, { readonly kind: "changed" }>["runs"];

/** Lines as they follow each other: as they were, or those that are gone with those that came in their place. */
export type Stretch =
  | { readonly kind: "same"; readonly lines: readonly SaidLine[] }
  | { readonly kind: "differs"; readonly removed: readonly SaidLine[]; readonly added: readonly SaidLine[] };

/** The differences between two texts; empty when there is none. */
export function stretchesOf(before: readonly SaidLine[], after: readonly SaidLine[]): readonly Stretch[] {
  const changes = diffArrays([...before], [...after], {
    comparator: (a, b) => a.part === b.part && a.words === b.words,
    maxEditLength: approvalLimits.differingLinesComparedMax,
  });
  if (changes === undefined) return [{ kind: "differs", removed: before, added: after }];
  const stretches: Stretch[] = [];
  for (const { value, added, removed } of changes) {
    const last = stretches.at(-1);
    if (!added && !removed) stretches.push({ kind: "same", lines: value });
    else if (last?.kind !== "differs") stretches.push({ kind: "differs", removed: removed ? value : [], added: added ? value : [] });
    else
      stretches[stretches.length - 1] = {
        kind: "differs",
        removed: removed ? [...last.removed, ...value] : last.removed,
        added: added ? [...last.added, ...value] : last.added,
      };
  }
  return stretches.some(({ kind }) => kind === "differs") ? stretches : [];
}

/** What a person reads of them: what differs, a line before and after it, and how many lines are as they were. */
export function shownLines(
  stretches: readonly Stretch[],
  segmenter: Intl.Segmenter,
): { readonly lines: readonly DifferingLine[]; readonly moreLineCount: number } {
  const lines: DifferingLine[] = [];
  let roomCount: number = approvalLimits.differingLinesShownMax;
  let moreLineCount = 0;
  for (const [index, stretch] of stretches.entries()) {
    if (stretch.kind === "differs" && roomCount > 0) {
      const [head, restCount] = cutTo(stretch, roomCount);
      const differing = pairedLines(head, segmenter);
      lines.push(...differing);
      moreLineCount += restCount;
      roomCount -= differing.length;
    } else if (stretch.kind === "differs") moreLineCount += lineCountOf(stretch);
    else if (roomCount > 0) lines.push(...folded(stretch.lines, { isFirst: index === 0, isLast: index === stretches.length - 1 }));
  }
  return { lines, moreLineCount };
}

type Differing = Extract<Stretch, { readonly kind: "differs" }>;

function lineCountOf({ removed, added }: Differing): number {
  return Math.max(removed.length, added.length);
}

/** As many lines as somebody reads, before any of them is looked at word by word; and how many are left out. */
function cutTo({ kind, removed, added }: Differing, countMax: number): readonly [Differing, number] {
  const head: Differing = { kind, removed: removed.slice(0, countMax), added: added.slice(0, countMax) };
  return [head, lineCountOf({ kind, removed, added }) - lineCountOf(head)];
}

/** The lines next to a difference stay; those between them are counted. */
function folded(
  lines: readonly SaidLine[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): readonly DifferingLine[] {
  const before = isFirst ? [] : lines.slice(0, 1);
  const after = isLast ? [] : lines.slice(before.length).slice(-1);
  const lineCount = lines.length - before.length - after.length;
  const fold: readonly DifferingLine[] = lineCount === 0 ? [] : [{ kind: "folded", lineCount }];
  return [...before.map(asSame), ...fold, ...after.map(asSame)];
}

function asSame({ part, words }: SaidLine): ShownLine {
  return { kind: "same", part, words };
}

/** A removed line beside the added one it became; a line that became nothing, or came from nowhere, is whole. */
function pairedLines({ removed, added }: Differing, segmenter: Intl.Segmenter): readonly ShownLine[] {
  const lines: ShownLine[] = [];
  let nextIndex = 0;
  for (const gone of removed) {
    const candidates = added.slice(nextIndex, nextIndex + approvalLimits.pairedLinesMax);
    const found = firstOf(candidates, (came) => changedRuns(gone, came, segmenter));
    if (found === undefined) lines.push({ kind: "removed", ...gone });
    else {
      lines.push(...candidates.slice(0, found.index).map(asAdded), { kind: "changed", part: gone.part, runs: found.value });
      nextIndex += found.index + 1;
    }
  }
  return [...lines, ...added.slice(nextIndex).map(asAdded)];
}

function asAdded({ part, words }: SaidLine): ShownLine {
  return { kind: "added", part, words };
}

function firstOf<Item, Value>(
  items: readonly Item[],
  valueOf: (item: Item) => Value | undefined,
): { readonly index: number; readonly value: Value } | undefined {
  for (const [index, item] of items.entries()) {
    const value = valueOf(item);
    if (value !== undefined) return { index, value };
  }
  return undefined;
}

/** Word by word, as the language has words; undefined when so little is left of the line that it is another one. */
function changedRuns(gone: SaidLine, came: SaidLine, segmenter: Intl.Segmenter): Runs | undefined {
  if (gone.part !== came.part) return undefined;
  const [before, after] = [wordsOf(gone.words, segmenter), wordsOf(came.words, segmenter)];
  const changes = diffArrays(before, after, { maxEditLength: approvalLimits.differingWordsMax });
  if (changes === undefined) return undefined;
  const runs = changes.map(({ value, added, removed }) => ({
    kind: added ? ("added" as const) : removed ? ("removed" as const) : ("same" as const),
    words: value.join(""),
  }));
  const keptCount = runs.reduce((sum, { kind, words }) => (kind === "same" ? sum + words.trim().length : sum), 0);
  const isSameLine = keptCount >= Math.max(gone.words.length, came.words.length) * approvalLimits.keptPartMin;
  // The subject stands in one place: however much of it is another, it is the subject that changed.
  return isSameLine || gone.part !== "text" ? joined(runs) : undefined;
}

function wordsOf(line: string, segmenter: Intl.Segmenter): string[] {
  return Array.from(segmenter.segment(line), ({ segment }) => segment);
}

/** Between two words that changed, the blank did not; word, blank, word would read as three differences. */
function joined(runs: Runs): Runs {
  const whole: { kind: Runs[number]["kind"]; words: string }[] = [];
  const pending = { removed: "", added: "" };
  const flush = (): void => {
    if (pending.removed.trim() !== "") whole.push({ kind: "removed", words: pending.removed });
    if (pending.added.trim() !== "") whole.push({ kind: "added", words: pending.added });
    pending.removed = "";
    pending.added = "";
  };
  for (const [index, { kind, words }] of runs.entries()) {
    if (kind !== "same") pending[kind] += words;
    else if (words.trim() === "" && index > 0 && index < runs.length - 1) {
      pending.removed += words;
      pending.added += words;
    } else {
      flush();
      whole.push({ kind, words });
    }
  }
  flush();
  return whole;
}
