import * as z from "zod";
import {
  entriesTooDeep,
  footnotesOf,
  hasWords,
  isEmptyFootnote,
  tableColumnsMax,
  tableFault,
  tableRowsMax,
  textAddresses,
  type Figure,
  type Language,
  type PortableText,
  type PortableTextBlock,
  type SnapshotText,
  type StoredFigure,
  type TextTable,
  type TranslatedText,
} from "@newsletter/schemas";
import { textWithoutControls } from "./control-characters.ts";
import { keyed, member, report, type Field } from "./conversion.ts";
import { pictureOf } from "./organisations.ts";
import { noteLanguages, webAddressSchema } from "./text-fields.ts";

interface StoredText {
  readonly _key: string;
  readonly language: Language;
  readonly value?: PortableText | undefined;
}

/** Portable Text may also lead to a mailbox or, within a page, to a fragment; never to a script. */
const textLinkSchema = z.union([webAddressSchema, z.url({ protocol: /^(mailto|tel)$/u })]);

/** The languages that have a text, or undefined when none has. Blank text counts as no text: a reader would see a gap. */
export function optionalText(field: Field, values: readonly StoredText[] | undefined): TranslatedText | undefined {
  const texts: TranslatedText = {};
  for (const [index, { _key, language, value }] of (values ?? []).entries()) {
    if (value === undefined || texts[language] !== undefined || !hasWords(value)) continue;
    checkLinks(field, value);
    texts[language] = textOf(member(keyed(field, _key, index), "value"), language, textWithoutControls(value));
  }
  return Object.keys(texts).length === 0 ? undefined : texts;
}

export function requiredText(field: Field, values: readonly StoredText[] | undefined, what: string): TranslatedText | undefined {
  const text = optionalText(field, values);
  noteLanguages(field, text ?? {});
  return text ?? report(field, "textMissing", `has no ${what} in any language.`);
}

function checkLinks(field: Field, text: PortableText): void {
  for (const href of textAddresses(text)) {
    if (!textLinkSchema.safeParse(href).success) {
      report(field, "urlWrong", `has a link in its text that leads nowhere: “${href}”. It has to begin with https:// or mailto:.`);
    }
  }
}

function textOf(field: Field, language: Language, text: PortableText): SnapshotText {
  const tooDeep = entriesTooDeep(text);
  return text.flatMap((part, index): SnapshotText => {
    const place = keyed(field, part._key, index);
    switch (part._type) {
      case "block":
        if (tooDeep.includes(part._key)) {
          report(place, "listTooDeep", "has an entry of a list that is indented too far; readers see it further out.", "warning");
        }
        return [blockOf(place, part)];
      case "table":
        return tableOf(place, part);
      case "figure":
        return figureOf(place, language, part);
    }
  });
}

function blockOf(field: Field, block: PortableTextBlock): PortableTextBlock {
  for (const [index, footnote] of footnotesOf(block).entries()) {
    if (!isEmptyFootnote(footnote)) continue;
    const place = keyed(member(field, "markDefs"), footnote._key, index);
    report(place, "footnoteEmpty", "has a footnote without words; it is not shown.", "warning");
  }
  return block;
}

function tableOf(field: Field, table: TextTable): SnapshotText {
  switch (tableFault(table)) {
    case "tooLarge":
      report(
        field,
        "tableTooLarge",
        `has a table of more than ${tableColumnsMax} columns or ${tableRowsMax} rows, which no phone can show. Split it, or offer it as a file.`,
      );
      return [];
    case "empty":
      report(field, "tableEmpty", "has a table without a word in it; it is not shown.", "warning");
      return [];
    case "ragged":
      report(field, "tableRagged", "has a table with rows of different lengths; the cells that are missing are shown empty.", "warning");
      return [table];
    case undefined:
      return [table];
  }
}

function figureOf(field: Field, language: Language, { _key, asset, crop, hotspot, alt, caption, credit }: StoredFigure): SnapshotText {
  if (asset === undefined) {
    report(field, "figureEmpty", "has a place for a picture in its text, and no picture there; it is not shown.", "warning");
    return [];
  }
  const picture = pictureOf(field, {
    asset,
    crop,
    hotspot,
    alt: [{ _key: language, language, ...(alt === undefined ? {} : { value: alt }) }],
    credit,
  });
  if (picture === undefined) return [];
  const words = caption?.trim() ?? "";
  const figure: Figure = { _type: "figure", _key, media: picture.media, alt: picture.alt[language] ?? "" };
  return [
    {
      ...figure,
      ...(words === "" ? {} : { caption: words }),
      ...(picture.credit === undefined ? {} : { credit: picture.credit }),
    },
  ];
}
