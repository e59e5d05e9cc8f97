import * as z from "zod";
import { textDigestSchema } from "./clearance.ts";
import { daySchema, deadlineMomentSchema, instantSchema, monthSchema, whenSchema } from "./dates.ts";
import { languageSchema, type Language } from "./languages.ts";
import { mediaFileSchema, mediaSchema, type Media, type MediaFile } from "./media.ts";
import { countrySchema, regionSchema } from "./places.ts";
import { translatedStringSchema, translatedTextSchema } from "./translated.ts";
import {
  calendarEntryKindSchema,
  calendarEntryStatusSchema,
  placeKindSchema,
  resourceKindSchema,
  sectionLayoutSchema,
  stakeholderKindSchema,
  themeSchema,
} from "./vocabulary.ts";

// The issue snapshot: an immutable copy of an issue and all it refers to, and the only source for sending. References are resolved,
// pictures are copies in the media store, and the revision of every document that went in is pinned. What is written here is
// complete: a document with something missing never becomes a snapshot.

const id = z.string().min(1);
/** Absolute http or https address. */
const url = z.url({ protocol: /^https?$/u });

export const pictureSchema = z.strictObject({ media: mediaSchema, alt: translatedStringSchema, credit: z.string().optional() });
export type Picture = z.infer<typeof pictureSchema>;

