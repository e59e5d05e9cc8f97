import {
  fallbackOrder,
  isLanguage,
  snapshotTextSchema,
  textParagraphs,
  type IssueSnapshot,
  type Language,
  type TextPlace,
} from "@newsletter/schemas";

/**
 * Which field of which document each text of an edition comes from, in the order of the issue: the preview takes a click on a text to the
 * field it was written in. Walks the snapshot, so that a field that is added later is found too.
 */
export function textPlaces(snapshot: IssueSnapshot, language: Language): readonly TextPlace[] {
  const order = [language, ...fallbackOrder(snapshot, language)];
  const issueId = snapshot.issue.id;
  return [
    ...placesIn(snapshot.issue, { documentId: issueId, path: "" }, order),
    ...snapshot.sections.flatMap((section) => placesIn(section, { documentId: issueId, path: `sections[_key=="${section.key}"]` }, order)),
    ...placesIn(snapshot.publication, { documentId: snapshot.publication.id, path: "" }, order),
  ];
}

interface Place {
  readonly documentId: string;
  /** As the Studio writes paths; empty for the document as a whole. */
  readonly path: string;
}

function placesIn(value: unknown, place: Place, order: readonly Language[]): readonly TextPlace[] {
  if (Array.isArray(value)) return value.flatMap((member: unknown, index) => placesIn(member, placeOfMember(member, place, index), order));
  if (typeof value !== "object" || value === null) return [];
  const texts = textsOf(value, order);
  if (texts !== undefined) return place.path === "" ? [] : texts.map((text) => ({ documentId: place.documentId, path: place.path, text }));
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    placesIn(member, placeOfMember(member, { ...place, path: joined(place.path, name) }), order),
  );
}

/** A document within another one begins anew: its fields are its own. */
function placeOfMember(member: unknown, place: Place, index?: number): Place {
  const id = memberText(member, "id");
  if (id !== undefined) return { documentId: id, path: "" };
  if (index === undefined) return place;
  const key = memberText(member, "key");
  return { ...place, path: `${place.path}[${key === undefined ? String(index) : `_key=="${key}"`}]` };
}

/** The words of a translated value that readers of the language see, a paragraph each; undefined for what is no translated value. */
function textsOf(value: object, order: readonly Language[]): readonly string[] | undefined {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([name]) => isLanguage(name))) return undefined;
  const shown: unknown = order.map((language) => entries.find(([name]) => name === language)?.[1]).find((found) => found !== undefined);
  if (typeof shown === "string") return [shown];
  const blocks = snapshotTextSchema.safeParse(shown);
  return blocks.success ? textParagraphs(blocks.data) : [];
}

function memberText(value: unknown, name: string): string | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
  return typeof found === "string" ? found : undefined;
}

const joined = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);
