import * as z from "zod";
import { daySchema, deadlineMomentSchema, instantSchema, monthSchema, whenSchema } from "./dates.ts";
import { languageSchema } from "./languages.ts";
import { translatedStringSchema, translatedTextSchema } from "./translated.ts";
import { calendarEntryKindSchema, placeKindSchema, sectionLayoutSchema, themeSchema } from "./vocabulary.ts";

// The issue snapshot: an immutable copy of an issue and all it refers to, and the only source for sending. References are resolved,
// pictures are copies in the media store, and the revision of every document that went in is pinned. What is written here is
// complete: a document with something missing never becomes a snapshot.

const id = z.string().min(1);
/** Absolute http or https address. */
const url = z.url({ protocol: /^https?$/u });

/** A picture in the media store, content-addressed. */
export const mediaSchema = z.strictObject({
  /** SHA-256 of the stored bytes, lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  extension: z.enum(["jpg", "png"]),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
});
export type Media = z.infer<typeof mediaSchema>;

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

export const newsItemSchema = z.strictObject({
  type: z.literal("newsItem"),
  id,
  title: translatedStringSchema,
  teaser: translatedTextSchema,
  picture: pictureSchema.optional(),
  theme: themeSchema.optional(),
  place: translatedStringSchema.optional(),
  firstDay: daySchema.optional(),
  lastDay: daySchema.optional(),
  links: z.array(z.strictObject({ language: languageSchema, url })),
  organisations: z.array(organisationSchema),
});
export type NewsItem = z.infer<typeof newsItemSchema>;

export const calendarEntrySchema = z.strictObject({
  type: z.literal("calendarEntry"),
  id,
  title: translatedStringSchema,
  kind: calendarEntryKindSchema,
  when: whenSchema,
  placeKind: placeKindSchema,
  place: translatedStringSchema.optional(),
  url: url.optional(),
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
  eligibility: translatedStringSchema.optional(),
  deadlines: z.array(deadlineSchema).min(1),
  picture: pictureSchema.optional(),
  applyUrl: url.optional(),
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
});
export type Video = z.infer<typeof videoSchema>;

export const supporterSchema = z.strictObject({ type: z.literal("supporter"), id, organisation: organisationSchema });
export type Supporter = z.infer<typeof supporterSchema>;

const sectionBase = { key: id, heading: translatedStringSchema.optional() };

export const sectionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("letter"), ...sectionBase, letter: translatedTextSchema, signatory: translatedStringSchema }),
  z.strictObject({ kind: z.literal("lead"), ...sectionBase, items: z.array(newsItemSchema).min(1) }),
  z.strictObject({ kind: z.literal("news"), ...sectionBase, layout: sectionLayoutSchema, items: z.array(newsItemSchema).min(1) }),
  z.strictObject({ kind: z.literal("calls"), ...sectionBase, items: z.array(callForApplicationsSchema).min(1) }),
  z.strictObject({ kind: z.literal("videos"), ...sectionBase, items: z.array(videoSchema).min(1) }),
  z.strictObject({ kind: z.literal("calendar"), ...sectionBase, items: z.array(calendarEntrySchema).min(1) }),
  z.strictObject({ kind: z.literal("supporters"), ...sectionBase, items: z.array(supporterSchema).min(1) }),
]);
export type Section = z.infer<typeof sectionSchema>;

export const snapshotPartnerSchema = z.strictObject({
  id,
  organisation: organisationSchema,
  languages: z.array(languageSchema),
  masthead: z.strictObject({
    line: translatedStringSchema.optional(),
    colour: z
      .string()
      .regex(/^#[0-9A-Fa-f]{6}$/u)
      .optional(),
    url: url.optional(),
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
    aboutUs: translatedTextSchema.optional(),
    contactLine: translatedStringSchema.optional(),
    postalAddress: z.string().optional(),
    websiteUrl: url.optional(),
    sender: z.strictObject({ name: z.string().min(1), address: z.email({ pattern: z.regexes.html5Email }) }),
    isSample: z.boolean(),
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
  }),
  sections: z.array(sectionSchema).min(1),
  partners: z.array(snapshotPartnerSchema),
  /** Revision of every document that went in, sorted by id. */
  pinned: z.array(z.strictObject({ id, revision: id })),
});
export type IssueSnapshot = z.infer<typeof issueSnapshotSchema>;

/** Address of a picture in the media store. */
export function mediaUrl(baseUrl: string, media: Media): string {
  return `${baseUrl}/media/${media.sha256}.${media.extension}`;
}

/** Address of the web edition: `/<publication>/<issue>/<language>`. It stands in people's inboxes for years and never changes. */
export function webEditionUrl(snapshot: IssueSnapshot, language: string): string {
  return `${snapshot.baseUrl}/${snapshot.publication.slug}/${snapshot.issue.slug}/${language}`;
}