export const organisationSchema = z.strictObject({
  id,
  name: translatedStringSchema,
  shortName: z.string().optional(),
  url: url.optional(),
  logo: pictureSchema.optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const projectSchema = z.strictObject({
  id,
  code: z.string().optional(),
  shortName: z.string().optional(),
  title: translatedStringSchema,
  funder: organisationSchema.optional(),
});
export type Project = z.infer<typeof projectSchema>;

/** What an item is about; absent where nothing was chosen. */
const places = { regions: z.array(regionSchema).min(1).optional(), countries: z.array(countrySchema).min(1).optional() };

const release = {
  /** Nothing of the item may be public before this instant. */
  embargoUntil: instantSchema.optional(),
  /** Countries in which the item may not be passed on: a partner with members there gets no issue that has it. */
  withheldIn: z.array(countrySchema).min(1).optional(),
};

/** The yes of the responsible office, where one is needed. Readers see nothing of it. */
const clearance = z
  .discriminatedUnion("state", [
    z.strictObject({ state: z.literal("asked") }),
    z.strictObject({
      state: z.literal("given"),
      by: z.string().optional(),
      on: daySchema.optional(),
      /** Of the item as it read then. */
      textDigest: textDigestSchema.optional(),
    }),
  ])
  .optional();
export type Clearance = NonNullable<z.infer<typeof clearance>>;

/** Who may take part and on what terms. */
const takingPart = {
  eligibility: translatedStringSchema.optional(),
  stakeholderKinds: z.array(stakeholderKindSchema).min(1).optional(),
  languages: z.array(languageSchema).min(1).optional(),
  cost: translatedStringSchema.optional(),
};
export type TakingPart = z.infer<z.ZodObject<typeof takingPart>>;

export const newsItemSchema = z.strictObject({
  type: z.literal("newsItem"),
  id,
  title: translatedStringSchema,
  teaser: translatedTextSchema,
  byline: translatedStringSchema.optional(),
  picture: pictureSchema.optional(),
  morePictures: z.array(pictureSchema).min(1).max(2).optional(),
  theme: themeSchema.optional(),
  place: translatedStringSchema.optional(),
  firstDay: daySchema.optional(),
  lastDay: daySchema.optional(),
  links: z.array(z.strictObject({ language: languageSchema, url })),
  organisations: z.array(organisationSchema),
  coOrganisers: z.array(organisationSchema).min(1).optional(),
  project: projectSchema.optional(),
  ...places,
  ...release,
  clearance,
});
export type NewsItem = z.infer<typeof newsItemSchema>;

/** Registration for an entry: until when, where, or both. */
export const registrationSchema = z.strictObject({ closes: deadlineMomentSchema.optional(), url: url.optional() });
export type Registration = z.infer<typeof registrationSchema>;

export const calendarEntrySchema = z.strictObject({
  type: z.literal("calendarEntry"),
  id,
  title: translatedStringSchema,
  kind: calendarEntryKindSchema,
  when: whenSchema,
  placeKind: placeKindSchema,
  place: translatedStringSchema.optional(),
  url: url.optional(),
  /** Absent for an entry that will happen as written. */
  status: calendarEntryStatusSchema.exclude(["confirmed"]).optional(),
  /** The entry this one is a part of, by its id and its words. */
  partOf: z.strictObject({ id, title: translatedStringSchema }).optional(),
  registration: registrationSchema.optional(),
  ...takingPart,
  project: projectSchema.optional(),
  ...places,
  ...release,
  clearance,
});
export type CalendarEntry = z.infer<typeof calendarEntrySchema>;

export const deadlineSchema = z.strictObject({
  key: id,
  topics: z.array(
    z.strictObject({ key: id, shortForm: z.string().optional(), name: translatedStringSchema, entry: calendarEntrySchema.optional() }),
  ),
  closes: deadlineMomentSchema,
  words: translatedStringSchema.optional(),
});
export type Deadline = z.infer<typeof deadlineSchema>;

export const callForApplicationsSchema = z.strictObject({
  type: z.literal("callForApplications"),
  id,
  title: translatedStringSchema,
  summary: translatedTextSchema,
  ...takingPart,
  legalBasis: translatedStringSchema.optional(),
  deadlines: z.array(deadlineSchema).min(1),
  picture: pictureSchema.optional(),
  applyUrl: url.optional(),
  ...places,
  ...release,
  clearance,
});
export type CallForApplications = z.infer<typeof callForApplicationsSchema>;

export const videoSchema = z.strictObject({
  type: z.literal("video"),
  id,
  title: translatedStringSchema,
  summary: translatedTextSchema,
  still: pictureSchema.optional(),
  watchUrl: url,
  moreUrl: url.optional(),
  durationSeconds: z.int().positive().optional(),
  captionLanguages: z.array(languageSchema),
  project: projectSchema.optional(),
  ...release,
  clearance,
});
export type Video = z.infer<typeof videoSchema>;

export const knowledgeResourceSchema = z.strictObject({
  type: z.literal("knowledgeResource"),
  id,
  title: translatedStringSchema,
  summary: translatedTextSchema,
  kind: resourceKindSchema,
  /** A file that we keep, or an address elsewhere. */
  source: z.union([z.strictObject({ file: mediaFileSchema }), z.strictObject({ url })]),
  languages: z.array(languageSchema).min(1).optional(),
  picture: pictureSchema.optional(),
  organisations: z.array(organisationSchema),
  project: projectSchema.optional(),
  ...places,
  ...release,
  clearance,
});
export type KnowledgeResource = z.infer<typeof knowledgeResourceSchema>;

/** A partner as readers are told about it. */
export const partnerProfileSchema = z.strictObject({
  type: z.literal("partner"),
  id,
  organisation: organisationSchema,
  mandate: translatedStringSchema.optional(),
  themes: z.array(themeSchema),
  foundedYear: z.int().optional(),
  figures: z.array(z.strictObject({ key: id, label: translatedStringSchema, value: translatedStringSchema, asOf: daySchema.optional() })),
  memberOrganisations: z.array(organisationSchema),
});
export type PartnerProfile = z.infer<typeof partnerProfileSchema>;

export const supporterSchema = z.strictObject({ type: z.literal("supporter"), id, organisation: organisationSchema });
export type Supporter = z.infer<typeof supporterSchema>;

/** Who signs a letter. Snapshots from before signatories were documents hold the words alone, and are still read. */
const signatorySchema = z.union([
  z.strictObject({ id: id.optional(), name: translatedStringSchema, office: translatedStringSchema.optional() }),
  translatedStringSchema.transform((name): { id?: string | undefined; name: typeof name; office?: typeof name | undefined } => ({ name })),
]);

const sectionBase = { key: id, heading: translatedStringSchema.optional() };

export const sectionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("letter"),
    ...sectionBase,
    letter: translatedTextSchema,
    signatory: signatorySchema,
  }),
  z.strictObject({ kind: z.literal("highlights"), ...sectionBase, items: z.array(newsItemSchema).min(1) }),
  z.strictObject({ kind: z.literal("lead"), ...sectionBase, items: z.array(newsItemSchema).min(1) }),
  z.strictObject({ kind: z.literal("news"), ...sectionBase, layout: sectionLayoutSchema, items: z.array(newsItemSchema).min(1) }),
  z.strictObject({ kind: z.literal("calls"), ...sectionBase, items: z.array(callForApplicationsSchema).min(1) }),
  z.strictObject({ kind: z.literal("videos"), ...sectionBase, items: z.array(videoSchema).min(1) }),
  z.strictObject({ kind: z.literal("calendar"), ...sectionBase, items: z.array(calendarEntrySchema).min(1) }),
  z.strictObject({ kind: z.literal("courses"), ...sectionBase, items: z.array(calendarEntrySchema).min(1) }),
  z.strictObject({ kind: z.literal("resources"), ...sectionBase, items: z.array(knowledgeResourceSchema).min(1) }),
  z.strictObject({ kind: z.literal("partners"), ...sectionBase, items: z.array(partnerProfileSchema).min(1) }),
  z.strictObject({ kind: z.literal("freeText"), ...sectionBase, text: translatedTextSchema }),
  z.strictObject({ kind: z.literal("supporters"), ...sectionBase, items: z.array(supporterSchema).min(1) }),
]);
export type Section = z.infer<typeof sectionSchema>;

