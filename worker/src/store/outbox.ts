import { sql } from "kysely";
import type { LeasedMail, NewOutboxMail, Outbox, SentProof } from "../ports/outbox.ts";
import { tokensLeft } from "../campaign/pace.ts";
import type { Outcome, Pace } from "../ports/sending.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { holdPaces, paceSpans, paceUse, spendTokens, type PaceSpans } from "./pace-store.ts";

// The transitions of a single mail. As in the ledger, every statement says from which state and under which lease it may happen, and time
// is the database's.

const listedMax = 50;
/** Any number but that of the migrations: two clicks at once are looked at one after the other. */
const planLock = 7_250_002;

export function createOutbox(db: Database, spans: PaceSpans = paceSpans): Outbox {
  return {
    plan: (mails) => plan(db, mails),
    take: (leaseToken, leaseMs, way) =>
      way?.pace === undefined ? take(db, leaseToken, leaseMs) : takeAtPace(db, leaseToken, leaseMs, { ...way, pace: way.pace, spans }),
    hand: (mail, leaseMs) => hand(db, mail, { leaseMs, spans }),
    settle: (mail, outcome, dueInMs) => settle(db, mail, outcome, dueInMs),
    recover: async () => {
      const { numUpdatedRows } = await db
        .updateTable("outbox")
        .set({
          state: "unconfirmed",
          category: "connectionLost",
          evidence: "The process that handed it over ended before a reply came.",
          settled_at: sql<Date>`now()`,
          message: null,
        })
        .where("state", "=", "handed")
        .where("lease_until", "<", sql<Date>`now()`)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    ofIssue: (issueId) => ofIssue(db, issueId),
  };
}

async function plan(db: Database, mails: readonly NewOutboxMail[]): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const newCount = await planWithin(transaction, mails);
    const [first] = mails;
    if (first?.purpose === "proof" && newCount > 0) {
      const editions = new Set(mails.flatMap((mail) => (mail.purpose === "proof" ? [mail.keyText] : [])));
      const detail = { mailCount: newCount, editions: [...editions] };
      await audit(transaction, { actor: first.askedBy, action: "proof.planned", subject: first.issueId, detail });
    }
    return newCount;
  });
}

/** In a transaction that does more: what happened and the notice of it are stored together, or neither. Gives how many are new. */
export async function planWithin(transaction: Database, mails: readonly NewOutboxMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  await sql`select pg_advisory_xact_lock(${planLock})`.execute(transaction);
  let newCount = 0;
  for (const mail of mails) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other in one transaction: a list may hold an address twice
    if (!(await isPlannedAlready(transaction, mail))) {
      newCount += 1;
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      await transaction.insertInto("outbox").values(rowOf(mail)).execute();
    }
  }
  return newCount;
}

/** For who holds a lock on what they are about, and knows that nobody has planned them. */
export async function addWithin(transaction: Database, mails: readonly NewOutboxMail[]): Promise<void> {
  await transaction.insertInto("outbox").values(mails.map(rowOf)).execute();
}

async function isPlannedAlready(db: Database, mail: NewOutboxMail): Promise<boolean> {
  const same = db
    .selectFrom("outbox")
    .select("id")
    .where("purpose", "=", mail.purpose)
    .where("about", "=", aboutOf(mail))
    .where(sql`lower(address)`, "=", mail.address.toLowerCase());
  const found = await (
    mail.purpose === "proof" ? same.where("created_at", ">", sql<Date>`now() - interval '1 minute'`) : same
  ).executeTakeFirst();
  return found !== undefined;
}

function aboutOf(mail: NewOutboxMail): string {
  return mail.purpose === "proof" ? mail.editionDigest : mail.about;
}

function rowOf(mail: NewOutboxMail) {
  const proof = mail.purpose === "proof" ? mail : undefined;
  return {
    id: mail.id,
    purpose: mail.purpose,
    about: aboutOf(mail),
    publication_id: mail.publicationId,
    issue_id: proof?.issueId ?? null,
    key_text: proof?.keyText ?? null,
    edition_digest: proof?.editionDigest ?? null,
    address: mail.address,
    return_path: mail.returnPath,
    message: Buffer.from(mail.message()),
    asked_by: mail.askedBy,
    gives_way: mail.purpose !== "proof" && mail.givesWay === true,
  };
}

