import * as z from "zod";
import { clearanceStateSchema, textDigestSchema } from "./clearance.ts";
import { daySchema, instantSchema, monthSchema, timeZoneSchema } from "./dates.ts";
import { languageSchema } from "./languages.ts";
import { storedFrame } from "./media.ts";
import { portableTextSchema } from "./portable-text.ts";
import {
  calendarEntryKindSchema,
  calendarEntryStatusSchema,
  datePrecisionSchema,
  placeKindSchema,
  resourceKindSchema,
  sectionKindSchema,
  sectionLayoutSchema,
  stakeholderKindSchema,
  themeSchema,
} from "./vocabulary.ts";

// The documents as the content lake stores them and as the Studio's schema types describe them (`studio/`, same names). Editors may
// leave any field empty while they write, so a document is read leniently here; what must be there before a snapshot can be
// taken is said by `content/` in the worker, as a finding with document and path.

/** A reference to another document. */
export const referenceSchema = z.looseObject({ _ref: z.string().min(1) });
export type Reference = z.infer<typeof referenceSchema>;

/** Values of sanity-plugin-internationalized-array: one member per language. */
const translated = <T extends z.ZodType>(value: T) =>
  z.array(z.looseObject({ _key: z.string(), language: languageSchema, value: value.optional() }));

export const storedStringSchema = translated(z.string());
export const storedTextSchema = translated(portableTextSchema);

/** A picture with what a reader needs who cannot see it. */
export const storedPictureSchema = z.looseObject({
  asset: referenceSchema.optional(),
  ...storedFrame,
  alt: storedStringSchema.optional(),
  credit: z.string().optional(),
});

/** A file to download. */
export const storedFileSchema = z.looseObject({ asset: referenceSchema.optional() });

const document = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.looseObject({
    _id: z.string().min(1),
    _type: z.literal(type),
    _rev: z.string().min(1),
    /** Of which source texts its translations were made: `translations.ts`. */
    translations: z.array(z.looseObject({ _key: z.string() })).optional(),
    ...shape,
  });

export const publicationDocumentSchema = document("publication", {
  name: storedStringSchema.optional(),
  publisher: storedStringSchema.optional(),
  slug: z.looseObject({ current: z.string().optional() }).optional(),
  languages: z.array(languageSchema).optional(),
  aboutUs: storedTextSchema.optional(),
  /** A line with the address to write to; shown in the footer. */
  contactLine: storedStringSchema.optional(),
  postalAddress: z.string().optional(),
  websiteUrl: z.string().optional(),
  senderName: z.string().optional(),
  senderAddress: z.string().optional(),
  /** What the publication is about. */
  themes: z.array(themeSchema).optional(),
  /** Colleagues who get every proof. */
  proofList: z.array(z.string()).optional(),
  /** How many files a mail may carry; none where it is empty. */
  attachmentsMax: z.number().optional(),
  /** Visits to our own pages are counted; not where it is empty. */
  hasVisitCounts: z.boolean().optional(),
  /** Partners are asked how many they forwarded an issue to; not where it is empty. */
  hasReachQuestion: z.boolean().optional(),
  /** True while the content is the sample's: every edition and page then says so. */
  isSample: z.boolean().optional(),
});

/** Whole months, the first and the last of them included. */
export const monthPeriodSchema = z.looseObject({ firstMonth: monthSchema.optional(), lastMonth: monthSchema.optional() });

/** Another teaser for an item, in this issue only. */
export const issueTeaserSchema = z.looseObject({
  _key: z.string(),
  item: referenceSchema.optional(),
  teaser: storedTextSchema.optional(),
});

/** What readers of a language get where a text is not in it: an editor's choice, shown to the reader. */
export const fallbackLanguageSchema = z.looseObject({
  _key: z.string(),
  language: languageSchema.optional(),
  fallback: languageSchema.optional(),
});

export const issueSectionSchema = z.looseObject({
  _key: z.string(),
  kind: sectionKindSchema.optional(),
  heading: storedStringSchema.optional(),
  layout: sectionLayoutSchema.optional(),
  /** Text of a letter. */
  letter: storedTextSchema.optional(),
  signatory: referenceSchema.optional(),
  /** Words of a section that holds nothing else. */
  text: storedTextSchema.optional(),
  items: z.array(referenceSchema).optional(),
  /** A calendar section gathers what happens in these months; `items` are then the entries pinned to it. */
  period: monthPeriodSchema.optional(),
  /** Entries of the period that this issue does not show. */
  leftOut: z.array(referenceSchema).optional(),
  issueTeasers: z.array(issueTeaserSchema).optional(),
});

/** A cover note for one partner, in place of the issue's. */
export const partnerCoverNoteSchema = z.looseObject({
  _key: z.string(),
  partner: referenceSchema.optional(),
  note: storedStringSchema.optional(),
});

