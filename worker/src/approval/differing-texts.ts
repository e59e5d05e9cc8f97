import { editionKeyText, type DifferencesResponse, type DifferingText, type EditionKey } from "@newsletter/schemas";
import { shownLines, stretchesOf, type SaidLine, type Stretch } from "./differing-lines.ts";
import { approvalLimits } from "./limits.ts";

/** An edition as lines that a person reads. */
export interface SaidEdition {
  readonly key: EditionKey;
  readonly digest: string;
  readonly lines: readonly SaidLine[];
}

interface DifferingEdition {
  readonly key: EditionKey;
  readonly stretches: readonly Stretch[];
}

export interface Matched {
  readonly differing: readonly DifferingEdition[];
  /** Other bytes, and the same words. */
  readonly sayingTheSame: readonly EditionKey[];
  /** Editions that were not there before, and those that are not there any more. */
  readonly joined: readonly EditionKey[];
  readonly left: readonly EditionKey[];
}

export type DifferingTexts = Pick<DifferencesResponse, "texts" | "moreTextCount">;

/** Each edition beside the same one of before. */
export function matched(before: readonly SaidEdition[], after: readonly SaidEdition[]): Matched {
  const earlier = new Map(before.map((edition) => [editionKeyText(edition.key), edition]));
  const differing: DifferingEdition[] = [];
  const sayingTheSame: EditionKey[] = [];
  const joined: EditionKey[] = [];
  for (const { key, digest, lines } of after) {
    const was = earlier.get(editionKeyText(key));
    earlier.delete(editionKeyText(key));
    if (was === undefined) joined.push(key);
    else if (was.digest !== digest) {
      const stretches = stretchesOf(was.lines, lines);
      if (stretches.length === 0) sayingTheSame.push(key);
      else differing.push({ key, stretches });
    }
  }
  return { differing, sayingTheSame, joined, left: Array.from(earlier.values(), ({ key }) => key) };
}

/** One change of one item is in every edition of a language: an approver reads it once. */
export function differingTexts(differing: readonly DifferingEdition[]): DifferingTexts {
  const groups = [...Map.groupBy(differing, nameOfDifferences).values()];
  const shown = groups.slice(0, approvalLimits.differingTextsShownMax);
  return { texts: shown.flatMap(differingText), moreTextCount: groups.length - shown.length };
}

/** The same for editions of a language that differ in the same way, however much stands around that in each. */
function nameOfDifferences({ key, stretches }: DifferingEdition): string {
  const differences = stretches.flatMap((stretch) => (stretch.kind === "same" ? [] : [[stretch.removed, stretch.added]]));
  return JSON.stringify([key.language, differences]);
}

function differingText(group: readonly DifferingEdition[]): readonly DifferingText[] {
  const [first] = group;
  if (first === undefined) return [];
  const segmenter = new Intl.Segmenter(first.key.language, { granularity: "word" });
  return [{ editions: group.map(({ key }) => key), ...shownLines(first.stretches, segmenter) }];
}
