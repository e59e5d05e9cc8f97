import { catalogues, directionOf } from "@newsletter/schemas";
import { useId, type ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { ownLanguage } from "../ui/text.tsx";
import { colour, sideStyle, textStyle, type TextRole } from "../ui/tokens.ts";
import { DataTable } from "./data-table.tsx";
import { Figure } from "./figure.tsx";
import { FootnoteList } from "./footnote-list.tsx";
import { numberedFootnotes } from "./footnotes.ts";
import { List } from "./lists.tsx";
import { partsOf, type TextPart } from "./parts.ts";
import { Quotation } from "./quotation.tsx";
import { below, type HeadingLevel, type Setting } from "./setting.ts";
import { Spans } from "./spans.tsx";
import type { Texts } from "./texts.ts";

/** Portable Text in a block of its own language and direction, without a margin after its last part. */
export function RichText({
  edition,
  value,
  widthPx,
  role = "body",
  heading = 4,
}: {
  readonly edition: Edition;
  readonly value: Texts;
  /** Room for a picture: the column less what is around the text. */
  readonly widthPx: number;
  readonly role?: TextRole;
  /** Level of a heading inside the text: one below the heading it stands under. */
  readonly heading?: Exclude<HeadingLevel, 5>;
}): ReactElement | null {
  const id = useId().replaceAll(/\W/gu, "");
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  const direction = directionOf(translation.language);
  const footnotes = numberedFootnotes(translation.value);
  const setting: Setting = {
    edition: { ...edition, language: translation.language, direction, words: catalogues[translation.language].mail },
    role,
    style: textStyle(role, translation.language),
    widthPx,
    footnotes,
    idOf: (name) => `t${id}-${name}`,
  };
  const parts = partsOf(translation.value);
  const own = {
    className: role === "meta" ? "d-quiet" : "d-ink",
    ...ownLanguage(edition, translation),
  };
  const side = direction === edition.direction ? {} : sideStyle(direction);
  const [only] = parts;
  // Most texts are one paragraph, and need no box around it.
  if (parts.length === 1 && only?.kind === "paragraph" && footnotes.length === 0) {
    return (
      <p {...own} style={{ ...setting.style, ...side }}>
        <Spans block={only.block} setting={setting} />
      </p>
    );
  }
  return (
    <div {...own} style={side}>
      {parts.map((part, index) => (
        <Part key={String(index)} part={part} setting={setting} heading={heading} isLast={index === parts.length - 1} />
      ))}
      {footnotes.length === 0 ? null : <FootnoteList setting={setting} />}
    </div>
  );
}

interface PartProps {
  readonly part: TextPart;
  readonly setting: Setting;
  readonly heading: Exclude<HeadingLevel, 5>;
  readonly isLast: boolean;
}

function Part({ part, setting, heading, isLast }: PartProps): ReactElement {
  switch (part.kind) {
    case "paragraph":
      return (
        <p style={{ ...setting.style, margin: below(isLast) }}>
          <Spans block={part.block} setting={setting} />
        </p>
      );
    case "heading":
      return <Heading part={part} setting={setting} level={heading} />;
    case "lists":
      return (
        <>
          {part.lists.map((list, index) => (
            <List key={String(index)} list={list} setting={setting} belowPx={index < part.lists.length - 1 ? 4 : isLast ? 0 : 12} />
          ))}
        </>
      );
    case "quotation":
      return <Quotation blocks={part.blocks} setting={setting} isLast={isLast} />;
    case "figure":
      return <Figure figure={part.figure} setting={setting} isLast={isLast} />;
    case "table":
      return <DataTable table={part.table} setting={setting} isLast={isLast} />;
  }
}

const headings = { 2: "h2", 3: "h3", 4: "h4", 5: "h5" } as const;
const nextLevel = { 2: 3, 3: 4, 4: 5 } as const;

function Heading({
  part: { block, isSmall },
  setting,
  level,
}: {
  readonly part: Extract<TextPart, { readonly kind: "heading" }>;
  readonly setting: Setting;
  readonly level: Exclude<HeadingLevel, 5>;
}): ReactElement {
  const Level = headings[isSmall ? nextLevel[level] : level];
  const style = isSmall ? { ...textStyle("meta", setting.edition.language), color: colour.ink } : setting.style;
  return (
    <Level className="d-ink" style={{ ...style, fontWeight: 600, margin: isSmall ? "0 0 4px" : "0 0 6px" }}>
      <Spans block={block} setting={setting} />
    </Level>
  );
}
