import type { NewsItem } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { Meta, Stack } from "../ui/layout.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { fallbackNote, Title } from "../ui/text.tsx";
import { metaLine } from "./news-item.tsx";

/** News items as short lines: the title that leads to the story, and where and when it was. */
export function HighlightsBlock({ edition, items }: { readonly edition: Edition; readonly items: readonly NewsItem[] }): ReactElement {
  return (
    <Stack edition={edition} gapPx={14}>
      {items.map((item) => (
        <Highlight key={item.id} edition={edition} item={item} />
      ))}
    </Stack>
  );
}

function Highlight({ edition, item }: { readonly edition: Edition; readonly item: NewsItem }): ReactElement {
  const meta = highlightMeta(edition, item);
  return (
    <TextBox edition={edition}>
      <Title edition={edition} value={item.title} role="body" href={item.links[0]?.url} isList />
      {meta === "" ? null : (
        <Meta edition={edition} at="above">
          {meta}
        </Meta>
      )}
    </TextBox>
  );
}

function highlightMeta(edition: Edition, item: NewsItem): string {
  return [metaLine(edition, item), fallbackNote(edition, translated(edition, item.title))].filter((part) => part !== "").join(" · ");
}
