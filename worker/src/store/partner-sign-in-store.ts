import type { TranslatedString } from "@newsletter/schemas";
import { sql } from "kysely";
import type { KnownContact, NewPartnerSignIn, PartnerSignInStore, SignInName } from "../ports/partner-sign-in.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { planWithin } from "./outbox.ts";
import { publicationsOfPartner } from "./partner-publications.ts";
import { sessionOf } from "./partner-session.ts";

export function createPartnerSignInStore(db: Database): PartnerSignInStore {
  return {
    contactOf: async (address) => {
      const row = await contacts(db)
        .where(sql`lower(c.address)`, "=", address.toLowerCase())
        .orderBy("c.created_at")
        .orderBy("c.id")
        .executeTakeFirst();
      return row === undefined ? undefined : contactOf(row);
    },
    publicationsOf: (partnerId) => publicationsOfPartner(db, partnerId),
    plan: (signIn) => db.transaction().execute(async (transaction) => planPartnerSignIn(transaction, signIn)),
    open: async (name) => {
      const { rows } = await sql<{ partner_name: TranslatedString; address: string }>`
        select p.name as partner_name, c.address from partner_sign_ins s join partners p on p.id = s.partner_id join contacts c on c.id = s.contact_id
         where ${isNamed(name)} and ${isOpen}`.execute(db);
      const [row] = rows;
      return row === undefined ? undefined : { partnerName: row.partner_name, address: row.address };
    },
    use: (name, session) => db.transaction().execute(async (transaction) => use(transaction, name, session)),
    session: (digest) => sessionOf(db, digest),
    choose: (digest, contactId) => db.transaction().execute(async (transaction) => choose(transaction, digest, contactId)),
    signOut: (digest) => db.transaction().execute(async (transaction) => signOut(transaction, digest)),
    signOutAll: (partnerId, actor) => db.transaction().execute(async (transaction) => signOutAll(transaction, partnerId, actor)),
  };
}

/**
 * In a transaction that does more: what happened, the link and its mail are stored together, or none of them. False when there is no such contact
 * (any more).
 */
export async function planPartnerSignIn(transaction: Database, signIn: NewPartnerSignIn): Promise<boolean> {
  const row = await contacts(transaction).where("c.id", "=", signIn.contactId).forShare("c").executeTakeFirst();
  if (row === undefined) return false;
  const contact = contactOf(row);
  await forgetOld(transaction);
  await transaction
    .insertInto("partner_sign_ins")
    .values({
      id: signIn.id,
      partner_id: contact.partnerId,
      contact_id: contact.id,
      number: Buffer.from(signIn.number, "hex"),
      landing: signIn.landing,
      publication_id: signIn.publicationId ?? null,
      expires_at: sql<Date>`now() + ${signIn.validMinutes} * interval '1 minute'`,
    })
    .execute();
  await planWithin(transaction, [signIn.mail(contact)]);
  return true;
}

/** Sessions that are over, and links that have opened nothing for a month. */
async function forgetOld(db: Database): Promise<void> {
  await sql`delete from partner_sessions where ends_at < now()`.execute(db);
  // A session that goes on keeps the link it came by.
  await sql`
    delete from partner_sign_ins s where s.expires_at < now() - interval '30 days' and s.publication_id is null
       and not exists (select from partner_sessions e where e.sign_in_id = s.id)`.execute(db);
}

async function use(
  transaction: Database,
  name: SignInName,
  { digest, minutes }: { readonly digest: string; readonly minutes: number },
): Promise<{ readonly landing: string } | undefined> {
  // Whoever comes second waits for the first one's row, and finds it used.
  const { rows } = await sql<{ id: string; contact_id: string; partner_id: string; landing: string }>`
    update partner_sign_ins s set used_at = now() from partners p
     where p.id = s.partner_id and ${isNamed(name)} and ${isOpen} returning s.id, s.contact_id, s.partner_id, s.landing`.execute(
    transaction,
  );
  const [used] = rows;
  if (used === undefined) return undefined;
  await transaction
    .insertInto("partner_sessions")
    .values({
      digest: Buffer.from(digest, "hex"),
      sign_in_id: used.id,
      contact_id: used.contact_id,
      ends_at: sql<Date>`now() + ${minutes} * interval '1 minute'`,
    })
    .execute();
  await audit(transaction, {
    actor: used.contact_id,
    action: "partner.signedIn",
    subject: used.partner_id,
    detail: { signInId: used.id },
  });
  return { landing: used.landing };
}

async function choose(transaction: Database, digest: string, contactId: string): Promise<boolean> {
  const { rows } = await sql<{ partner_id: string }>`
    update partner_sessions e set contact_id = n.id from contacts c, contacts n
     where e.digest = ${Buffer.from(digest, "hex")} and e.ends_at > now() and c.id = e.contact_id
       and n.id = ${contactId} and lower(n.address) = lower(c.address) returning n.partner_id`.execute(transaction);
  const [chosen] = rows;
  if (chosen === undefined) return false;
  await audit(transaction, { actor: contactId, action: "partner.chosen", subject: chosen.partner_id });
  return true;
}

async function signOut(transaction: Database, digest: string): Promise<void> {
  const { rows } = await sql<{ contact_id: string; partner_id: string }>`
    delete from partner_sessions e using contacts c where e.digest = ${Buffer.from(digest, "hex")} and c.id = e.contact_id
    returning e.contact_id, c.partner_id`.execute(transaction);
  const [ended] = rows;
  if (ended !== undefined) await audit(transaction, { actor: ended.contact_id, action: "partner.signedOut", subject: ended.partner_id });
}

async function signOutAll(
  transaction: Database,
  partnerId: string,
  actor: string,
): Promise<{ readonly sessionCount: number; readonly linkCount: number }> {
  const sessions = await sql`
    delete from partner_sessions e using contacts c where c.id = e.contact_id and c.partner_id = ${partnerId} returning e.digest`.execute(
    transaction,
  );
  const links = await sql`
    update partner_sign_ins set expires_at = now() where partner_id = ${partnerId} and used_at is null and expires_at > now() returning id`.execute(
    transaction,
  );
  const ended = { sessionCount: sessions.rows.length, linkCount: links.rows.length };
  await audit(transaction, { actor, action: "partner.allSignedOut", subject: partnerId, detail: ended });
  return ended;
}

const isOpen = sql`s.used_at is null and s.expires_at > now()`;

function isNamed({ partnerNumber, number }: SignInName): ReturnType<typeof sql> {
  return sql`p.number = ${Buffer.from(partnerNumber, "hex")} and s.number = ${Buffer.from(number, "hex")}`;
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- a query builder's type is its definition
function contacts(db: Database) {
  return db
    .selectFrom("contacts as c")
    .innerJoin("partners as p", "p.id", "c.partner_id")
    .select(["c.id", "c.address", "c.partner_id", "p.name as partner_name", "p.number as partner_number"]);
}

interface ContactRow {
  readonly id: string;
  readonly address: string;
  readonly partner_id: string;
  readonly partner_name: TranslatedString;
  readonly partner_number: Buffer;
}

function contactOf({ id, address, partner_id, partner_name, partner_number }: ContactRow): KnownContact {
  return { id, address, partnerId: partner_id, partnerName: partner_name, partnerNumber: partner_number.toString("hex") };
}