/** What an issue brings along: a file, or one for each language. */
export const storedAttachmentFileSchema = z.looseObject({
  _key: z.string(),
  language: languageSchema.optional(),
  file: storedFileSchema.optional(),
});
export const storedAttachmentSchema = z.looseObject({
  _key: z.string(),
  title: storedStringSchema.optional(),
  files: z.array(storedAttachmentFileSchema).optional(),
});

export const issueDocumentSchema = document("issue", {
  publication: referenceSchema.optional(),
  number: z.int().optional(),
  month: monthSchema.optional(),
  slug: z.looseObject({ current: z.string().optional() }).optional(),
  title: storedStringSchema.optional(),
  subject: storedStringSchema.optional(),
  preheader: storedStringSchema.optional(),
  /** What stands above the issue in the partner copy: two sentences that say what to forward. */
  coverNote: storedStringSchema.optional(),
  partnerCoverNotes: z.array(partnerCoverNoteSchema).optional(),
  /** Planned send time; "open", "closed" and "past" are said as of it. */
  referenceTime: instantSchema.optional(),
  cover: storedPictureSchema.optional(),
  fallbackLanguages: z.array(fallbackLanguageSchema).optional(),
  sections: z.array(issueSectionSchema).optional(),
  attachments: z.array(storedAttachmentSchema).optional(),
});

export const itemLinkSchema = z.looseObject({
  _key: z.string(),
  /** The language of what the link leads to: "Read in English. Read in Spanish." */
  language: languageSchema.optional(),
  url: z.string().optional(),
});

/** Codes of what an item is about; whether they exist is said when a snapshot is taken. */
const places = { regions: z.array(z.string()).optional(), countries: z.array(z.string()).optional() };

const release = {
  /** Nothing of the item may be public before this instant. */
  embargoUntil: instantSchema.optional(),
  /** Countries in which the item may not be passed on. */
  withheldIn: z.array(z.string()).optional(),
};

/** The yes of the responsible office to an item. An item that says nothing needs none. */
export const storedClearanceSchema = z.looseObject({
  state: clearanceStateSchema.optional(),
  /** Who gave it, in words: a name, or an office. */
  by: z.string().optional(),
  on: daySchema.optional(),
  /** Of the item as it read then. Absent where an editor wrote down a yes that came by another way. */
  textDigest: textDigestSchema.optional(),
});
const clearing = { responsibleOffice: referenceSchema.optional(), clearance: storedClearanceSchema.optional() };

export const newsItemDocumentSchema = document("newsItem", {
  title: storedStringSchema.optional(),
  teaser: storedTextSchema.optional(),
  /** Who wrote it, in the words to be printed: "by two participants". */
  byline: storedStringSchema.optional(),
  picture: storedPictureSchema.optional(),
  /** Up to two beside the picture: more of them, or logos. */
  morePictures: z.array(storedPictureSchema).optional(),
  theme: themeSchema.optional(),
  place: storedStringSchema.optional(),
  firstDay: daySchema.optional(),
  lastDay: daySchema.optional(),
  links: z.array(itemLinkSchema).optional(),
  organisations: z.array(referenceSchema).optional(),
  /** Who organised it together with the publisher. */
  coOrganisers: z.array(referenceSchema).optional(),
  project: referenceSchema.optional(),
  ...places,
  ...release,
  ...clearing,
});

export const deadlineTopicSchema = z.looseObject({
  _key: z.string(),
  /** "TIP" */
  shortForm: z.string().optional(),
  name: storedStringSchema.optional(),
  /** The calendar entry this topic is about. */
  entry: referenceSchema.optional(),
});

export const storedDeadlineSchema = z.looseObject({
  _key: z.string(),
  topics: z.array(deadlineTopicSchema).optional(),
  precision: z.enum(["day", "instant"]).optional(),
  day: daySchema.optional(),
  closesAt: instantSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  /** The words that were published: "4 February 2024, midnight CET". */
  words: storedStringSchema.optional(),
});

/** Who may take part and on what terms. */
const takingPart = {
  /** In the words of the call. */
  eligibility: storedStringSchema.optional(),
  stakeholderKinds: z.array(stakeholderKindSchema).optional(),
  /** Working languages, which may be others than ours: "in Arabic, English, French and Spanish". */
  languages: z.array(languageSchema).optional(),
  cost: storedStringSchema.optional(),
};

export const callForApplicationsDocumentSchema = document("callForApplications", {
  title: storedStringSchema.optional(),
  summary: storedTextSchema.optional(),
  ...takingPart,
  /** The rule a call rests on: "ECOSOC resolution 1996/31, paragraph 44". */
  legalBasis: storedStringSchema.optional(),
  deadlines: z.array(storedDeadlineSchema).optional(),
  picture: storedPictureSchema.optional(),
  applyUrl: z.string().optional(),
  ...places,
  ...release,
  ...clearing,
});

