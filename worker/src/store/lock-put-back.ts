import type { Client } from "pg";

/**
 * The last step of putting the newsletter's database back, in its transaction: from its first moment on nothing is sent from it until
 * somebody has re-armed it. The number is above all that are known, so that it fits no machine's file; the queue is filled again from the
 * ledger.
 */
export async function lockPutBack(
  client: Client,
  given: {
    readonly numbers: readonly string[];
    readonly queueSchema: string;
    readonly actor: string;
    readonly detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await client.query(
    "update epoch set number = greatest(number, (select coalesce(max(n), 0) from unnest($1::bigint[]) as n)) + 1, restored_at = now()",
    [given.numbers],
  );
  // What was used since would open again, and who signed out would be signed in. A backup of before there were any has no such table.
  await client.query(`
    do $$ begin
      if to_regclass('partner_sign_ins') is not null then
        delete from partner_sessions;
        update partner_sign_ins set expires_at = now() where used_at is null and expires_at > now();
      end if;
    end $$`);
  await client.query(`drop schema if exists ${client.escapeIdentifier(given.queueSchema)} cascade`);
  await client.query("insert into audit (actor, action, subject, detail) values ($1, 'database.restored', 'newsletter', $2)", [
    given.actor,
    JSON.stringify(given.detail),
  ]);
}
