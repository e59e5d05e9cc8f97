import type { SchemaTypeDefinition } from "sanity";
import { callForApplications } from "./documents/call-for-applications.ts";
import { calendarEntry } from "./documents/calendar-entry.ts";
import { issue } from "./documents/issue.ts";
import { knowledgeResource } from "./documents/knowledge-resource.ts";
import { newsItem } from "./documents/news-item.ts";
import { organisation } from "./documents/organisation.ts";
import { partner } from "./documents/partner.ts";
import { project } from "./documents/project.ts";
import { publication } from "./documents/publication.ts";
import { signatory } from "./documents/signatory.ts";
import { supporter } from "./documents/supporter.ts";
import { video } from "./documents/video.ts";
import { attachment, attachmentFile } from "./objects/attachment.ts";
import { deadline } from "./objects/deadline.ts";
import { deadlineTopic } from "./objects/deadline-topic.ts";
import { figure } from "./objects/figure.ts";
import { footnote } from "./objects/footnote.ts";
import { fallbackLanguage } from "./objects/fallback-language.ts";
import { issueSection } from "./objects/issue-section.ts";
import { issueTeaser } from "./objects/issue-teaser.ts";
import { itemLink } from "./objects/item-link.ts";
import { monthPeriod } from "./objects/month-period.ts";
import { mastheadLink } from "./objects/masthead-link.ts";
import { mjmlSource } from "./objects/mjml-source.ts";
import { partnerCoverNote } from "./objects/partner-cover-note.ts";
import { partnerFigure } from "./objects/partner-figure.ts";
import { picture } from "./objects/picture.ts";
import { portableText } from "./objects/portable-text.ts";
import { registration } from "./objects/registration.ts";
import { table, tableRow } from "./objects/table.ts";
import { translationRecord, withTranslations } from "./objects/translation-record.ts";

export { reachResponseSchema } from "./reach-answer.ts";
export { firstTranslation, joined, translatedLanguages } from "./translated.ts";
export * from "../queries.ts";
export type {
  AboutSubjectsQueryResult,
  CalendarCallsQueryResult,
  CalendarEntriesQueryResult,
  EntriesOfPeriodQueryResult,
  IssueBoardQueryResult,
  IssueContentsQueryResult,
  IssueOfDocumentQueryResult,
  ItemContextsQueryResult,
  ItemsAboutQueryResult,
  ItemsByIssueQueryResult,
  ItemsOfIssueQueryResult,
  PartnersQueryResult,
  PickableItemsQueryResult,
} from "../generated/sanity.types.ts";
export * from "./audience-answers.ts";
export * from "./desk-list-answers.ts";
export * from "./worker-answers.ts";
export * from "./onboarding-answers.ts";
export * from "./proof-answers.ts";
export * from "./differences-answer.ts";
export * from "./sending-answers.ts";
export * from "./review-answers.ts";
export {
  calendarEntryKindChoices,
  languageChoices,
  precisionChoices,
  stakeholderKindChoices,
  regionChoices,
  resourceKindChoices,
  sectionKindTitles,
  statusTitles,
  themeTitles,
} from "./choices.ts";
export { itemTypesOf } from "./section-items.ts";
export { memberOf } from "./rules.ts";

/** The content model as the Studio knows it: the same types and fields as `documents.ts`. */
export const schemaTypes: SchemaTypeDefinition[] = [
  ...[
    publication,
    issue,
    newsItem,
    callForApplications,
    video,
    calendarEntry,
    knowledgeResource,
    organisation,
    partner,
    supporter,
    project,
    signatory,
  ].map(withTranslations),
  issueSection,
  attachment,
  attachmentFile,
  picture,
  itemLink,
  deadline,
  deadlineTopic,
  registration,
  mastheadLink,
  mjmlSource,
  partnerCoverNote,
  partnerFigure,
  portableText,
  figure,
  footnote,
  table,
  tableRow,
  monthPeriod,
  issueTeaser,
  fallbackLanguage,
  translationRecord,
];
