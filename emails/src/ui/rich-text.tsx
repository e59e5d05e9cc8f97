import { directionOf, type PortableTextBlock } from "@newsletter/schemas";
import { Fragment, type CSSProperties, type ReactElement, type ReactNode } from "react";
import { translated, type Edition } from "../edition.ts";
import { ownLanguage, PlainLink } from "./text.tsx";
import { sides, sideStyle, textStyle, type TextRole } from "./tokens.ts";

type Texts = Parameters<typeof translated<readonly PortableTextBlock[]>>[1];

interface Setting {
  readonly style: CSSProperties;
  readonly direction: "ltr" | "rtl";
  /** Level of a heading inside the text: one below the heading it stands under. */
  readonly heading: "h2" | "h3" | "h4";
}

/** Portable Text in a block of its own language and direction, without a margin after its last paragraph. */
export function RichText({
  edition,
  value,
  role = "body",
  heading = "h4",
}: {
  readonly edition: Edition;
  readonly value: Texts;
  readonly role?: TextRole;
  readonly heading?: Setting["heading"];
}): ReactElement | null {
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  const direction = directionOf(translation.language);
  const setting: Setting = { style: textStyle(role, translation.language), direction, heading };
  const groups = grouped(translation.value);
  return (
    <div
      className={role === "meta" ? "d-quiet" : "d-ink"}
      {...ownLanguage(edition, translation)}
      style={direction === edition.direction ? undefined : sideStyle(direction)}
    >
      {groups.map((group, index) => (
        <Group key={group.key} group={group} setting={setting} isLast={index === groups.length - 1} />
      ))}
    </div>
  );
}

interface TextGroup {
  readonly key: string;
  readonly listItem: "bullet" | "number" | undefined;
  readonly blocks: readonly PortableTextBlock[];
}

/** Portable Text keeps list items as single blocks; readers of a mail need them inside one list. */
function grouped(blocks: readonly PortableTextBlock[]): readonly TextGroup[] {
  const groups: { key: string; listItem: TextGroup["listItem"]; blocks: PortableTextBlock[] }[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last !== undefined && block.listItem !== undefined && last.listItem === block.listItem) last.blocks.push(block);
    else groups.push({ key: block._key, listItem: block.listItem, blocks: [block] });
  }
  return groups;
}

function Group({
  group,
  setting,
  isLast,
}: {
  readonly group: TextGroup;
  readonly setting: Setting;
  readonly isLast: boolean;
}): ReactElement {
  const margin = isLast ? "0" : "0 0 12px";
  if (group.listItem === undefined) {
    return (
      <>
        {group.blocks.map((block) => (
          <TextBlock key={block._key} block={block} setting={setting} margin={margin} />
        ))}
      </>
    );
  }
  const List = group.listItem === "bullet" ? "ul" : "ol";
  return (
    <List style={{ margin, padding: sides(setting.direction, [0, 0, 0, 24]) }}>
      {group.blocks.map((block) => (
        <li key={block._key} style={{ ...setting.style, margin: sides(setting.direction, [0, 0, 4, ((block.level ?? 1) - 1) * 20]) }}>
          <Spans block={block} />
        </li>
      ))}
    </List>
  );
}

function TextBlock({
  block,
  setting,
  margin,
}: {
  readonly block: PortableTextBlock;
  readonly setting: Setting;
  readonly margin: string;
}): ReactElement {
  const style: CSSProperties = { ...setting.style, margin };
  const Heading = setting.heading;
  switch (block.style) {
    case "h3":
    case "h4":
      return (
        <Heading style={{ ...style, fontWeight: 600, margin: "0 0 6px" }}>
          <Spans block={block} />
        </Heading>
      );
    case "blockquote":
      return (
        <blockquote style={{ ...style, padding: sides(setting.direction, [0, 0, 0, 16]), fontStyle: "italic" }}>
          <Spans block={block} />
        </blockquote>
      );
    case "normal":
    case undefined:
      return (
        <p style={style}>
          <Spans block={block} />
        </p>
      );
  }
}

function Spans({ block }: { readonly block: PortableTextBlock }): ReactElement {
  return (
    <>
      {block.children.map((span) => {
        let content: ReactNode = span.text;
        for (const mark of span.marks ?? []) {
          const link = block.markDefs?.find(({ _key }) => _key === mark);
          if (link !== undefined) content = <PlainLink href={link.href}>{content}</PlainLink>;
          else if (mark === "strong") content = <strong>{content}</strong>;
          else if (mark === "em") content = <em>{content}</em>;
        }
        return <Fragment key={span._key}>{content}</Fragment>;
      })}
    </>
  );
}