/** Single mails count for the relay alone: no list of colleagues fills a mail domain. */
async function takeAtPace(
  db: Database,
  leaseToken: string,
  leaseMs: number,
  { relay, pace, spans }: { readonly relay: string; readonly pace: Pace; readonly spans: PaceSpans },
): Promise<LeasedMail | undefined> {
  return db.transaction().execute(async (transaction) => {
    await holdPaces(transaction);
    const use = await paceUse(transaction, relay, spans, []);
    return tokensLeft(pace, use) === 0 ? undefined : take(transaction, leaseToken, leaseMs, relay);
  });
}

async function hand(
  db: Database,
  { id, leaseToken }: Pick<LeasedMail, "id" | "leaseToken">,
  { leaseMs, spans }: { readonly leaseMs: number; readonly spans: PaceSpans },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable("outbox")
      .set({ state: "handed", lease_until: after(leaseMs) })
      .where("id", "=", id)
      .where("lease_token", "=", leaseToken)
      .where("state", "=", "planned")
      .where("lease_until", ">", sql<Date>`now()`)
      .returning("pace_relay")
      .executeTakeFirst();
    if (row !== undefined) await spendTokens(transaction, [{ relay: row.pace_relay, address: null }], spans);
    return row !== undefined;
  });
}

async function take(db: Database, leaseToken: string, leaseMs: number, paceRelay?: string): Promise<LeasedMail | undefined> {
  const row = await db
    .updateTable("outbox")
    .set({ lease_token: leaseToken, lease_until: after(leaseMs), pace_relay: paceRelay ?? null })
    .where("id", "=", (where) =>
      where
        .selectFrom("outbox")
        .select("id")
        .where("state", "=", "planned")
        .where("due_at", "<=", sql<Date>`now()`)
        .where((free) => free.or([free("lease_until", "is", null), free("lease_until", "<", sql<Date>`now()`)]))
        .orderBy("gives_way")
        .orderBy("due_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "address", "return_path", "message", "attempt_count"])
    .executeTakeFirst();
  if (row === undefined || row.message === null) return undefined;
  return {
    id: row.id,
    leaseToken,
    address: row.address,
    returnPath: row.return_path,
    message: row.message,
    attemptCount: row.attempt_count,
  };
}

async function settle(
  db: Database,
  { id, leaseToken }: Pick<LeasedMail, "id" | "leaseToken">,
  outcome: Outcome,
  dueInMs: number,
): Promise<boolean> {
  const isFinal = outcome.state !== "planned" && outcome.state !== "deferred";
  const said = { reply_code: outcome.reply?.code ?? null, category: outcome.category ?? null, evidence: outcome.evidence ?? null };
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({
      ...said,
      ...(isFinal
        ? { state: outcome.state, settled_at: sql<Date>`now()`, message: null }
        : { state: "planned" as const, due_at: after(dueInMs) }),
      // The relay's fault is nobody's attempt.
      attempt_count: sql<number>`attempt_count + ${outcome.state === "planned" ? 0 : 1}`,
      lease_token: null,
      lease_until: null,
    })
    .where("id", "=", id)
    .where("lease_token", "=", leaseToken)
    .where("state", "in", ["planned", "handed"])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function ofIssue(db: Database, issueId: string): Promise<readonly SentProof[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["id", "key_text", "address", "state", "created_at", "settled_at", "evidence"])
    .where("issue_id", "=", issueId)
    .orderBy("created_at", "desc")
    .limit(listedMax)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    keyText: row.key_text ?? "",
    address: row.address,
    state: row.state,
    at: (row.settled_at ?? row.created_at).toISOString(),
    evidence: row.evidence,
  }));
}

function after(ms: number) {
  return sql<Date>`now() + ${ms} * interval '1 millisecond'`;
}
