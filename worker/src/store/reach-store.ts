import {
  languageSchema,
  stakeholderKindSchema,
  type IssueSnapshot,
  type StakeholderKind,
  type TranslatedString,
} from "@newsletter/schemas";
import { sql } from "kysely";
import type { PackName } from "../ports/packs.ts";
import type { AnswerKept, AnswerStore, IssueReach, KeptAnswer, ReachPartner } from "../ports/reach.ts";
import { answersPerQuestionMax } from "../reach/limits.ts";
import type { ReachAnswer } from "../reach/read-answer.ts";
import type { Database } from "./database.ts";

export function createAnswerStore(db: Database): AnswerStore {
  return {
    latest: (question) => latest(db, question),
    keep: (question, answer, seenId) => db.transaction().execute(async (transaction) => keep(transaction, question, { ...answer, seenId })),
    issue: (issueId) => issue(db, issueId),
  };
}

async function latest(db: Database, { campaignId, partnerId }: PackName): Promise<readonly KeptAnswer[]> {
  const rows = await db
    .selectFrom("reach_answers")
    .selectAll()
    .where("campaign_id", "=", campaignId)
    .where("partner_id", "=", partnerId)
    .orderBy("id", "desc")
    .limit(2)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    peopleCount: row.people_count,
    kinds: kindsOf(row.stakeholder_kinds),
    answeredAt: row.answered_at.toISOString(),
  }));
}

interface GivenAnswer extends ReachAnswer {
  readonly seenId: string | undefined;
}

async function keep(transaction: Database, question: PackName, { peopleCount, kinds, seenId }: GivenAnswer): Promise<AnswerKept> {
  const { campaignId, partnerId } = question;
  // Two colleagues at the same moment: one after the other, or neither would know of the other's.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reach ${campaignId} ${partnerId}`}, 0))`.execute(transaction);
  const [before] = await latest(transaction, question);
  if (before?.peopleCount === peopleCount && before.kinds.join() === kinds.join()) return "kept";
  const { count } = await transaction
    .selectFrom("reach_answers")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("campaign_id", "=", campaignId)
    .where("partner_id", "=", partnerId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= answersPerQuestionMax) return "full";
  await transaction
    .insertInto("reach_answers")
    .values({ campaign_id: campaignId, partner_id: partnerId, people_count: peopleCount, stakeholder_kinds: [...kinds] })
    .execute();
  return before !== undefined && before.id !== seenId ? "replaced" : "kept";
}

async function issue(db: Database, issueId: string): Promise<IssueReach | undefined> {
  const campaigns = await db
    .selectFrom("campaigns as c")
    .innerJoin("issue_snapshots as s", "s.digest", "c.snapshot_digest")
    .select([
      "c.begins_at",
      sql<IssueSnapshot["publication"]>`s.snapshot->'publication'`.as("publication"),
      sql<IssueSnapshot["partners"]>`s.snapshot->'partners'`.as("partners"),
    ])
    .where("c.issue_id", "=", issueId)
    .where("c.kind", "=", "campaign")
    .orderBy("c.planned_at")
    .execute();
  const [first, last] = [campaigns[0], campaigns.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { publication } = last;
  const counted = await db
    .selectFrom("publications")
    .select("id")
    .where("id", "=", publication.id)
    .where(sql<boolean>`profile->'hasVisitCounts' = 'true'`)
    .executeTakeFirst();
  const partnerIds = [...new Set(campaigns.flatMap(({ partners }) => partners.map(({ id }) => id)))];
  return {
    issueId,
    publicationId: publication.id,
    beganAt: first.begins_at.toISOString(),
    languages: publication.languages.map((language) => languageSchema.parse(language)),
    isCounting: counted !== undefined,
    isAsking: campaigns.some(({ publication: each }) => each.hasReachQuestion === true),
    partners: await partnersOf(db, issueId, partnerIds),
  };
}

interface PartnerRow {
  readonly id: string;
  readonly name: TranslatedString;
  readonly is_asked: boolean;
  readonly people_count: number | null;
  readonly stakeholder_kinds: string[] | null;
  readonly answered_at: Date | null;
  readonly answer_count: string;
}

/** In the order of the issue. A partner that nothing was planned for is not known here, and could not be asked. */
async function partnersOf(db: Database, issueId: string, partnerIds: readonly string[]): Promise<readonly ReachPartner[]> {
  const { rows } = await sql<PartnerRow>`
    with campaigns_of_issue as (select id from campaigns where issue_id = ${issueId} and kind = 'campaign'),
    -- Partners whose copy carried the question, and was accepted.
    asked as (
      select distinct e.key->>'partnerId' as partner_id
        from (select distinct r.edition_digest from recipients r join campaigns_of_issue c on c.id = r.campaign_id where r.state = 'accepted') r
        join rendered_editions e on e.digest = r.edition_digest
       where (e.slots->'html'->>'reachUrl')::integer > 0),
    answers as (select a.* from reach_answers a join campaigns_of_issue c on c.id = a.campaign_id)
    select p.id, p.name, p.id in (select partner_id from asked) as is_asked, a.people_count, a.stakeholder_kinds, a.answered_at,
           (select count(*) from answers where answers.partner_id = p.id) as answer_count
      from unnest(${partnerIds}::text[]) with ordinality as wanted (id, position)
      join partners p on p.id = wanted.id
      left join lateral (select * from answers where answers.partner_id = p.id order by answers.id desc limit 1) a on true
     order by wanted.position`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isAsked: row.is_asked,
    answer:
      row.people_count === null || row.answered_at === null
        ? undefined
        : { peopleCount: row.people_count, kinds: kindsOf(row.stakeholder_kinds ?? []), answeredAt: row.answered_at.toISOString() },
    answerCount: Number(row.answer_count),
  }));
}

function kindsOf(stored: readonly string[]): readonly StakeholderKind[] {
  return stored.map((kind) => stakeholderKindSchema.parse(kind));
}
