import * as z from "zod";
import { canonicalJson } from "./canonical-json.ts";
import { daySchema } from "./dates.ts";
import { isLanguage, languageSchema, type Language } from "./languages.ts";
import { portableTextSchema, textParagraphs, type Footnote, type PortableText, type PortableTextBlock } from "./portable-text.ts";
import { shortDigest } from "./short-digest.ts";

// A translation goes stale when the text it was made from has changed since. A document keeps a record for each of its translations: of
// which source text it was made. The record names its source language itself, so that a publication which begins with another language
// judges it alike.

/** `path` is the translated field as the Studio writes paths, without a language: `title`, `morePictures[_key=="a"].alt`. */
export const translationRecordSchema = z.looseObject({
  _key: z.string().min(1),
  path: z.string().min(1),
  language: languageSchema,
  source: languageSchema,
  /** What `sourceDigest` gave for the source text. */
  sourceDigest: z.string().min(1),
  /** The translator's name, where somebody else than the editor made it. */
  by: z.string().optional(),
  on: daySchema,
});
export type TranslationRecord = z.infer<typeof translationRecordSchema>;

/** A text in one language: a line, or Portable Text. */
export type TextValue = string | PortableText;

export interface TranslatedField {
  readonly path: string;
  /** Of each language that has words; the first of it, where one stands there twice. */
  readonly values: ReadonlyMap<Language, TextValue>;
}

/** One record for a path and language: saying it anew replaces what was said before. */
export function translationKey(path: string, language: Language): string {
  return shortDigest(`${path} ${language}`);
}

/**
 * Names a text by its words, emphasis and links: two texts that read alike have the same name, whatever keys the editor gave their parts.
 * For telling whether a text has changed; it protects against nothing.
 */
export function sourceDigest(value: TextValue | undefined): string {
  if (value === undefined || !hasWords(value)) return shortDigest("");
  return shortDigest(canonicalJson(typeof value === "string" ? value.trim() : value.filter(partSaysSomething).map(readPart)));
}

/** Every translated field of a document, in its order, wherever it lies. */
export function translatedFields(document: object): readonly TranslatedField[] {
  return fieldsIn(document, "");
}

/** Languages in which the text at `path` was made from another text than the one that stands there now. */
export function staleLanguages(document: object, { path, values }: TranslatedField): readonly Language[] {
  return recordsOf(document)
    .filter((record) => record.path === path && values.has(record.language))
    .filter(({ source, sourceDigest: made }) => values.has(source) && sourceDigest(values.get(source)) !== made)
    .map(({ language }) => language);
}

/** The records of a document; what is no record counts for nothing, since nobody could mend it in a form. */
export function recordsOf(document: object): readonly TranslationRecord[] {
  const stored: unknown = Object.getOwnPropertyDescriptor(document, "translations")?.value;
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((member: unknown) => translationRecordSchema.safeParse(member).data ?? []);
}

/** The translated value that an array holds, or undefined where it holds something else. */
export function translatedValues(stored: unknown): TranslatedField["values"] | undefined {
  if (!Array.isArray(stored) || stored.length === 0 || !stored.every(isTranslatedMember)) return undefined;
  const values = new Map<Language, TextValue>();
  for (const { language, value } of stored) {
    const text = textValueSchema.safeParse(value);
    if (text.success && hasWords(text.data) && !values.has(language)) values.set(language, text.data);
  }
  return values;
}

const textValueSchema = z.union([z.string(), portableTextSchema]);

/** Other lists have members with a language too: links, fallbacks. These say by their type that they are none of ours. */
function isTranslatedMember(member: unknown): member is { readonly language: Language; readonly value?: unknown } {
  if (typeof member !== "object" || member === null || !("language" in member) || !isLanguage(member.language)) return false;
  return "_type" in member ? String(member._type).startsWith("internationalizedArray") : "value" in member;
}

function fieldsIn(value: unknown, path: string): readonly TranslatedField[] {
  if (Array.isArray(value)) {
    const values = translatedValues(value);
    if (values !== undefined) return [{ path, values }];
    return value.flatMap((member: unknown, index) => fieldsIn(member, `${path}[${selectorOf(member, index)}]`));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => fieldsIn(member, path === "" ? name : `${path}.${name}`));
}

function selectorOf(member: unknown, index: number): string {
  const key: unknown = typeof member === "object" && member !== null && "_key" in member ? member._key : undefined;
  return typeof key === "string" ? `_key=="${key}"` : String(index);
}

export function hasWords(value: TextValue): boolean {
  return typeof value === "string" ? value.trim() !== "" : value.some(partSaysSomething);
}

/** A picture says something even before its words are written. */
function partSaysSomething(part: PortableText[number]): boolean {
  return (part._type === "figure" && part.asset !== undefined) || textParagraphs([part]).some((words) => words.trim() !== "");
}

function readPart(part: PortableText[number]): unknown {
  switch (part._type) {
    case "block":
      return readBlock(part);
    case "table":
      return { table: (part.rows ?? []).map(({ cells = [] }) => cells.map((cell) => cell.trim())) };
    case "figure":
      return { figure: part.asset?._ref, words: [part.alt, part.caption, part.credit].map((words) => words?.trim() ?? "") };
  }
}

/** A block as a reader sees it: marks by what they mean rather than by their keys, and no seam where two spans read alike. */
function readBlock({
  style = "normal",
  listItem,
  level,
  markDefs = [],
  children,
}: Partial<Pick<PortableTextBlock, "style" | "listItem" | "level" | "markDefs">> & Pick<PortableTextBlock, "children">): unknown {
  const meanings = new Map(markDefs.map((mark) => [mark._key, mark._type === "link" ? mark.href : readFootnote(mark)]));
  const spans: { text: string; readonly marks: string }[] = [];
  for (const { text, marks = [] } of children) {
    const meant = canonicalJson(marks.map((mark) => meanings.get(mark) ?? mark).toSorted());
    const before = spans.at(-1);
    if (before?.marks === meant) before.text += text;
    else if (text !== "") spans.push({ text, marks: meant });
  }
  return { style, listItem, level: listItem === undefined ? undefined : (level ?? 1), spans };
}

function readFootnote({ text = [] }: Footnote): string {
  return `footnote ${canonicalJson(text.map(readBlock))}`;
}
