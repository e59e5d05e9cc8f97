import { listLevelMax, type PortableTextBlock } from "@newsletter/schemas";

/** A list with what its entries hold: words, and further lists below them. */
export interface TextList {
  readonly kind: "bullet" | "number";
  readonly entries: readonly ListEntry[];
}

export interface ListEntry {
  readonly block: PortableTextBlock;
  readonly lists: readonly TextList[];
}

/**
 * Entries that stand one after the other, as the lists they make up. Portable Text keeps the level of each entry alone; a list that begins
 * indented, or goes in by two levels at once, has nothing to hang from and stands on the next level there is.
 */
export function listsOf(blocks: readonly PortableTextBlock[]): readonly TextList[] {
  const lists: { kind: TextList["kind"]; entries: ListEntry[] }[] = [];
  let at = 0;
  for (let block = blocks[at]; block !== undefined; block = blocks[at]) {
    const level = levelOf(block);
    const next = blocks.findIndex((other, index) => index > at && levelOf(other) <= level);
    const end = next === -1 ? blocks.length : next;
    const entry = { block, lists: listsOf(blocks.slice(at + 1, end)) };
    const kind = block.listItem ?? "bullet";
    const last = lists.at(-1);
    if (last?.kind === kind) last.entries.push(entry);
    else lists.push({ kind, entries: [entry] });
    at = end;
  }
  return lists;
}

function levelOf({ level = 1 }: PortableTextBlock): number {
  return Math.min(level, listLevelMax);
}
