import type {
  AudienceCounts,
  Authors,
  EditionKind,
  Finding,
  IssueSnapshot,
  RecipientKind,
  SegmentConditions,
  SlotCounts,
  StakeholderKind,
  TranslatedString,
} from "@newsletter/schemas";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { CampaignKind } from "../ports/campaigns.ts";
import type { OnboardingAnswer } from "../ports/onboarding.ts";
import type { OutboxPurpose, OutboxState } from "../ports/outbox.ts";
import type { Picks } from "../pack/picks.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import type { DownloadFormat, VisitedPage } from "../reach/visit.ts";
import type { RecipientState } from "../campaign/recipient-state.ts";

// The tables of schema `newsletter` as kysely sees them; the constraints are in migrations/.

type Instant = ColumnType<Date, Date | undefined, Date>;
type NullableInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

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

interface PartnersTable {
  id: string;
  number: Generated<Buffer>;
  name: JSONColumnType<TranslatedString>;
  first_seen_at: Instant;
  members_per_hour_max: Generated<number | null>;
  members_per_day_max: Generated<number | null>;
}

interface PublicationsTable {
  id: string;
  slug: string;
  profile: JSONColumnType<PublicationProfile>;
  base_url: string;
  seen_at: Instant;
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

interface ContactsTable {
  id: string;
  partner_id: string;
  name: string;
  address: string;
  stakeholder_kind: StakeholderKind | null;
  created_at: Instant;
  confirmed_at: NullableInstant;
  invited_at: NullableInstant;
}

interface OnboardingAnswersTable {
  id: Generated<string>;
  partner_id: string;
  contact_id: string;
  about: OnboardingAnswer["about"];
  subject: string;
  answer: OnboardingAnswer["answer"];
  words: string | null;
  at: Instant;
}

interface PartnerSignInsTable {
  id: string;
  partner_id: string;
  contact_id: string;
  number: Buffer;
  landing: string;
  publication_id: string | null;
  created_at: Instant;
  expires_at: Instant;
  used_at: NullableInstant;
}

interface PartnerSessionsTable {
  digest: Buffer;
  sign_in_id: string;
  contact_id: string;
  began_at: Instant;
  ends_at: Instant;
}

interface PartnerUploadsTable {
  session_digest: Buffer;
  publication_id: string;
  file_name: string;
  digest: Buffer;
  content: Buffer;
  language: string;
  created_at: Instant;
}

interface PartnerAgreementsTable {
  id: Generated<string>;
  partner_id: string;
  publication_id: string;
  /** Null where an earlier one was ended. */
  reference: string | null;
  /** pg reads a date as local midnight; `agreed_on::text` is asked for instead. */
  agreed_on: ColumnType<never, string | null, never>;
  recorded_by: string;
  recorded_at: Instant;
}

interface SegmentsTable {
  id: string;
  publication_id: string;
  name: string;
  conditions: ColumnType<SegmentConditions, string, string>;
  created_at: Instant;
}

interface RightsTable {
  user_id: string;
  publication_id: string;
  right_name: "approve" | "operate";
  granted_at: Instant;
}

interface AuditTable {
  id: Generated<string>;
  at: Instant;
  actor: string;
  action: string;
  subject: string;
  detail: JSONColumnType<Record<string, unknown>>;
}

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

interface ReviewsTable {
  id: string;
  number: Buffer;
  publication_id: string;
  document_id: string;
  document_type: "item" | "issue";
  asked_by: string;
  asked_by_name: string;
  for_name: string;
  created_at: Instant;
  /** pg reads a date as local midnight; `last_day::text` is asked for instead. */
  last_day: ColumnType<never, string, never>;
  revoked_at: NullableInstant;
}

interface ReviewLooksTable {
  review_id: string;
  name: string;
  office: string;
  at: Instant;
}

interface CommentsTable {
  id: string;
  review_id: string;
  form_id: string;
  document_id: string;
  author: string;
  text: string;
  created_at: Instant;
  resolved_at: NullableInstant;
  resolved_by: string | null;
  resolved_by_name: string | null;
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

interface AuthorLogTable {
  document_id: string;
  transaction_id: string;
  author: string;
  at: Instant;
  ends_draft: boolean;
}

interface AuthorLogSpanTable {
  is_single: Generated<boolean>;
  began_at: Instant;
  heard_until: Instant;
}

interface PacesTable {
  relay: string;
  minute_max: number | null;
  day_max: number | null;
  domain_minute_max: number | null;
}

interface PackPicksTable {
  id: Generated<string>;
  partner_id: string;
  campaign_id: string;
  picks: ColumnType<Picks | null, string | null, never>;
  picked_at: Instant;
}

interface VisitsTable {
  day: ColumnType<Date, string, never>;
  publication_id: string;
  page: VisitedPage["page"];
  issue_id: string | null;
  partner_id: string | null;
  language: string | null;
  format: DownloadFormat | null;
  visit_count: string;
}

interface ReachAnswersTable {
  id: Generated<string>;
  partner_id: string;
  campaign_id: string;
  people_count: number;
  stakeholder_kinds: string[];
  answered_at: Instant;
}

export interface Tables {
  partners: PartnersTable;
  contacts: ContactsTable;
  onboarding_answers: OnboardingAnswersTable;
  partner_sign_ins: PartnerSignInsTable;
  partner_sessions: PartnerSessionsTable;
  partner_uploads: PartnerUploadsTable;
  partner_agreements: PartnerAgreementsTable;
  segments: SegmentsTable;
  publications: PublicationsTable;
  subscriptions: SubscriptionsTable;
  consents: ConsentsTable;
  opt_ins: OptInsTable;
  invitations: { publication_id: string; mark: Buffer; invited_at: Instant };
  form_uses: { subject: Buffer; slot_at: Instant; use_count: number };
  suppressions: SuppressionsTable;
  lifted_suppressions: LiftedSuppressionsTable;
  leavings: LeavingsTable;
  feedback_events: FeedbackEventsTable;
  rights: RightsTable;
  audit: AuditTable;
  issue_snapshots: IssueSnapshotsTable;
  rendered_editions: RenderedEditionsTable;
  edition_snapshots: EditionSnapshotsTable;
  campaigns: CampaignsTable;
  recipients: RecipientsTable;
  approvals: ApprovalsTable;
  approval_editions: ApprovalEditionsTable;
  approval_signatures: ApprovalSignaturesTable;
  reviews: ReviewsTable;
  review_looks: ReviewLooksTable;
  comments: CommentsTable;
  outbox: OutboxTable;
  pack_picks: PackPicksTable;
  visits: VisitsTable;
  reach_answers: ReachAnswersTable;
  author_log: AuthorLogTable;
  author_log_span: AuthorLogSpanTable;
  author_log_missed: { document_id: string; whole_from: Instant };
  pace_counts: { subject: string; span: "minute" | "hour" | "day"; slot_at: Instant; handed_count: number };
  paces: PacesTable;
  journal_groups: { journal_id: string; machine_id: string | null; group_number: string };
  epoch: { is_single: Generated<boolean>; number: string; restored_at: NullableInstant };
}
