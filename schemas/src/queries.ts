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

/** The types of a section's items. */
export const sectionItemTypesQuery = defineQuery(`*[_id in $ids]{ _id, _type }`);
