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

/** Publications for the choice of one. */
export const publicationsQuery = defineQuery(`*[_type == "publication"] | order(_id) [0...100] { _id, name }`);

/** Partners for the preview's choice of a partner copy. */
export const partnersQuery = defineQuery(`*[_type == "partner"] | order(_id) {
  _id,
  "name": organisation->name,
  "shortName": organisation->shortName,
  countries,
  themes
}`);

/**
 * The latest issue that shows a document: itself, or through one item between them (a topic's entry, an organisation). It goes from the issue to its
 * items: a second look at all documents, from every document, would be millions (with 5,000 of them it stopped the lake for a minute).
 */
export const issueOfDocumentQuery = defineQuery(`*[_type == "issue" && (
  _id == $id ||
  references($id) ||
  count((sections[].items[]->)[references($id)]) > 0
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

/** When a calendar entry happens, whatever its precision; `whenOf` of the Studio reads it. */
const dateFields = `  precision,
  day,
  firstDay,
  lastDay,
  startsAt,
  endsAt,
  timeZone,
  firstMonth,
  lastMonth,
`;

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
${dateFields}  place
}`);

/** The types of a section's items. */
export const sectionItemTypesQuery = defineQuery(`*[_id in $ids]{ _id, _type }`);

/**
 * Calendar entries with a date in the period; one that ends before it begins is found where it begins. Parameters are those of `periodBounds`
 * and `max`.
 */
export const calendarEntriesQuery = defineQuery(`*[_type == "calendarEntry" && (
  (precision == "day" && day >= $firstDay && day < $dayAfter) ||
  (precision == "range" && firstDay < $dayAfter && (lastDay >= $firstDay || firstDay >= $firstDay)) ||
  (precision == "monthSpan" && firstMonth <= $lastMonth && (lastMonth >= $firstMonth || firstMonth >= $firstMonth)) ||
  (precision == "time" && startsAt < $instantAfter && (coalesce(endsAt, startsAt) >= $firstInstant || startsAt >= $firstInstant)) ||
  (registration.precision == "day" && registration.day >= $firstDay && registration.day < $dayAfter) ||
  (registration.precision == "instant" && registration.closesAt >= $firstInstant && registration.closesAt < $instantAfter)
)] | order(_id) [0...$max] {
  _id,
  _rev,
  "isDraft": _originalId in path("drafts.**"),
  title,
  kind,
${dateFields}  placeKind,
  place,
  status,
  languages,
  regions,
  countries,
  "projectId": project._ref,
  "registration": registration{ precision, day, closesAt, timeZone },
  "whole": partOf->{ _id, title, precision, day, firstDay, lastDay, startsAt, endsAt, timeZone, firstMonth, lastMonth }
}`);

/** Calls with a deadline in the period; parameters as above. */
export const calendarCallsQuery = defineQuery(`*[_type == "callForApplications" && count(deadlines[
  (precision == "day" && day >= $firstDay && day < $dayAfter) ||
  (precision == "instant" && closesAt >= $firstInstant && closesAt < $instantAfter)
]) > 0] | order(_id) [0...$max] {
  _id,
  title,
  languages,
  regions,
  countries,
  "deadlines": deadlines[]{ _key, precision, day, closesAt, timeZone, "topics": topics[]{ shortForm, name } }
}`);

/** What decides which items go into which issue, newest first: what stands in it, and what its calendar gathers. */
export const issueContentsQuery = defineQuery(`*[_type == "issue"] | order(number desc) [0...200] {
  _id,
  "isDraft": _originalId in path("drafts.**"),
  number,
  month,
  referenceTime,
  "sections": sections[]{ kind, period, "itemIds": items[]._ref, "leftOutIds": leftOut[]._ref }
}`);

/** How many files a mail of the publication may carry, and what is known of one of them. */
export const attachedFileQuery = defineQuery(`{
  "attachmentsMax": *[_type == "publication" && _id == $publicationId][0].attachmentsMax,
  "asset": *[_type == "sanity.fileAsset" && _id == $assetId][0]{ size, extension }
}`);

/** Projects for the choice of one. */
export const projectsQuery = defineQuery(`*[_type == "project"] | order(_id) [0...500] { _id, shortName, title }`);

/** Which of these are published; to be asked with the perspective `published`. */
export const publishedAmongQuery = defineQuery(`*[_id in $ids]._id`);

/** What one can ask for everything about, besides places and themes. */
export const aboutSubjectsQuery = defineQuery(`*[_type in ["organisation", "partner", "project"]] | order(_type, _id) [0...$max] {
  _id,
  _type,
  name,
  title,
  shortName,
  code,
  "funderId": funder._ref,
  "organisationId": organisation._ref,
  "organisationName": organisation->name,
  "organisationShortName": organisation->shortName,
  "memberIds": memberOrganisations[]._ref
}`);

/** Entries that refer to any of these: calls name what they are about by an entry. */
export const entriesAboutQuery = defineQuery(`*[_type == "calendarEntry" && references($ids)] | order(_id) [0...$max]._id`);

/** Items about a subject: those that refer to it, lie in its places or have its theme, and calls for its entries. Empty lists find nothing. */
export const itemsAboutQuery = defineQuery(`*[
  _type in ["newsItem", "callForApplications", "video", "calendarEntry", "knowledgeResource", "supporter", "partner"] && (
    references($ids) || _id in $ids ||
    (_type == "callForApplications" && references($entryIds)) ||
    theme in $themes || count(themes[@ in $themes]) > 0 ||
    count(regions[@ in $regions]) > 0 || count(countries[@ in $countries]) > 0
  )
] | order(_id) [0...$max] {
  "writtenAt": _createdAt,
  "isDraft": _originalId in path("drafts.**"),
  kind,
  endsAt,
  timeZone,
  "deadlineMoments": deadlines[]{ precision, day, closesAt, timeZone },
  "organisationIds": organisations[]._ref,
  "coOrganiserIds": coOrganisers[]._ref,
  "projectId": project._ref,
  "organisationId": organisation._ref,
  "memberIds": memberOrganisations[]._ref,
  "link": coalesce(links[0].url, applyUrl, watchUrl, url),
${itemFields}}`);