export const snapshotPartnerSchema = z.strictObject({
  id,
  organisation: organisationSchema,
  languages: z.array(languageSchema),
  /** Its territory: where its members are; absent where nobody said. */
  countries: z.array(countrySchema).min(1).optional(),
  /** What it works on; absent where nobody said. */
  themes: z.array(themeSchema).min(1).optional(),
  /** In place of the issue's cover note. */
  coverNote: translatedStringSchema.optional(),
  masthead: z.strictObject({
    name: translatedStringSchema.optional(),
    line: translatedStringSchema.optional(),
    logo: pictureSchema.optional(),
    colour: z
      .string()
      .regex(/^#[0-9A-Fa-f]{6}$/u)
      .optional(),
    url: url.optional(),
    links: z
      .array(z.strictObject({ key: id, label: translatedStringSchema, url }))
      .min(1)
      .optional(),
    /** MJML of the partner's own, as written; whether it is used is decided when an edition is rendered. */
    mjml: z.string().optional(),
    pictures: z.array(pictureSchema).min(1).optional(),
  }),
});
export type SnapshotPartner = z.infer<typeof snapshotPartnerSchema>;

export const issueSnapshotSchema = z.strictObject({
  /** Raised when the shape changes, so that a stored snapshot is never read as something else. */
  version: z.literal(1),
  /** Address of the web pages without a trailing slash; every link to ourselves starts with it. */
  baseUrl: url,
  /** "Open", "closed" and "past" are said as of this instant. */
  referenceTime: instantSchema,
  publication: z.strictObject({
    id,
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
    name: translatedStringSchema,
    publisher: translatedStringSchema,
    /** The publication's languages in its order; also the order in which fallbacks are tried. */
    languages: z.array(languageSchema).min(1),
    themes: z.array(themeSchema).min(1).optional(),
    aboutUs: translatedTextSchema.optional(),
    contactLine: translatedStringSchema.optional(),
    postalAddress: z.string().optional(),
    websiteUrl: url.optional(),
    sender: z.strictObject({ name: z.string().min(1), address: z.email({ pattern: z.regexes.html5Email }) }),
    isSample: z.boolean(),
    /** How many files a mail may carry; absent where the files of an issue are links. */
    attachmentsMax: z.int().positive().optional(),
    /** Visits to our own pages are counted. Absent where they are not, so that a snapshot of such a publication has the bytes it always had. */
    hasVisitCounts: z.literal(true).optional(),
    /** Partners are asked how many they forwarded an issue to; absent where they are not. */
    hasReachQuestion: z.literal(true).optional(),
  }),
  issue: z.strictObject({
    id,
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
    number: z.int().positive(),
    month: monthSchema,
    title: translatedStringSchema,
    subject: translatedStringSchema,
    preheader: translatedStringSchema,
    coverNote: translatedStringSchema,
    /** By the language that lacks a text: the language chosen to step in, before the publication's other ones. */
    fallbackLanguages: z.partialRecord(languageSchema, languageSchema).optional(),
    /** What the issue brings along, by the language each file is in. */
    attachments: z
      .array(z.strictObject({ key: id, title: translatedStringSchema, files: z.partialRecord(languageSchema, mediaFileSchema) }))
      .min(1)
      .optional(),
  }),
  sections: z.array(sectionSchema).min(1),
  partners: z.array(snapshotPartnerSchema),
  /** Revision of every document that went in, sorted by id. */
  pinned: z.array(z.strictObject({ id, revision: id })),
  /** What a partner made of an approved snapshot, whose other sections and items are gone. It is never stored: its picks are. */
  selection: z
    .strictObject({
      partnerId: id,
      /** Of its picks, as in the edition key. */
      picks: z.string(),
      /** False for the order that its themes alone make. */
      isOwn: z.boolean(),
      /** Plain text in its own words. */
      foreword: translatedStringSchema.optional(),
    })
    .optional(),
});
export type IssueSnapshot = z.infer<typeof issueSnapshotSchema>;

/** What of a snapshot says which languages step in. */
interface FallbackChoices {
  readonly issue: { readonly fallbackLanguages?: Partial<Record<Language, Language>> | undefined };
  readonly publication: { readonly languages: readonly Language[] };
}

/** The languages that step in for one, in the order in which they are tried: the one chosen for it, then the publication's. */
export function fallbackOrder({ issue, publication }: FallbackChoices, language: Language): readonly Language[] {
  const chosen = issue.fallbackLanguages?.[language];
  return chosen === undefined ? publication.languages : [chosen, ...publication.languages];
}

/** Address of a picture or file in the media store. */
export function mediaUrl(baseUrl: string, media: Pick<Media | MediaFile, "sha256" | "extension">): string {
  return `${baseUrl}/media/${media.sha256}.${media.extension}`;
}

/** Where a reader subscribes; the same for everybody, so it may stand in what is passed on. */
export function subscribeUrl({ baseUrl, publication }: IssueSnapshot, language: string): string {
  return `${baseUrl}/subscribe/${publication.slug}/${language}`;
}

/** What of a snapshot its addresses are made of. */
interface AddressedPublication {
  readonly baseUrl: string;
  readonly publication: { readonly slug: string };
}
interface AddressedIssue extends AddressedPublication {
  readonly issue: { readonly slug: string };
}

/** Address of the web edition: `/<publication>/<issue>/<language>`. It stands in people's inboxes for years and never changes. */
export function webEditionUrl({ baseUrl, publication, issue }: AddressedIssue, language: string): string {
  return `${baseUrl}/${publication.slug}/${issue.slug}/${language}`;
}

/** Where an item stands within the web edition of its issue. */
export function itemAnchor(itemId: string): string {
  return `item-${itemId}`;
}

/** All issues of a publication, for readers. */
export function archiveUrl({ baseUrl, publication }: AddressedPublication): string {
  return `${baseUrl}/${publication.slug}/archive`;
}

/** The ways in which a feed is written. */
export const feedForms = ["rss", "atom", "json"] as const;
export type FeedForm = (typeof feedForms)[number];
export const feedTypes: Readonly<Record<FeedForm, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/** New issues in a language, for feed readers. */
export function feedUrl({ baseUrl, publication }: AddressedPublication, language: string, form: FeedForm): string {
  return `${baseUrl}/${publication.slug}/feed/${language}.${form}`;
}
