import type { TranslatedString } from "@newsletter/schemas";
import { sql } from "kysely";
import {
  inviteObstacles,
  type Invited,
  type InviteObstacle,
  type InviteRequest,
  type InviteResult,
  type InviteStore,
} from "../ports/inviting.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { languagesOf } from "./languages-of.ts";
import { addWithin } from "./outbox.ts";

// People whom somebody else brought, asked once whether they want it. A part at a time, each in a transaction of its own: what was asked and
// the mail that asks are stored together, so an act that is killed has asked whole people, and the next one goes on with the others. The row in
// `invitations` is what makes it once: it outlives the subscription.

const partMax = 100;

export function createInviteStore(db: Database): InviteStore {
  return { invite: (request) => invite(db, request) };
}

interface Found {
  readonly id: string;
  readonly number: Buffer;
  readonly address: string;
  readonly partner_id: string | null;
  readonly partner_name: TranslatedString | null;
  readonly languages: readonly string[];
  readonly obstacle: InviteObstacle | null;
}

async function invite(db: Database, request: InviteRequest): Promise<InviteResult> {
  const notAsked: Record<InviteObstacle, number> = {
    shared: 0,
    suppressed: 0,
    erased: 0,
    askedBefore: 0,
    subscribed: 0,
    unnamedPartner: 0,
  };
  /** Of a dry run, which stores none. */
  const marked = new Set<string>();
  let askedCount = 0;
  let after: string | undefined;
  for (;;) {
    const room = request.isDryRun ? partMax : Math.min(partMax, request.askedMax - askedCount);
    // oxlint-disable-next-line no-await-in-loop -- a part at a time
    const part = await db.transaction().execute(async (transaction) => inviteSome(transaction, request, { after, room, marked }));
    askedCount += part.askedCount;
    for (const obstacle of inviteObstacles) notAsked[obstacle] += part.obstacles.filter((each) => each === obstacle).length;
    after = part.last;
    if (after === undefined) return { askedCount, notAsked, hasMore: false };
    if (!request.isDryRun && askedCount >= request.askedMax) return { askedCount, notAsked, hasMore: true };
  }
}

interface Part {
  readonly after: string | undefined;
  /** People at most that are looked at. */
  readonly room: number;
  readonly marked: Set<string>;
}

interface PartResult {
  readonly askedCount: number;
  readonly obstacles: readonly InviteObstacle[];
  /** The last that was looked at; undefined once nobody is left. */
  readonly last: string | undefined;
}

async function inviteSome(transaction: Database, request: InviteRequest, { after, room, marked }: Part): Promise<PartResult> {
  const { publicationId, isDryRun } = request;
  const ids = await requestedIds(transaction, request, after, room);
  if (!isDryRun) await holdAddresses(transaction, publicationId, ids);
  const found = await look(transaction, request, ids);
  const erased = await storedMarks(
    transaction,
    found.map(({ address }) => request.erasedMark(address)),
  );
  const known = await storedInvitations(
    transaction,
    publicationId,
    found.map(({ address }) => request.mark(address)),
  );
  const obstacles: InviteObstacle[] = [];
  const invited: Asked[] = [];
  for (const row of found) {
    const mark = request.mark(row.address);
    const partner = partnerOf(row, request);
    const obstacle =
      row.obstacle ??
      (erased.has(request.erasedMark(row.address)) ? "erased" : undefined) ??
      (known.has(mark) || marked.has(mark) ? "askedBefore" : undefined) ??
      (row.partner_id !== null && partner === undefined ? "unnamedPartner" : undefined);
    marked.add(mark);
    if (obstacle !== undefined) obstacles.push(obstacle);
    else invited.push({ row, mark, invited: invitedOf(row, partner, request) });
  }
  if (!isDryRun && invited.length > 0) await keep(transaction, request, invited);
  return { askedCount: invited.length, obstacles, last: ids.at(-1) };
}

interface Asked {
  readonly row: Found;
  readonly mark: string;
  readonly invited: Invited;
}

/** Whose name nobody knows cannot be named as the one that gave the address. */
function partnerOf({ partner_id: id, partner_name: name }: Found, { partners }: InviteRequest): Invited["partner"] {
  if (id === null) return undefined;
  const known = partners.find((partner) => partner.id === id);
  if (known !== undefined) return known;
  return name === null || Object.keys(name).length === 0 ? undefined : { id, name };
}

