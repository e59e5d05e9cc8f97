import { defineQuery } from "groq";

// Queries against the content lake, in one place so that their results are typed by the schema (`npm run typegen` in `studio/`).
// All are asked with the perspective `drafts`, where a document bears its published id and `_originalId` tells whether it is a draft.

/** Every issue with what the board of the Studio shows, newest first. */
export const issueBoardQuery = defineQuery(`*[_type == "issue"] | order(number desc) {
  _id,
  "isDraft": _originalId in path("drafts.**"),
  number,
  month,
  title,
  subject,
  cover,
  "languages": publication->languages,
  "sections": sections[]{
    kind,
    letter,
    "items": items[]->{
      _id,
      "isDraft": _originalId in path("drafts.**"),
      title,
      "organisationName": organisation->name,
      picture,
      still
    }
  }
}`);

/**
 * The documents of the latest issues that keep records of translations, whole: whether a translation is stale is told by its source text.
 * Older issues are out, and nobody waits for their translations.
 */
export const boardTranslationsQuery = defineQuery(`*[_type == "issue"] | order(number desc) [0...6] {
  _id,
  "documents": [@, publication->, ...sections[].items[]->][count(translations) > 0]
}`);

/** The language each publication is written in first: what its translations are made from. */
export const sourceLanguagesQuery = defineQuery(`*[_type == "publication"] { _id, "language": languages[0] }`);

/** The calendar entry that an entry is a part of. */
export const partOfQuery = defineQuery(`*[_type == "calendarEntry" && _id == $id][0].partOf._ref`);

/** Partners for the preview's choice of a partner copy. */
export const partnersQuery = defineQuery(`*[_type == "partner"] | order(_id) {
  _id,
  "name": organisation->name,
  "shortName": organisation->shortName
}`);

/** The latest issue that shows a document: itself, or through one item between them (a topic's entry, an organisation). */
export const issueOfDocumentQuery = defineQuery(`*[_type == "issue" && (
  _id == $id ||
  references($id) ||
  count(*[references($id) && _id in ^.sections[].items[]._ref]) > 0
)] | order(number desc) [0] { _id, number, title }`);

/** The issues in which an item stands, newest first. */
export const issuesShowingQuery = defineQuery(`*[_type == "issue" && references($id)] | order(number desc) [0...6] { _id, number }`);

/** The latest issue: what a new one continues, and where a partner's masthead is seen. */
export const latestIssueQuery = defineQuery(`*[_type == "issue"] | order(number desc) [0] {
  _id,
  number,
  month,
  title,
  publication
}`);

/** What a new issue takes over from the latest one. */
export const latestIssueShapeQuery = defineQuery(`*[_type == "issue"] | order(number desc) [0] {
  number,
  month,
  publication,
  referenceTime,
  coverNote,
  fallbackLanguages,
  sections[]{ kind, heading, layout, signatory, period, "items": select(kind in $standing => items) }
}`);

/** An item as an editor recognises it in a list. */
const itemFields = `
  _id,
  _type,
  title,
  "organisationName": organisation->name,
  "picture": coalesce(picture, still, organisation->logo),
  place,
  firstDay,
  lastDay,
  precision,
  day,
  startsAt,
  firstMonth,
  lastMonth,
  "deadlines": deadlines[]{ day, closesAt },
  "teaser": coalesce(teaser, summary)
`;

/** What an issue's form shows of the items in its sections. */
export const itemsOfIssueQuery =
  defineQuery(`*[_id in $ids && _type in ["newsItem", "callForApplications", "video", "calendarEntry", "knowledgeResource", "supporter", "partner"]]{
${itemFields}}`);

/**
 * Which items stand in which issue, newest first. Asked for once and joined by whoever shows items: a lake would walk all documents anew for
 * each item.
 */
export const itemsByIssueQuery = defineQuery(`*[_type == "issue"] | order(number desc) [0...200] {
  _id,
  number,
  "itemIds": sections[].items[]._ref
}`);

/** Items that can be added to a section, latest first. Empty parameters do not narrow. */
export const pickableItemsQuery = defineQuery(`*[
  _type in $types && _type in ["newsItem", "callForApplications", "video", "calendarEntry", "knowledgeResource", "supporter", "partner"] &&
  !(_id in $without) &&
  ($search == "" || title[].value match $search || organisation->name[].value match $search) &&
  ($theme == "" || theme == $theme) &&
  (!$hasRegion || count(regions[@ in $regions]) > 0 || count(countries[@ in $countries]) > 0) &&
  ($refersTo == "" || references($refersTo)) &&
  ($since == "" || coalesce(firstDay, day, startsAt, firstMonth, _createdAt) >= $since)
] | order(coalesce(firstDay, day, startsAt, firstMonth, _createdAt) desc) [0...$max] {
${itemFields}}`);

/** What items refer to, for the choice of whose items are offered. */
export const itemContextsQuery = defineQuery(`*[_type in ["organisation", "project"]] | order(_type, _id) [0...500] {
  _id,
  name,
  title,
  shortName
}`);

/** Calendar entries of a period; dates are compared as text, which their ISO form allows. */
export const entriesOfPeriodQuery = defineQuery(`*[_type == "calendarEntry" && (
  (precision == "day" && day >= $firstDay && day < $dayAfter) ||
  (precision == "range" && firstDay < $dayAfter && lastDay >= $firstDay) ||
  (precision == "monthSpan" && firstMonth <= $lastMonth && lastMonth >= $firstMonth) ||
  (precision == "time" && startsAt < $instantAfter && coalesce(endsAt, startsAt) >= $firstInstant)
)] | order(_id) [0...1000] {
  _id,
  title,
  precision,
  day,
  firstDay,
  lastDay,
  startsAt,
  endsAt,
  timeZone,
  firstMonth,
  lastMonth,
  place
}`);

/** The types of a section's items. */
export const sectionItemTypesQuery = defineQuery(`*[_id in $ids]{ _id, _type }`);
