import { editionKeyText, fillSlots, languages, type DifferencesResponse, type RenderedEdition } from "@newsletter/schemas";
import type { ApprovalStore, ApprovedBytes } from "../ports/approvals.ts";
import type { LinesOfPage } from "../ports/editions.ts";
import { differencesBetween, type Compared } from "./differences.ts";
import type { SaidLine } from "./differing-lines.ts";
import type { SaidEdition } from "./differing-texts.ts";

export interface ReadDifferencesWith {
  readonly approvals: Pick<ApprovalStore, "bytesOf" | "decidedBefore">;
  readonly linesOfPage: LinesOfPage;
}

/** Undefined when there is no such approval. */
export type ReadDifferences = (approvalId: string) => Promise<DifferencesResponse | undefined>;

/** What an approver has not read yet. Of stored bytes alone: nothing is rendered anew. */
export function createReadDifferences({ approvals, linesOfPage }: ReadDifferencesWith): ReadDifferences {
  const read = async (found: ApprovedBytes): Promise<Compared> => ({
    ...found,
    editions: await Promise.all(inOrder(found.editions).map(async (edition) => said(edition, linesOfPage))),
  });
  return async (approvalId) => {
    const [after, before] = await Promise.all([approvals.bytesOf(approvalId), approvals.decidedBefore(approvalId)]);
    if (after === undefined) return undefined;
    const comparedWith = before === undefined ? null : compared(before);
    if (before === undefined || comparedWith === null) return { comparedWith: null, differences: [], texts: [], moreTextCount: 0 };
    return { comparedWith, ...differencesBetween(await read(before), await read(after)) };
  };
}

function compared({ approval: { state, signatures, decision } }: ApprovedBytes): DifferencesResponse["comparedWith"] {
  if (decision === null || (state !== "approved" && state !== "refused")) return null;
  const by = state === "approved" ? signatures.map((signature) => signature.by) : [decision.by];
  return { state, by, at: decision.at, reason: state === "refused" ? decision.reason : null };
}

/** By language, in the order in which languages stand everywhere. */
function inOrder(editions: readonly RenderedEdition[]): readonly RenderedEdition[] {
  return editions.toSorted((a, b) => rank(a) - rank(b) || (editionKeyText(a.key) < editionKeyText(b.key) ? -1 : 1));
}

function rank({ key }: RenderedEdition): number {
  return languages.indexOf(key.language);
}

/** A mail's text part says what the mail says; a page has none. */
async function said({ key, digest, subject, preheader, text, html }: RenderedEdition, linesOfPage: LinesOfPage): Promise<SaidEdition> {
  const lines = text === "" ? await linesOfPage(html) : fillSlots(text, "…").split("\n");
  const ofText = lines.filter(isWords).map((words): SaidLine => ({ part: "text", words }));
  return { key, digest, lines: [{ part: "subject", words: subject }, { part: "preheader", words: preheader }, ...ofText] };
}

/** Blank lines and the rules under headings follow from the words. */
function isWords(line: string): boolean {
  return /[^\s=~-]/u.test(line);
}
