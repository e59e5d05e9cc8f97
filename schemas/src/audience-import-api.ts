import * as z from "zod";
import type { AudienceResponse } from "./audience-api.ts";

// A file of subscriptions from the Studio: looked at first, then imported. `POST /audience/import`, by who may edit; the columns are those of
// `newsletter audience import`, which takes larger files.

export const importFileBytesMax = 4_000_000;
export const agreementCharactersMax = 200;
/** Of its lines, those that are shown; the others are counted. */
export const importLinesShownMax = 200;

export const importRequestSchema = z.strictObject({
  publicationId: z.string().min(1).max(200),
  file: z.string().min(1).max(200),
  /** Bytes as they are: in which letters they are written is looked at by the worker. */
  content: z.base64().max(Math.ceil(importFileBytesMax / 3) * 4),
  /** Names the partner's written agreement that brings these people; null: they are asked first. */
  agreement: z
    .string()
    .trim()
    .min(1)
    .max(agreementCharactersMax)
    .refine((words) => !/\p{Cc}/u.test(words), "not one line")
    .nullable(),
  isDryRun: z.boolean(),
  skipFaulty: z.boolean(),
});
export type AudienceImportRequest = z.infer<typeof importRequestSchema>;

export const importOutcomes = ["new", "changed", "unchanged", "merged", "refused", "faulty"] as const;
/** `merged`: an earlier line, or a subscription that exists, is the same mailbox through the same partner. */
export type ImportOutcome = (typeof importOutcomes)[number];

export interface AudienceImportReport {
  /** `refused`: lines are faulty, and nothing was imported. */
  readonly state: "imported" | "dryRun" | "refused";
  readonly counts: Readonly<Record<ImportOutcome, number>>;
  /** Of those that are new: so many await a confirmation. */
  readonly requestedCount: number;
  /** A few of the partners that nobody has met before. */
  readonly newPartners: readonly string[];
  /** In words, without those that come in as they are. */
  readonly lines: readonly string[];
  readonly moreLinesCount: number;
}

export type AudienceImportResponse =
  | { readonly state: "unreadable"; readonly sentence: string }
  | { readonly state: "read"; readonly report: AudienceImportReport; readonly audience: AudienceResponse };
