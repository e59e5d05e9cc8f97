import type { ReactElement } from "react";
import { sides } from "../ui/tokens.ts";
import type { ListEntry, TextList } from "./list-tree.ts";
import type { Setting } from "./setting.ts";
import { Spans } from "./spans.tsx";

/**
 * Real lists, a further one within the entry it belongs to. The indent is a margin: the Word engine of Outlook knows no padding on lists,
 * and would draw the signs outside of the column.
 */
export function List({
  list,
  setting,
  belowPx,
  abovePx = 0,
}: {
  readonly list: TextList;
  readonly setting: Setting;
  readonly belowPx: number;
  readonly abovePx?: number;
}): ReactElement {
  const Kind = list.kind === "bullet" ? "ul" : "ol";
  return (
    <Kind style={{ margin: sides(setting.edition.direction, [abovePx, 0, belowPx, 24]), padding: 0 }}>
      {list.entries.map((entry, index) => (
        <Entry key={entry.block._key} entry={entry} setting={setting} isLast={index === list.entries.length - 1} />
      ))}
    </Kind>
  );
}

function Entry({
  entry: { block, lists },
  setting,
  isLast,
}: {
  readonly entry: ListEntry;
  readonly setting: Setting;
  readonly isLast: boolean;
}): ReactElement {
  return (
    <li style={{ ...setting.style, margin: isLast ? "0" : "0 0 4px" }}>
      <Spans block={block} setting={setting} />
      {lists.map((list, index) => (
        <List key={String(index)} list={list} setting={setting} abovePx={4} belowPx={0} />
      ))}
    </li>
  );
}
