import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { PublicationProfile } from "../ports/publications.ts";
import type { DownloadFormat, VisitedPage } from "../reach/visit.ts";
import type { AudienceTables } from "./audience-tables.ts";
import type { Instant, NullableInstant } from "./column-types.ts";
import type { PartnerTables } from "./partner-tables.ts";
import type { SendingTables } from "./sending-tables.ts";

// The tables of schema `newsletter` as kysely sees them; the constraints are in migrations/.

interface PublicationsTable {
  id: string;
  slug: string;
  profile: JSONColumnType<PublicationProfile>;
  base_url: string;
  seen_at: Instant;
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

export interface Tables extends AudienceTables, PartnerTables, SendingTables {
  publications: PublicationsTable;
  rights: RightsTable;
  audit: AuditTable;
  reviews: ReviewsTable;
  review_looks: ReviewLooksTable;
  comments: CommentsTable;
  visits: VisitsTable;
  author_log: AuthorLogTable;
  author_log_span: AuthorLogSpanTable;
  author_log_missed: { document_id: string; whole_from: Instant };
}