function invitedOf(row: Found, partner: Invited["partner"], request: InviteRequest): Invited {
  return {
    subscriptionNumber: row.number.toString("hex"),
    address: row.address,
    language: languagesOf(row.languages)[0] ?? "en",
    partner,
    optInNumber: request.drawOptIn(),
  };
}

async function requestedIds(
  db: Database,
  { publicationId, file, partnerId, tag }: InviteRequest,
  after: string | undefined,
  countMax: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from subscriptions s
     where publication_id = ${publicationId} and state = 'requested' and merged_into is null
       ${after === undefined ? sql`` : sql`and id > ${after}`}
       ${partnerId === undefined ? sql`` : sql`and partner_id = ${partnerId}`}
       ${tag === undefined ? sql`` : sql`and ${tag} = any (tags)`}
       ${file === undefined ? sql`` : sql`and exists (select from consents c where c.subscription_id = s.id and c.method = 'import' and c.detail->>'file' = ${file})`}
     order by id limit ${countMax}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Nobody else asks them meanwhile: neither another act, which waits for this part, nor the form, whose lock of an address this is. */
async function holdAddresses(db: Database, publicationId: string, ids: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${inviteLock}, hashtext(${publicationId}))`.execute(db);
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${publicationId} || ' ' || lower(address), 0))
      from (select address from subscriptions where id = any(${[...ids]}) order by id) as held`.execute(db);
}

/** Any number but those of other locks. */
const inviteLock = 7_250_026;

async function look(db: Database, { publicationId, isDryRun }: InviteRequest, ids: readonly string[]): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select s.id, s.number, s.address, s.partner_id, p.name as partner_name, s.languages, case
             when exists (select from subscriptions o where o.publication_id = ${publicationId} and lower(o.address) = lower(s.address)
                             and o.recipient_kind in ('desk', 'list')) then 'shared'
             when exists (select from suppressions x where x.publication_id = ${publicationId} and x.address = lower(s.address)) then 'suppressed'
             when exists (select from subscriptions o where o.publication_id = ${publicationId} and lower(o.address) = lower(s.address)
                             and o.state in ('active', 'leaving')) then 'subscribed'
             when exists (select from opt_ins o join subscriptions w on w.id = o.subscription_id
                           where w.publication_id = ${publicationId} and lower(w.address) = lower(s.address)) then 'askedBefore'
           end as obstacle
      from subscriptions s left join partners p on p.id = s.partner_id
     where s.id = any(${[...ids]}) and s.state = 'requested'
     order by s.id ${isDryRun ? sql`` : sql`for update of s`}`.execute(db);
  return rows;
}

/** Of whatever publication: who wished to be forgotten is asked by none. */
async function storedMarks(db: Database, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ address: string }>`
    select distinct address from suppressions where reason = 'erased' and address = any(${[...marks]})`.execute(db);
  return new Set(rows.map(({ address }) => address));
}

async function storedInvitations(db: Database, publicationId: string, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ mark: string }>`
    select encode(mark, 'hex') as mark from invitations
     where publication_id = ${publicationId} and mark in (select decode(unnest(${[...marks]}::text[]), 'hex'))`.execute(db);
  return new Set(rows.map(({ mark }) => mark));
}

async function keep(transaction: Database, request: InviteRequest, asked: readonly Asked[]): Promise<void> {
  const { publicationId, actor, file, partnerId, tag } = request;
  await transaction
    .insertInto("invitations")
    .values(asked.map(({ mark }) => ({ publication_id: publicationId, mark: Buffer.from(mark, "hex") })))
    .execute();
  for (const { row, invited } of asked) {
    const wording = request.wording(invited.language);
    // oxlint-disable-next-line no-await-in-loop -- one connection, one transaction
    await transaction
      .insertInto("opt_ins")
      .values({
        subscription_id: row.id,
        number: Buffer.from(invited.optInNumber, "hex"),
        languages: [...row.languages],
        wording,
        language: invited.language,
        expires_at: sql<Date>`now() + ${request.validDays} * interval '1 day'`,
      })
      .execute();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await noteConsent(transaction, {
      subscriptionId: row.id,
      act: "asked",
      method: "mail",
      address: row.address,
      languages: row.languages,
      wording,
      actor,
    });
  }
  await addWithin(
    transaction,
    asked.map(({ invited }) => request.mail(invited)),
  );
  const detail = { count: asked.length, ...(file && { file }), ...(partnerId && { partnerId }), ...(tag && { tag }) };
  await audit(transaction, { actor, action: "audience.invited", subject: publicationId, detail });
}
