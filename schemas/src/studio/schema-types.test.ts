import { expect, test } from "vitest";
import * as z from "zod";
import * as documents from "../documents.ts";
import { translationRecordSchema } from "../translations.ts";
import { documentTypes } from "../vocabulary.ts";
import { schemaTypes } from "./index.ts";
import { memberOf } from "./rules.ts";

// What an editor can fill in and what the worker reads are written down twice, each in the words of its library. Here they meet.

const readShapes: Readonly<Record<string, z.ZodObject>> = {
  publication: documents.publicationDocumentSchema,
  issue: documents.issueDocumentSchema,
  newsItem: documents.newsItemDocumentSchema,
  callForApplications: documents.callForApplicationsDocumentSchema,
  video: documents.videoDocumentSchema,
  calendarEntry: documents.calendarEntryDocumentSchema,
  knowledgeResource: documents.knowledgeResourceDocumentSchema,
  organisation: documents.organisationDocumentSchema,
  partner: documents.partnerDocumentSchema,
  supporter: documents.supporterDocumentSchema,
  project: documents.projectDocumentSchema,
  signatory: documents.signatoryDocumentSchema,
  issueSection: documents.issueSectionSchema,
  attachment: documents.storedAttachmentSchema,
  attachmentFile: documents.storedAttachmentFileSchema,
  itemLink: documents.itemLinkSchema,
  deadline: documents.storedDeadlineSchema,
  deadlineTopic: documents.deadlineTopicSchema,
  registration: documents.storedRegistrationSchema,
  mastheadLink: documents.mastheadLinkSchema,
  partnerCoverNote: documents.partnerCoverNoteSchema,
  partnerFigure: documents.partnerFigureSchema,
  monthPeriod: documents.monthPeriodSchema,
  issueTeaser: documents.issueTeaserSchema,
  fallbackLanguage: documents.fallbackLanguageSchema,
  translationRecord: translationRecordSchema,
};

function fieldNames(typeName: string): readonly string[] {
  const fields = memberOf(
    schemaTypes.find(({ name }) => name === typeName),
    "fields",
  );
  return z
    .array(z.looseObject({ name: z.string() }))
    .parse(fields)
    .map(({ name }) => name)
    .toSorted();
}

test.for(Object.entries(readShapes))("%s has the same fields for editors as for the worker", ([typeName, shape]) => {
  const read = Object.keys(shape.shape).filter((name) => !name.startsWith("_"));
  expect(fieldNames(typeName)).toEqual(read.toSorted());
});

test("a picture has what the worker reads of it", () => {
  expect(fieldNames("picture")).toEqual(["alt", "credit"]);
});

test("every document type can be edited", () => {
  const edited = schemaTypes.filter(({ type }) => type === "document").map(({ name }) => name);
  expect(edited.toSorted()).toEqual(documentTypes.toSorted());
});
