import type { RecipientKind, SegmentConditions } from "@newsletter/schemas";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Instant, NullableInstant } from "./column-types.ts";

// Subscriptions, what was agreed, and what keeps mail back.

interface SubscriptionsTable {
  id: string;
  number: Buffer;
  publication_id: string;
  address: string;
  recipient_kind: RecipientKind;
  partner_id: string | null;
  languages: string[];
  state: "requested" | "active" | "leaving" | "left";
  created_at: Instant;
  paused_until: NullableInstant;
  is_low_bandwidth: Generated<boolean>;
  erased_at: NullableInstant;
  /** In order, each once. */
  tags: Generated<string[]>;
  merged_into: string | null;
}

interface OptInsTable {
  subscription_id: string;
  number: Buffer;
  languages: string[];
  wording: string;
  language: string;
  asked_at: Instant;
  expires_at: Instant;
  confirmed_at: NullableInstant;
}

interface SuppressionsTable {
  publication_id: string;
  address: string;
  /** `byPartner` is a partner's own; `unsubscribed` a reader's. */
  reason: string;
  /** Of a list: the partner's, or, without one, the publication's own. */
  scope: Generated<"publication" | "list">;
  partner_id: string | null;
  note: string | null;
  set_by: string | null;
  /** Of an unsubscribe: the leaving that set it. */
  leaving_id: string | null;
  created_at: Instant;
}

interface LiftedSuppressionsTable {
  id: Generated<string>;
  publication_id: string;
  address: string;
  partner_id: string;
  note: string | null;
  set_by: string;
  created_at: Instant;
  lifted_by: string;
  lifted_at: Instant;
}

interface LeavingsTable {
  id: string;
  subscription_id: string;
  was_state: "requested" | "active";
  asked_at: Instant;
  told_count: Generated<number>;
  left_at: NullableInstant;
  ended_at: NullableInstant;
}

interface FeedbackEventsTable {
  id: string;
  subscription_id: string;
  kind: "unsubscribe" | "bounce";
  source: "oneClick" | "leave" | "dsn" | "words" | "log";
  /** Of a bounce: the row it is about. */
  campaign_id: string | null;
  seq: number | null;
  status: string | null;
  diagnostic: string | null;
  received_at: Instant;
}

interface ConsentsTable {
  id: Generated<string>;
  subscription_id: string;
  act: "asked" | "given" | "changed" | "withdrawn" | "restored" | "erased";
  method: "form" | "import" | "agreement" | "oneClick" | "page" | "mail" | "contact" | "commandLine";
  address: string | null;
  languages: string[];
  wording: string | null;
  actor: string;
  detail: JSONColumnType<Record<string, unknown>>;
  at: Instant;
}

interface SegmentsTable {
  id: string;
  publication_id: string;
  name: string;
  conditions: ColumnType<SegmentConditions, string, string>;
  created_at: Instant;
}

export interface AudienceTables {
  segments: SegmentsTable;
  subscriptions: SubscriptionsTable;
  consents: ConsentsTable;
  opt_ins: OptInsTable;
  invitations: { publication_id: string; mark: Buffer; invited_at: Instant };
  form_uses: { subject: Buffer; slot_at: Instant; use_count: number };
  suppressions: SuppressionsTable;
  lifted_suppressions: LiftedSuppressionsTable;
  leavings: LeavingsTable;
  feedback_events: FeedbackEventsTable;
}
