import type { IssueSnapshot } from "@newsletter/schemas";
import { sql } from "kysely";
import type { PublicationStore } from "../ports/publications.ts";
import type { Database } from "./database.ts";

export function createPublicationStore(db: Database): PublicationStore {
  const profiles = db.selectFrom("publications").select("profile");
  return {
    byId: async (id) => (await profiles.where("id", "=", id).executeTakeFirst())?.profile,
    // A slug may have gone from one publication to another: the one that has it now.
    bySlug: async (slug) => (await profiles.where("slug", "=", slug).orderBy("seen_at", "desc").executeTakeFirst())?.profile,
    all: async () => (await profiles.orderBy("slug").orderBy("id").execute()).map(({ profile }) => profile),
  };
}

/** Beside the snapshot that is kept. */
export async function notePublication(db: Database, { publication, baseUrl }: IssueSnapshot): Promise<void> {
  await sql`
    insert into publications (id, slug, profile, base_url) values (${publication.id}, ${publication.slug}, ${JSON.stringify(publication)}, ${baseUrl})
    on conflict (id) do update set slug = excluded.slug, profile = excluded.profile, base_url = excluded.base_url, seen_at = now()`.execute(
    db,
  );
}
