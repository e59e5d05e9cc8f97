import { sql } from "kysely";
import type { ListOf, PartnerAgreement } from "../ports/partner-members.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";

/** The one that is in force; rows are added and never changed. */
export async function agreementOf(db: Database, { partnerId, publicationId }: ListOf): Promise<PartnerAgreement | undefined> {
  const { rows } = await sql<{ reference: string | null; agreed_on: string; recorded_by: string; recorded_at: Date }>`
    select reference, agreed_on::text as agreed_on, recorded_by, recorded_at from partner_agreements
     where partner_id = ${partnerId} and publication_id = ${publicationId} order by id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined || row.reference === null) return undefined;
  const { reference, agreed_on: agreedOn, recorded_by: recordedBy, recorded_at: recordedAt } = row;
  return { reference, agreedOn, recordedBy, recordedAt: recordedAt.toISOString() };
}

export async function recordAgreement(
  transaction: Database,
  list: ListOf,
  given: { readonly agreement: Pick<PartnerAgreement, "reference" | "agreedOn"> | undefined; readonly actor: string },
): Promise<boolean> {
  const { agreement, actor } = given;
  const { partnerId, publicationId } = list;
  const partner = await transaction.selectFrom("partners").select("id").where("id", "=", partnerId).forUpdate().executeTakeFirst();
  if (partner === undefined) return false;
  const inForce = await agreementOf(transaction, list);
  if (inForce?.reference === agreement?.reference && inForce?.agreedOn === agreement?.agreedOn) return true;
  await transaction
    .insertInto("partner_agreements")
    .values({
      partner_id: partnerId,
      publication_id: publicationId,
      reference: agreement?.reference ?? null,
      agreed_on: agreement?.agreedOn ?? null,
      recorded_by: actor,
    })
    .execute();
  const action = agreement === undefined ? "agreement.ended" : "agreement.recorded";
  await audit(transaction, { actor, action, subject: partnerId, detail: { publicationId, ...agreement } });
  return true;
}
