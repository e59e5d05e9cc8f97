import * as z from "zod";
import { editionKeySchema } from "../edition-key.ts";
import { quietHoursSchema } from "../quiet-hours.ts";
import type { ApprovedEditionResponse, PrepareResponse, RearmResponse, RehearseResponse, SendingState } from "../sending-api.ts";
import { audienceDefinitionSchema } from "./audience-answers.ts";
import { findingSchema } from "./worker-answers.ts";

// The worker's answers about sending as the Studio reads them.

const personSchema = z.object({ id: z.string(), name: z.string() });
const countsSchema = z.record(z.string(), z.int());

const editionSchema = z.object({
  key: editionKeySchema,
  keyText: z.string(),
  subject: z.string(),
  htmlBytes: z.int(),
  digest: z.string(),
  recipientCount: z.int(),
});

const audienceSchema = z.object({
  definition: audienceDefinitionSchema.exactOptional(),
  candidateCount: z.int(),
  plannedCount: z.int(),
  excludedCount: z.int(),
  exclusions: countsSchema,
  partners: z.array(
    z.object({ partnerId: z.string().nullable(), name: z.string().nullable(), plannedCount: z.int(), excludedCount: z.int() }),
  ),
});

const paceSchema = z
  .object({
    messagesMax: z.int(),
    per: z.enum(["minute", "hour", "day"]),
    domain: z.string().nullable(),
    partner: z.string().exactOptional(),
    secondsLeft: z.number(),
  })
  .nullable();

const authorsSchema = z.object({
  people: z.array(personSchema),
  signaturesNeeded: z.union([z.literal(1), z.literal(2)]),
  reason: z.string().nullable(),
});

export const prepareResponseSchema: z.ZodType<PrepareResponse> = z.discriminatedUnion("state", [
  z.object({ state: z.literal("incomplete"), findings: z.array(findingSchema) }),
  z.object({
    state: z.literal("prepared"),
    publicationId: z.string(),
    digest: z.string(),
    findings: z.array(findingSchema),
    hasUnpublishedChanges: z.boolean(),
    editions: z.array(editionSchema),
    audience: audienceSchema,
    pace: paceSchema,
    authors: authorsSchema,
    approvers: z.array(personSchema),
  }),
]);

export const rehearseResponseSchema: z.ZodType<RehearseResponse> = z.object({ plannedCount: z.int(), excludedCount: z.int() });

const approvalSchema = z.object({
  id: z.string(),
  state: z.enum(["asked", "approved", "refused", "withdrawn"]),
  digest: z.string(),
  askedBy: personSchema,
  askedAt: z.string(),
  note: z.string(),
  scheduledAt: z.string().nullable(),
  quietHours: quietHoursSchema.nullable(),
  isStale: z.boolean(),
  authors: authorsSchema,
  signatures: z.array(z.object({ by: personSchema, at: z.string(), breakGlassReason: z.string().nullable() })),
  decision: z.object({ by: personSchema, at: z.string(), reason: z.string() }).nullable(),
  editions: z.array(editionSchema),
  audience: audienceSchema,
  signingObstacle: z.string().nullable(),
  mayBreakGlass: z.boolean(),
});

const campaignSchema = z.object({
  id: z.string(),
  status: z.enum(["scheduled", "running", "paused", "held", "waiting", "needsDecision", "finished", "cancelled"]),
  beginsAt: z.string(),
  heldReason: z.string().nullable(),
  quietNow: quietHoursSchema.nullable(),
  pace: paceSchema,
  candidateCount: z.int(),
  counts: z.object({
    planned: z.int(),
    claimed: z.int(),
    handed: z.int(),
    accepted: z.int(),
    deferred: z.int(),
    rejected: z.int(),
    unconfirmed: z.int(),
    excluded: z.int(),
  }),
  exclusions: countsSchema,
  rejections: z.array(z.object({ category: z.string(), count: z.int(), reply: z.string().nullable() })),
  evidence: z.object({ settledCount: z.int(), bounceCount: z.int() }),
  unconfirmed: z.array(
    z.object({
      seq: z.int(),
      maskedAddress: z.string(),
      messageId: z.string(),
      relay: z.string().nullable(),
      evidence: z.string().nullable(),
    }),
  ),
});

export const sendingStateSchema: z.ZodType<SendingState> = z.object({
  me: z.object({ id: z.string(), mayEdit: z.boolean(), mayApprove: z.boolean(), mayOperate: z.boolean() }),
  approval: approvalSchema.nullable(),
  campaign: campaignSchema.nullable(),
  lockedReason: z.string().nullable(),
  relays: z.array(z.object({ name: z.string(), host: z.string() })),
  earlier: z.array(campaignSchema.pick({ id: true, status: true, beginsAt: true, candidateCount: true, counts: true })),
  notReachedCount: z.int().nullable(),
  now: z.string(),
});

export const rearmResponseSchema: z.ZodType<RearmResponse> = z.object({
  isDone: z.boolean(),
  mayBeDone: z.boolean(),
  lines: z.array(z.string()),
});

export const approvedEditionResponseSchema: z.ZodType<ApprovedEditionResponse> = z.object({
  subject: z.string(),
  preheader: z.string(),
  from: z.string(),
  html: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.int() })).exactOptional(),
});
