import { directionOf, type PortableTextBlock, type Translation } from "@newsletter/schemas";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { isFallback, translated, type Edition } from "../edition.ts";
import { colour, textStyle, type TextRole } from "./tokens.ts";

type Strings = Parameters<typeof translated<string>>[1];
type Texts = Parameters<typeof translated<readonly PortableTextBlock[]>>[1];

/** A short translated text inside a line of the edition's language; a fallback carries its own `lang` and `dir`. */
export function Inline({ edition, value }: { readonly edition: Edition; readonly value: Strings }): ReactElement | null {
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  if (!isFallback(edition, translation)) return <>{translation.value}</>;
  return (
    <span lang={translation.language} dir={directionOf(translation.language)}>
      {translation.value}
    </span>
  );
}

/** "in English", beside text that is not in the edition's language. */
export function FallbackNote({
  edition,
  translation,
}: {
  readonly edition: Edition;
  readonly translation: Translation<unknown>;
}): ReactElement | null {
  if (!isFallback(edition, translation)) return null;
  return (
    <p className="d-quiet" style={{ ...textStyle("meta", edition.language, edition.direction), paddingBottom: "4px" }}>
      {edition.words.translationMissing} ({edition.words.shownIn[translation.language]})
    </p>
  );
}

/** Style of a text in the language it is really in: a fallback stands in its own direction. */
export function styleOf(translation: Translation<unknown>, role: TextRole): CSSProperties {
  return textStyle(role, translation.language, directionOf(translation.language));
}

export function RichText({
  edition,
  value,
  role = "body",
}: {
  readonly edition: Edition;
  readonly value: Texts;
  readonly role?: TextRole;
}): ReactElement | null {
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  const style = styleOf(translation, role);
  return (
    <div
      className="d-ink"
      lang={translation.language}
      dir={directionOf(translation.language)}
      style={{ direction: style.direction, textAlign: style.textAlign }}
    >
      {grouped(translation.value).map((group) => (
        <Group key={group.key} group={group} style={style} />
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

function Group({ group, style }: { readonly group: TextGroup; readonly style: CSSProperties }): ReactElement {
  if (group.listItem === undefined) {
    const [block] = group.blocks;
    return block === undefined ? <></> : <Paragraph block={block} style={style} />;
  }
  const List = group.listItem === "bullet" ? "ul" : "ol";
  const side = style.direction === "rtl" ? { padding: "0 24px 0 0" } : { padding: "0 0 0 24px" };
  return (
    <List style={{ margin: "0 0 12px 0", ...side }}>
      {group.blocks.map((block) => (
        <li key={block._key} style={{ ...style, ...indentation(block, style) }}>
          <Spans block={block} />
        </li>
      ))}
    </List>
  );
}

/** Physical margins, mirrored here: Gmail and Outlook do not know logical ones. */
function indentation(block: PortableTextBlock, style: CSSProperties): CSSProperties {
  const indentPx = ((block.level ?? 1) - 1) * 20;
  return style.direction === "rtl" ? { margin: `0 ${String(indentPx)}px 0 0` } : { margin: `0 0 0 ${String(indentPx)}px` };
}

function Paragraph({ block, style }: { readonly block: PortableTextBlock; readonly style: CSSProperties }): ReactElement {
  const spaced: CSSProperties = { ...style, margin: "0 0 12px 0" };
  if (block.style === "h3" || block.style === "h4") {
    return (
      <h4 style={{ ...spaced, fontWeight: 600 }}>
        <Spans block={block} />
      </h4>
    );
  }
  if (block.style === "blockquote") {
    return (
      <blockquote style={{ ...spaced, padding: "0 16px", fontStyle: "italic" }}>
        <Spans block={block} />
      </blockquote>
    );
  }
  return (
    <p style={spaced}>
      <Spans block={block} />
    </p>
  );
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
        return <span key={span._key}>{content}</span>;
      })}
    </>
  );
}

export function PlainLink({
  href,
  children,
  lang,
}: {
  readonly href: string;
  readonly children: ReactNode;
  readonly lang?: string;
}): ReactElement {
  return (
    <a href={href} hrefLang={lang} className="d-accent" style={{ color: colour.accent, textDecoration: "underline" }}>
      {children}
    </a>
  );
}
