import type { TranslatedString } from "@newsletter/schemas";
import { sql } from "kysely";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import type { Database } from "./database.ts";
import { publicationsOfPartner } from "./partner-publications.ts";

interface SessionRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly partner_id: string;
  readonly partner_name: TranslatedString;
  readonly others: PartnerSession["others"];
}

/** Who has this session now; undefined once it is over. */
export async function sessionOf(db: Database, digest: string): Promise<PartnerSession | undefined> {
  const { rows } = await sql<SessionRow>`
    select c.id, c.name, c.address, c.partner_id, p.name as partner_name,
           coalesce((select jsonb_agg(jsonb_build_object('contactId', o.id, 'partnerName', q.name) order by q.id)
                       from contacts o join partners q on q.id = o.partner_id where lower(o.address) = lower(c.address) and o.id <> c.id), '[]') as others
      from partner_sessions e join contacts c on c.id = e.contact_id join partners p on p.id = c.partner_id
     where e.digest = ${Buffer.from(digest, "hex")} and e.ends_at > now()`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    contactId: row.id,
    contactName: row.name,
    address: row.address,
    partnerId: row.partner_id,
    partnerName: row.partner_name,
    publications: await publicationsOfPartner(db, row.partner_id),
    others: row.others,
  };
}