export const videoDocumentSchema = document("video", {
  title: storedStringSchema.optional(),
  summary: storedTextSchema.optional(),
  still: storedPictureSchema.optional(),
  watchUrl: z.string().optional(),
  moreUrl: z.string().optional(),
  durationSeconds: z.int().positive().optional(),
  captionLanguages: z.array(languageSchema).optional(),
  project: referenceSchema.optional(),
  ...release,
  ...clearing,
});

export const storedRegistrationSchema = z.looseObject({
  precision: z.enum(["day", "instant"]).optional(),
  day: daySchema.optional(),
  closesAt: instantSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  url: z.string().optional(),
});

export const calendarEntryDocumentSchema = document("calendarEntry", {
  title: storedStringSchema.optional(),
  kind: calendarEntryKindSchema.optional(),
  precision: datePrecisionSchema.optional(),
  day: daySchema.optional(),
  firstDay: daySchema.optional(),
  lastDay: daySchema.optional(),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  firstMonth: monthSchema.optional(),
  lastMonth: monthSchema.optional(),
  placeKind: placeKindSchema.optional(),
  place: storedStringSchema.optional(),
  url: z.string().optional(),
  status: calendarEntryStatusSchema.optional(),
  /** The entry this one is a part of: consultations before a congress. */
  partOf: referenceSchema.optional(),
  registration: storedRegistrationSchema.optional(),
  ...takingPart,
  project: referenceSchema.optional(),
  ...places,
  ...release,
  ...clearing,
});

export const knowledgeResourceDocumentSchema = document("knowledgeResource", {
  title: storedStringSchema.optional(),
  summary: storedTextSchema.optional(),
  kind: resourceKindSchema.optional(),
  /** Either a file that we keep or an address elsewhere. */
  file: storedFileSchema.optional(),
  url: z.string().optional(),
  languages: z.array(languageSchema).optional(),
  picture: storedPictureSchema.optional(),
  organisations: z.array(referenceSchema).optional(),
  project: referenceSchema.optional(),
  ...places,
  ...release,
  ...clearing,
});

export const organisationDocumentSchema = document("organisation", {
  name: storedStringSchema.optional(),
  shortName: z.string().optional(),
  url: z.string().optional(),
  logo: storedPictureSchema.optional(),
});

export const partnerFigureSchema = z.looseObject({
  _key: z.string(),
  /** What is counted: "member organisations". */
  label: storedStringSchema.optional(),
  /** As published: "over 350". */
  value: storedStringSchema.optional(),
  asOf: daySchema.optional(),
});

export const mastheadLinkSchema = z.looseObject({ _key: z.string(), label: storedStringSchema.optional(), url: z.string().optional() });

export const partnerDocumentSchema = document("partner", {
  organisation: referenceSchema.optional(),
  mandate: storedStringSchema.optional(),
  themes: z.array(themeSchema).optional(),
  foundedYear: z.int().optional(),
  figures: z.array(partnerFigureSchema).optional(),
  memberOrganisations: z.array(referenceSchema).optional(),
  languages: z.array(languageSchema).optional(),
  /** Its territory: where its members are. */
  countries: z.array(z.string()).optional(),
  masthead: z
    .looseObject({
      /** The partner's name as it shall stand there; the organisation's where it is empty. */
      name: storedStringSchema.optional(),
      /** A line below the partner's name. */
      line: storedStringSchema.optional(),
      logo: storedPictureSchema.optional(),
      /** `#0B5C8A` */
      colour: z.string().optional(),
      url: z.string().optional(),
      links: z.array(mastheadLinkSchema).optional(),
      /** MJML of the partner's own, by administrators; the worker uses it where it is sound. */
      mjml: z.string().optional(),
      /** What `{{picture1}}` and the next stand for in it. */
      pictures: z.array(storedPictureSchema).optional(),
    })
    .optional(),
});

export const supporterDocumentSchema = document("supporter", {
  organisation: referenceSchema.optional(),
});

export const projectDocumentSchema = document("project", {
  /** "GLOU68" */
  code: z.string().optional(),
  /** "SE4U" */
  shortName: z.string().optional(),
  title: storedStringSchema.optional(),
  funder: referenceSchema.optional(),
});

export const signatoryDocumentSchema = document("signatory", {
  name: storedStringSchema.optional(),
  office: storedStringSchema.optional(),
});

/** Any document the worker reads, told apart by `_type`. */
export const contentDocumentSchema = z.discriminatedUnion("_type", [
  publicationDocumentSchema,
  issueDocumentSchema,
  newsItemDocumentSchema,
  callForApplicationsDocumentSchema,
  videoDocumentSchema,
  calendarEntryDocumentSchema,
  knowledgeResourceDocumentSchema,
  organisationDocumentSchema,
  partnerDocumentSchema,
  supporterDocumentSchema,
  projectDocumentSchema,
  signatoryDocumentSchema,
]);
export type ContentDocument = z.infer<typeof contentDocumentSchema>;
