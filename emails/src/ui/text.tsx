import { directionOf, type Direction, type Language, type Translation } from "@newsletter/schemas";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { directionOfText } from "../bidi.ts";
import { isFallback, translated, type Edition } from "../edition.ts";
import { colour, sideStyle, startOf, textStyle, type TextRole } from "./tokens.ts";

type Strings = Parameters<typeof translated<string>>[1];

/**
 * A short translated text inside a line of the edition's language. A fallback carries its own `lang` and `dir`; so does a Latin name that
 * stands as it is in Arabic.
 */
export function Inline({ edition, value }: { readonly edition: Edition; readonly value: Strings }): ReactElement | null {
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  const direction = directionOfText(translation.value) ?? edition.direction;
  if (!isFallback(edition, translation) && direction === edition.direction) return <>{translation.value}</>;
  return (
    <span lang={isFallback(edition, translation) ? translation.language : undefined} dir={direction}>
      {translation.value}
    </span>
  );
}

/** One paragraph in the language it is really in: a Latin sentence is never set as if it were Arabic (mail-client rule 10.4). */
export function Paragraph({
  edition,
  value,
  role = "body",
  margin = "0",
}: {
  readonly edition: Edition;
  readonly value: Strings;
  readonly role?: TextRole;
  readonly margin?: string;
}): ReactElement | null {
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  return (
    <p
      className={role === "meta" ? "d-quiet" : "d-ink"}
      {...ownLanguage(edition, translation)}
      style={{ ...styleOf(edition, translation, role), margin }}
    >
      {translation.value}
    </p>
  );
}

/** "Available in English", for the line above text that is not in the edition's language; empty where it is. */
export function fallbackNote(edition: Edition, translation: Translation<unknown> | undefined): string {
  if (translation === undefined || !isFallback(edition, translation)) return "";
  return edition.words.availableIn[translation.language];
}

/** `lang` and `dir` of a fallback; what is in the edition's language has them from the box it stands in. */
export function ownLanguage(edition: Edition, translation: Translation<unknown>): { readonly lang?: Language; readonly dir?: Direction } {
  if (!isFallback(edition, translation)) return {};
  return { lang: translation.language, dir: directionOf(translation.language) };
}

/** Style of a text in the language it is really in: a fallback that runs against the edition says so itself. */
function styleOf(edition: Edition, { language }: Translation<unknown>, role: TextRole): CSSProperties {
  const direction = directionOf(language);
  return { ...textStyle(role, language), ...(direction === edition.direction ? {} : sideStyle(direction)) };
}

/** The title of an item. It is the link itself: "read more" says nothing to those who jump from link to link. */
export function Title({
  edition,
  value,
  level = "h3",
  role = "item",
  href,
  isList = false,
}: {
  readonly edition: Edition;
  readonly value: Strings;
  readonly level?: "h2" | "h3";
  readonly role?: TextRole;
  readonly href?: string | undefined;
  /** In a list titles line up on the list's own side, whatever their language. */
  readonly isList?: boolean;
}): ReactElement | null {
  const translation = translated(edition, value);
  if (translation === undefined) return null;
  const Heading = level;
  const style: CSSProperties = { ...styleOf(edition, translation, role), margin: isList ? "0" : "0 0 8px" };
  return (
    <Heading
      className="d-ink"
      {...ownLanguage(edition, translation)}
      style={
        isList ? { ...style, fontWeight: 600, ...(style.textAlign === undefined ? {} : { textAlign: startOf(edition.direction) }) } : style
      }
    >
      {href === undefined ? (
        translation.value
      ) : (
        <a href={href} className="t" style={{ color: colour.ink, textDecoration: "underline" }}>
          {translation.value}
        </a>
      )}
    </Heading>
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
