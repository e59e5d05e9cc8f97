import type { Figure, PortableTextBlock, SnapshotText, TextTable } from "@newsletter/schemas";
import { listsOf, type TextList } from "./list-tree.ts";

/** What a text is made of, as a reader sees it: entries as lists, quoted paragraphs as one quotation. */
export type TextPart =
  | { readonly kind: "paragraph"; readonly block: PortableTextBlock }
  | { readonly kind: "heading"; readonly block: PortableTextBlock; readonly isSmall: boolean }
  | { readonly kind: "lists"; readonly lists: readonly TextList[] }
  | { readonly kind: "quotation"; readonly blocks: readonly PortableTextBlock[] }
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "table"; readonly table: TextTable };

/**
 * The parts of a text in their order. A heading without a larger one before it is a large one, so that levels never leave one out. What a
 * newer Studio wrote is passed over here; the gates say so.
 */
export function partsOf(text: SnapshotText): readonly TextPart[] {
  const parts: TextPart[] = [];
  let hasHeading = false;
  for (const run of runsOf(text)) {
    const [first] = run.blocks;
    if (run.kind === "lists") parts.push({ kind: "lists", lists: listsOf(run.blocks) });
    else if (run.kind === "quotation") parts.push({ kind: "quotation", blocks: run.blocks });
    else if (run.kind === "other") parts.push(...otherPart(run.part));
    else if (first !== undefined && (first.style === "h3" || first.style === "h4")) {
      parts.push({ kind: "heading", block: first, isSmall: first.style === "h4" && hasHeading });
      hasHeading = true;
    } else if (first !== undefined) parts.push({ kind: "paragraph", block: first });
  }
  return parts;
}

type Run =
  | { readonly kind: "lists" | "quotation" | "alone"; readonly blocks: PortableTextBlock[] }
  | { readonly kind: "other"; readonly blocks: readonly []; readonly part: SnapshotText[number] };

function runsOf(text: SnapshotText): readonly Run[] {
  const runs: Run[] = [];
  for (const part of text) {
    if (part._type !== "block") {
      runs.push({ kind: "other", blocks: [], part });
      continue;
    }
    const kind = part.listItem !== undefined ? "lists" : part.style === "blockquote" ? "quotation" : "alone";
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== "alone") last.blocks.push(part);
    else runs.push({ kind, blocks: [part] });
  }
  return runs;
}

function otherPart(part: SnapshotText[number]): readonly TextPart[] {
  if (part._type === "figure") return [{ kind: "figure", figure: part }];
  return part._type === "table" ? [{ kind: "table", table: part }] : [];
}
