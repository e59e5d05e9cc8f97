import type { AudienceCounts, Authors, EditionKind, Finding, IssueSnapshot, SlotCounts } from "@newsletter/schemas";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { OutboxPurpose, OutboxState } from "../ports/outbox.ts";
import type { RecipientState } from "../campaign/recipient-state.ts";
import type { Instant, NullableInstant } from "./column-types.ts";

// What is sent, who approved it, and the ledger.

interface IssueSnapshotsTable {
  digest: string;
  issue_id: string;
  publication_slug: string;
  issue_slug: string;
  snapshot: JSONColumnType<IssueSnapshot>;
  taken_at: Instant;
}

interface RenderedEditionsTable {
  digest: string;
  snapshot_digest: string;
  key_text: string;
  key: JSONColumnType<{ language: string; kind: EditionKind; form: "personal" | "shared"; partnerId?: string; picks?: string }>;
  subject: string;
  preheader: string;
  html: string;
  text: string;
  html_bytes: number;
  slots: JSONColumnType<SlotCounts>;
  template_version: string;
  findings: ColumnType<readonly Finding[], string, string>;
}

interface EditionSnapshotsTable {
  snapshot_digest: string;
  edition_digest: string;
  kept_at: Instant;
}

interface CampaignsTable {
  id: string;
  kind: CampaignKind;
  approval_id: string | null;
  begins_at: Instant;
  paused_at: NullableInstant;
  cancelled_at: NullableInstant;
  tops_up: string | null;
  issue_id: string;
  snapshot_digest: string;
  number: Buffer;
  candidate_count: number;
  planned_count: number;
  excluded_count: number;
  held_reason: string | null;
  planned_at: Instant;
  pace_relay: string | null;
  paced_at: NullableInstant;
  quiet_from: string | null;
  quiet_to: string | null;
  quiet_zone: string | null;
}

interface RecipientsTable {
  campaign_id: string;
  seq: number;
  subscription_id: string;
  address: string;
  edition_digest: string | null;
  state: RecipientState;
  excluded_reason: string | null;
  message_id: string | null;
  return_path: string | null;
  claim_token: string | null;
  lease_until: NullableInstant;
  attempt_count: Generated<number>;
  claim_count: Generated<number>;
  due_at: NullableInstant;
  reply_code: number | null;
  enhanced_code: string | null;
  category: string | null;
  evidence: string | null;
  settled_at: NullableInstant;
  pace_relay: string | null;
  pace_partner: string | null;
  /** Where its body was begun. */
  relay: Generated<string | null>;
}

interface ApprovalsTable {
  id: string;
  issue_id: string;
  publication_id: string;
  digest: string;
  snapshot_digest: string;
  template_version: string;
  scheduled_at: NullableInstant;
  quiet_from: string | null;
  quiet_to: string | null;
  quiet_zone: string | null;
  audience: ColumnType<AudienceCounts, string, never>;
  state: "asked" | "approved" | "refused" | "withdrawn";
  asked_by: string;
  asked_by_name: string;
  note: string;
  asked_at: Instant;
  authors: ColumnType<Authors, string, never>;
  signatures_needed: 1 | 2;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: NullableInstant;
  reason: string | null;
}

interface ApprovalEditionsTable {
  approval_id: string;
  key_text: string;
  edition_digest: string;
  recipient_count: number;
}

interface ApprovalSignaturesTable {
  approval_id: string;
  person_id: string;
  person_name: string;
  signed_at: Instant;
  break_glass_reason: string | null;
}

interface OutboxTable {
  id: string;
  purpose: OutboxPurpose;
  about: string;
  publication_id: string;
  issue_id: string | null;
  key_text: string | null;
  edition_digest: string | null;
  address: string;
  return_path: string;
  message: Buffer | null;
  asked_by: string;
  state: Generated<OutboxState>;
  lease_token: string | null;
  lease_until: NullableInstant;
  attempt_count: Generated<number>;
  due_at: Instant;
  reply_code: number | null;
  category: string | null;
  evidence: string | null;
  created_at: Instant;
  settled_at: NullableInstant;
  pace_relay: string | null;
  gives_way: Generated<boolean>;
}

interface PacesTable {
  relay: string;
  minute_max: number | null;
  day_max: number | null;
  domain_minute_max: number | null;
}

export interface SendingTables {
  issue_snapshots: IssueSnapshotsTable;
  rendered_editions: RenderedEditionsTable;
  edition_snapshots: EditionSnapshotsTable;
  campaigns: CampaignsTable;
  recipients: RecipientsTable;
  approvals: ApprovalsTable;
  approval_editions: ApprovalEditionsTable;
  approval_signatures: ApprovalSignaturesTable;
  outbox: OutboxTable;
  pace_counts: { subject: string; span: "minute" | "hour" | "day"; slot_at: Instant; handed_count: number };
  paces: PacesTable;
  journal_groups: { journal_id: string; machine_id: string | null; group_number: string };
  epoch: { is_single: Generated<boolean>; number: string; restored_at: NullableInstant };
}
