import { sql, type Selectable } from "kysely";
import type { Language } from "@newsletter/schemas";
import type { WebEdition } from "../ports/editions.ts";
import type { Database } from "./database.ts";
import { editionOf } from "./edition-of.ts";
import { hasBegun, isUnderEmbargo } from "./public-issues.ts";
import type { Tables } from "./tables.ts";

type Row = Selectable<Tables["rendered_editions"]> & {
  readonly issue_id: string;
  readonly is_rehearsal: boolean;
  readonly is_embargoed: boolean;
};

/**
 * Which snapshot stands at the permanent address of an issue. What went out, before what is approved and waits for its time, before what was
 * rehearsed: neither a rehearsal nor a correction that has not begun takes from readers what they have. Of each the latest.
 */
export async function webEdition(
  db: Database,
  { publicationSlug, issueSlug, language }: { readonly publicationSlug: string; readonly issueSlug: string; readonly language: Language },
): Promise<WebEdition | undefined> {
  const { rows } = await sql<Row>`
    select e.*, s.issue_id, c.kind = 'rehearsal' as is_rehearsal, ${isUnderEmbargo} as is_embargoed
      from issue_snapshots s
      join campaigns c on c.snapshot_digest = s.digest
      join edition_snapshots es on es.snapshot_digest = s.digest
      join rendered_editions e on e.digest = es.edition_digest
     where s.publication_slug = ${publicationSlug} and s.issue_slug = ${issueSlug} and e.key_text = ${`${language}.web.shared`}
       and (c.kind = 'rehearsal' or c.cancelled_at is null or ${hasBegun})
     order by case when c.kind = 'rehearsal' then 3 when ${hasBegun} and not ${isUnderEmbargo} then 1 else 2 end,
              case when ${hasBegun} then c.begins_at end desc nulls last, c.planned_at desc, es.kept_at desc
     limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { issue_id: issueId, is_rehearsal: isRehearsal, is_embargoed: isEmbargoed } = row;
  return { issueId, edition: editionOf(row), isRehearsal, isEmbargoed };
}
