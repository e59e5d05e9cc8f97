import { defineQuery } from "groq";

// Queries against the content lake, in one place so that their results are typed by the schema (`npm run typegen` in `studio/`).

/** Every issue with what the board of the Studio shows, newest first. Asked with the perspective `drafts`. */
export const issueBoardQuery = defineQuery(`*[_type == "issue"] | order(number desc) {
  _id,
  _originalId,
  number,
  month,
  title,
  subject,
  cover,
  "sections": sections[]{
    kind,
    letter,
    "items": items[]->{ _id, _originalId, _type, title, "organisationName": organisation->name, picture, still }
  }
}`);

/** Partners for the preview's choice of a partner copy. */
export const partnersQuery = defineQuery(`*[_type == "partner"] | order(_id) {
  _id,
  "name": organisation->name,
  "shortName": organisation->shortName
}`);

/** The latest issue that uses a document, directly or through what it refers to: where a change of it would be seen. */
export const issueOfDocumentQuery = defineQuery(`*[_type == "issue" && (
  _id == $id ||
  references($id) ||
  count(sections[].items[@->_id == $id || references($id)]) > 0 ||
  count(*[_type in ["newsItem", "callForApplications", "supporter"] && references($id) && _id in ^.sections[].items[]._ref]) > 0
)] | order(number desc) [0] { _id, number, title }`);

/** The latest issue, for documents that belong to every issue (publication, partner). */
export const latestIssueQuery = defineQuery(`*[_type == "issue"] | order(number desc) [0] {
  _id,
  number,
  month,
  title,
  publication
}`);

/** The types of a section's items. */
export const sectionItemTypesQuery = defineQuery(`*[_id in $ids]{ _id, _type }`);
