import { isLanguage } from "@newsletter/schemas";
import { sql } from "kysely";
import type { KeptUpload } from "../ports/partner-members.ts";
import type { Database } from "./database.ts";

export async function keepUpload(
  db: Database,
  sessionDigest: string,
  { publicationId, fileName, digest, content, language }: KeptUpload,
): Promise<boolean> {
  const { rows } = await sql`
    insert into partner_uploads (session_digest, publication_id, file_name, digest, content, language)
    select e.digest, ${publicationId}, ${fileName}, ${Buffer.from(digest, "hex")}, ${Buffer.from(content)}, ${language}
      from partner_sessions e where e.digest = ${Buffer.from(sessionDigest, "hex")} and e.ends_at > now()
    on conflict (session_digest) do update set publication_id = excluded.publication_id, file_name = excluded.file_name, digest = excluded.digest,
       content = excluded.content, language = excluded.language, created_at = now() returning session_digest`.execute(db);
  return rows.length > 0;
}

/** Of two who take it at once, one has it. */
export async function takeUpload(db: Database, sessionDigest: string, digest: string): Promise<KeptUpload | undefined> {
  const row = await db
    .deleteFrom("partner_uploads")
    .where("session_digest", "=", Buffer.from(sessionDigest, "hex"))
    .where("digest", "=", Buffer.from(digest, "hex"))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || !isLanguage(row.language)) return undefined;
  const { publication_id: publicationId, file_name: fileName, content, language } = row;
  return { publicationId, fileName, digest, content, language };
}
