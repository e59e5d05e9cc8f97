import * as z from "zod";
import { languageSchema } from "../languages.ts";
import type {
  IssueStatesResponse,
  MastheadCheckResponse,
  PreflightResponse,
  PreviewResponse,
  TranslationCheckResponse,
} from "../desk-api.ts";
import { portableTextSchema } from "../portable-text.ts";
import { findingSeverities } from "../rendered-edition.ts";

// The worker's answers as the Studio reads them: a proxy's error page or a worker of another version must become one clear
// sentence beside the form, not an exception inside it.

export const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(findingSeverities),
  documentId: z.string().exactOptional(),
  path: z.string().exactOptional(),
  languages: z.array(languageSchema).exactOptional(),
  message: z.string(),
});

export const previewResponseSchema: z.ZodType<PreviewResponse> = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("rendered"),
    subject: z.string(),
    preheader: z.string(),
    from: z.string(),
    html: z.string(),
    text: z.string(),
    digest: z.string(),
    htmlBytes: z.int(),
    htmlBytesMax: z.int().positive(),
    attachments: z.array(z.object({ name: z.string(), bytes: z.int() })),
    places: z.array(z.object({ documentId: z.string(), path: z.string(), text: z.string() })),
    findings: z.array(findingSchema),
  }),
  z.object({ state: z.literal("incomplete"), findings: z.array(findingSchema) }),
]);

export const preflightResponseSchema: z.ZodType<PreflightResponse> = z.object({
  state: z.enum(["complete", "incomplete"]),
  findings: z.array(findingSchema),
  linksWaiting: z.int(),
  texts: z.array(
    z.object({
      documentId: z.string(),
      documentName: z.string(),
      path: z.string(),
      languages: z.array(languageSchema),
      stale: z.array(languageSchema),
      isOptional: z.boolean(),
    }),
  ),
  languages: z.array(z.object({ language: languageSchema, fallback: languageSchema.nullable() })),
});

export const mastheadCheckResponseSchema: z.ZodType<MastheadCheckResponse> = z.object({
  faults: z.array(z.object({ line: z.int().exactOptional(), message: z.string() })),
});

export const issueStatesResponseSchema: z.ZodType<IssueStatesResponse> = z.object({
  issues: z.array(
    z.object({
      issueId: z.string(),
      state: z.enum(["notRehearsed", "rehearsing", "rehearsed", "needsDecision", "approvalAsked", "submitting", "submitted", "cancelled"]),
      accepted: z.int(),
      unconfirmed: z.int(),
      candidates: z.int(),
      plannedAt: z.string().nullable(),
    }),
  ),
});

export const translationCheckResponseSchema: z.ZodType<TranslationCheckResponse> = z.object({
  source: languageSchema,
  accepted: z.array(
    z.object({
      documentId: z.string(),
      documentName: z.string(),
      path: z.string(),
      value: z.union([z.string(), portableTextSchema]),
      sourceDigest: z.string(),
      targetDigest: z.string(),
      warnings: z.array(z.string()),
    }),
  ),
  refused: z.array(z.object({ documentId: z.string().exactOptional(), path: z.string().exactOptional(), sentence: z.string() })),
  skippedCount: z.int(),
});

/** How the worker says that something is wrong. */
export const workerErrorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
