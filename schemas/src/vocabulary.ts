import * as z from "zod";

// The closed lists of the content model. Mails and pages take their words for them from `catalogue/`, the Studio from its forms,
// keyed by these values; the values themselves are stored and never shown.

/** Subjects of items and partners. */
export const themes = ["drugs", "crime", "corruption", "terrorism", "cybercrime"] as const;
export const themeSchema = z.enum(themes);
export type Theme = z.infer<typeof themeSchema>;

/** What a section of an issue is for; it decides how its items are laid out. */
export const sectionKinds = [
  "letter",
  "highlights",
  "lead",
  "news",
  "calls",
  "videos",
  "calendar",
  "courses",
  "resources",
  "partners",
  "freeText",
  "supporters",
] as const;
export const sectionKindSchema = z.enum(sectionKinds);
export type SectionKind = z.infer<typeof sectionKindSchema>;

export const sectionLayouts = ["oneColumn", "twoColumns"] as const;
export const sectionLayoutSchema = z.enum(sectionLayouts);
export type SectionLayout = z.infer<typeof sectionLayoutSchema>;

export const calendarEntryKinds = ["event", "session", "webinar", "course", "workshop"] as const;
export const calendarEntryKindSchema = z.enum(calendarEntryKinds);
export type CalendarEntryKind = z.infer<typeof calendarEntryKindSchema>;

/** How exactly a date is known: an instant with its zone, one day, a range of days, or whole months. */
export const datePrecisions = ["time", "day", "range", "monthSpan"] as const;
export const datePrecisionSchema = z.enum(datePrecisions);
export type DatePrecision = z.infer<typeof datePrecisionSchema>;

/** Where a calendar entry takes place. `notStated` is a value of its own: nothing is invented. */
export const placeKinds = ["venue", "virtual", "hybrid", "notStated"] as const;
export const placeKindSchema = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof placeKindSchema>;

/** Whether a calendar entry will happen as written. A postponed one keeps its old date until it has a new one. */
export const calendarEntryStatuses = ["confirmed", "postponed", "cancelled"] as const;
export const calendarEntryStatusSchema = z.enum(calendarEntryStatuses);
export type CalendarEntryStatus = z.infer<typeof calendarEntryStatusSchema>;

/** Who is meant by a call, a course or a workshop. */
export const stakeholderKinds = ["ngo", "academia", "privateSector", "government", "internationalOrganisation", "youth"] as const;
export const stakeholderKindSchema = z.enum(stakeholderKinds);
export type StakeholderKind = z.infer<typeof stakeholderKindSchema>;

export const resourceKinds = ["report", "guide", "toolkit", "dataset", "conceptNote", "hub"] as const;
export const resourceKindSchema = z.enum(resourceKinds);
export type ResourceKind = z.infer<typeof resourceKindSchema>;

/** Calendar entries that people learn at: what a section of courses holds. */
export const courseKinds: readonly CalendarEntryKind[] = ["course", "workshop"];

/** Files that we keep: what readers can open anywhere, and what can be told by its bytes. */
export const fileExtensions = ["pdf", "docx", "xlsx", "pptx", "csv", "zip", "txt", "ics", "png", "jpg"] as const;
export const fileExtensionSchema = z.enum(fileExtensions);
export type FileExtension = z.infer<typeof fileExtensionSchema>;

/** Those that knowledge resources may be. */
export const resourceExtensions: readonly FileExtension[] = ["pdf", "docx", "xlsx", "pptx", "csv", "zip", "txt"];

/** Those that may go with a mail: gateways stop archives, and open bare text in the wrong program. */
export const attachmentExtensions: readonly FileExtension[] = ["pdf", "docx", "xlsx", "pptx", "ics", "png", "jpg"];

/** The document types the worker reads. */
export const documentTypes = [
  "publication",
  "issue",
  "newsItem",
  "callForApplications",
  "video",
  "calendarEntry",
  "knowledgeResource",
  "organisation",
  "partner",
  "supporter",
  "project",
  "signatory",
] as const;
export type DocumentType = (typeof documentTypes)[number];
