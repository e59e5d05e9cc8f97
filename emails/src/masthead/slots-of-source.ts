import { mediaUrl, type MastheadFault, type SnapshotPartner } from "@newsletter/schemas";
import { monthText } from "../dates.ts";
import { partnerName, translatedString, type Edition } from "../edition.ts";
import { startOf } from "../ui/tokens.ts";
import { escaped, isolated } from "./markup.ts";

/** What `{{name}}` and its like stand for in a masthead's source. Words differ by language; the others are written as they are. */
export interface SlotValue {
  readonly value: string;
  readonly isWords: boolean;
}
export type Slots = ReadonlyMap<string, SlotValue>;

const ownSlotNames = ["name", "line", "url", "logo", "logoAlt", "publication", "issue", "month", "language", "direction", "start"];

/** Names of every slot that a form with so many pictures can fill. */
export function slotNames(picturesCount: number): readonly string[] {
  const pictures = Array.from({ length: picturesCount }, (_, index) => [`picture${String(index + 1)}`, `picture${String(index + 1)}Alt`]);
  return [...ownSlotNames, ...pictures.flat()];
}

const words = (value: string): SlotValue => ({ value, isWords: true });
const plain = (value: string): SlotValue => ({ value, isWords: false });

export function slotsOf(edition: Edition, partner: SnapshotPartner): Slots {
  const { masthead } = partner;
  const { baseUrl, publication, issue } = edition.snapshot;
  const pictures = [...(masthead.pictures ?? []).entries()].flatMap(([index, picture]): [string, SlotValue][] => [
    [`picture${String(index + 1)}`, plain(mediaUrl(baseUrl, picture.media))],
    [`picture${String(index + 1)}Alt`, words(translatedString(edition, picture.alt))],
  ]);
  return new Map([
    ["name", words(partnerName(edition, partner))],
    ["line", words(translatedString(edition, masthead.line))],
    ["url", plain(masthead.url ?? publication.websiteUrl ?? baseUrl)],
    ...(masthead.logo === undefined
      ? []
      : ([
          ["logo", plain(mediaUrl(baseUrl, masthead.logo.media))],
          ["logoAlt", words(translatedString(edition, masthead.logo.alt))],
        ] satisfies [string, SlotValue][])),
    ...pictures,
    ["publication", words(translatedString(edition, publication.name))],
    ["issue", words(edition.words.issueNumber(String(issue.number)))],
    ["month", words(monthText(edition.language, issue.month))],
    ["language", plain(edition.language)],
    ["direction", plain(edition.direction)],
    ["start", plain(startOf(edition.direction))],
  ]);
}

const slotPattern = /\{\{(?<name>[^{}]*)\}\}/gu;

/** Slots that the form has nothing for. */
export function unknownSlots(source: string, known: ReadonlySet<string>): readonly MastheadFault[] {
  return source.split("\n").flatMap((text, index) =>
    Array.from(text.matchAll(slotPattern), ({ groups }) => groups?.["name"] ?? "")
      .filter((name) => !known.has(name))
      .map((name) => ({ line: index + 1, message: `This form has nothing for {{${name}}}.` })),
  );
}

/** The source with its slots filled: inside a tag as an attribute's value, elsewhere as text in its own direction. */
export function filled(source: string, edition: Edition, slots: Slots): string {
  return source
    .split(/(?<tag><[^<>]*>)/u)
    .map((part) =>
      part.replaceAll(slotPattern, (whole: string, name: string) => {
        const slot = slots.get(name);
        if (slot === undefined) return whole;
        return slot.isWords && !part.startsWith("<") ? isolated(edition, slot.value) : escaped(slot.value);
      }),
    )
    .join("");
}
