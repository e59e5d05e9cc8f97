import type { StakeholderKind, TranslatedString } from "@newsletter/schemas";
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { OnboardingAnswer } from "../ports/onboarding.ts";
import type { Picks } from "../pack/picks.ts";
import type { Instant, NullableInstant } from "./column-types.ts";

// Partners, their contacts, and what these do on their pages.

interface PartnersTable {
  id: string;
  number: Generated<Buffer>;
  name: JSONColumnType<TranslatedString>;
  first_seen_at: Instant;
  members_per_hour_max: Generated<number | null>;
  members_per_day_max: Generated<number | null>;
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

interface PackPicksTable {
  id: Generated<string>;
  partner_id: string;
  campaign_id: string;
  picks: ColumnType<Picks | null, string | null, never>;
  picked_at: Instant;
}

interface ReachAnswersTable {
  id: Generated<string>;
  partner_id: string;
  campaign_id: string;
  people_count: number;
  stakeholder_kinds: string[];
  answered_at: Instant;
}

export interface PartnerTables {
  partners: PartnersTable;
  contacts: ContactsTable;
  onboarding_answers: OnboardingAnswersTable;
  partner_sign_ins: PartnerSignInsTable;
  partner_sessions: PartnerSessionsTable;
  partner_uploads: PartnerUploadsTable;
  partner_agreements: PartnerAgreementsTable;
  pack_picks: PackPicksTable;
  reach_answers: ReachAnswersTable;
}
