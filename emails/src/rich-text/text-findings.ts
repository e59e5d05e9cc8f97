import { isLanguage, textAddresses, type Finding, type SnapshotText } from "@newsletter/schemas";
import { translated, type Edition } from "../edition.ts";
import { isAddress } from "./mark-tree.ts";

/**
 * What a text holds that its edition cannot show: a part that a newer Studio wrote, an address that leads nowhere. The edition is made all the
 * same, without it; walks the snapshot, so that a text that is added later is looked at too.
 */
export function textFindings(edition: Edition): readonly Finding[] {
  const { issue, publication, sections } = edition.snapshot;
  const found = [
    ...sections.flatMap((section) => findingsIn(edition, section, { documentId: issue.id, path: `sections[_key=="${section.key}"]` })),
    ...findingsIn(edition, publication, { documentId: publication.id, path: "" }),
  ];
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}

interface Place {
  readonly documentId: string;
  /** As the Studio writes paths. */
  readonly path: string;
}

function findingsIn(edition: Edition, value: unknown, place: Place): readonly Finding[] {
  if (Array.isArray(value)) return value.flatMap((member: unknown) => findingsIn(edition, member, placeOf(member, place)));
  if (typeof value !== "object" || value === null) return [];
  if (isTexts(value)) return findingsOfText(translated(edition, value)?.value ?? [], place);
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    findingsIn(edition, member, placeOf(member, { ...place, path: place.path === "" ? name : `${place.path}.${name}` })),
  );
}

/** A document within another one begins anew. */
function placeOf(member: unknown, place: Place): Place {
  const id: unknown = typeof member === "object" && member !== null ? Object.getOwnPropertyDescriptor(member, "id")?.value : undefined;
  return typeof id === "string" ? { documentId: id, path: "" } : place;
}

function isTexts(value: object): value is Parameters<typeof translated<SnapshotText>>[1] & object {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([name, text]: [string, unknown]) => isLanguage(name) && Array.isArray(text));
}

const known: ReadonlySet<string> = new Set(["block", "figure", "table"]);

function findingsOfText(text: SnapshotText, place: Place): readonly Finding[] {
  const shown = text.filter(({ _type }) => known.has(_type));
  const unknown: readonly string[] = text.filter(({ _type }) => !known.has(_type)).map(({ _type }) => _type);
  const unsafe = textAddresses(shown).filter((href) => !isAddress({ href }));
  return [
    ...unknown.map((type) =>
      said(
        place,
        "textPartUnknown",
        type,
        `A text holds a part of the kind “${type}”, which this version of the product cannot show; the edition is without it.`,
      ),
    ),
    ...unsafe.map((href) =>
      said(place, "linkUnsafe", href, `A text leads to “${href}”, which no reader can follow; its words stand without a link.`),
    ),
  ];
}

function said(place: Place, rule: string, value: string, message: string): Finding {
  return { ...place, rule, severity: "error", message, values: [value] };
}
