import { fillSlots, type RenderedEdition } from "@newsletter/schemas";
import { runsOf } from "./align.ts";
import { runWords } from "./limits.ts";
import { saidByHtml } from "./read-html.ts";
import { saidByText, type SaidText } from "./said-text.ts";
import { personalAs } from "./personal-links.ts";

/** What one of the two parts of an edition says, ready to be laid beside a mail. */
export interface Reference extends SaidText {
  readonly part: "html" | "text";
  readonly runs: ReadonlySet<string>;
  /** Words that the forwardable edition does not have: whoever passes it on may take them out, and who does not have them is not shown them. */
  readonly isForOne: readonly boolean[];
}

/** An edition's parts; against its forwardable edition, what stands in this one alone is for its recipient. */
export function referencesOf(
  edition: RenderedEdition,
  forwardable: RenderedEdition | undefined,
  origins: readonly string[],
): readonly Reference[] {
  const shared = forwardable === undefined || forwardable.digest === edition.digest ? undefined : saidByParts(forwardable, origins);
  return saidByParts(edition, origins)
    .filter(({ said }) => said.words.length > 0)
    .map(({ part, said }) => {
      const common = shared?.find((each) => each.part === part)?.said;
      const isPublic = common === undefined ? undefined : coveredBy(runsOf(common.words), said.words);
      const isForOne = said.words.map((_, index) => isPublic?.[index] === false);
      return Object.assign(said, { part, runs: runsOf(said.words), isForOne });
    });
}

/** For each word whether it stands in a row of words that is one of these. */
function coveredBy(runs: ReadonlySet<string>, words: readonly string[]): readonly boolean[] {
  const covered = words.map(() => false);
  for (let at = 0; at + runWords <= words.length; at += 1) {
    if (runs.has(words.slice(at, at + runWords).join(" "))) covered.fill(true, at, at + runWords);
  }
  return covered;
}

function saidByParts(
  edition: RenderedEdition,
  origins: readonly string[],
): readonly { readonly part: Reference["part"]; readonly said: SaidText }[] {
  const { html, text } = withPlainTokens(edition, origins);
  return [
    { part: "html", said: personalAs(saidByHtml(html), origins) },
    { part: "text", said: personalAs(saidByText(text), origins) },
  ];
}

function withPlainTokens(
  { html, text }: RenderedEdition,
  [origin = ""]: readonly string[],
): { readonly html: string; readonly text: string } {
  const values = {
    leaveUrl: `${origin}/leave/-`,
    packUrl: `${origin}/pack/-`,
    preferencesUrl: `${origin}/preferences/-`,
    reachUrl: `${origin}/reach/-`,
  };
  return { html: fillSlots(html, values), text: fillSlots(text, values) };
}
