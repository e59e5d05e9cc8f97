import { isTag, recipientKindSchema } from "@newsletter/schemas";
import type { Client } from "pg";
import type { AudienceFiles, ConsentOf, ExportedRow, SubscriptionHistory } from "../ports/audience-files.ts";
import { inTransaction, withBulkConnection } from "./bulk-connection.ts";
import { findDuplicates, mergeDuplicates } from "./duplicates.ts";
import { importStaged, judgedLines } from "./import-lines.ts";
import { languagesOf } from "./languages-of.ts";
import { stageLines, type StageWith } from "./stage-lines.ts";

const rowsPerFetch = 5_000;

export function createAudienceFiles(databaseUrl: string, use: StageWith): AudienceFiles {
  return {
    importLines: (request, lines, onLine) =>
      withBulkConnection(databaseUrl, async (client) => {
        await stageLines(client, lines, use);
        const result = await inTransaction(client, () => importStaged(client, request));
        for await (const line of judgedLines(client)) await onLine(line);
        return result;
      }),
    exportRows: (request, isWanted, onRow) => withBulkConnection(databaseUrl, (client) => exportRows(client, request, { isWanted, onRow })),
    duplicates: (publicationId) => withBulkConnection(databaseUrl, (client) => findDuplicates(client, publicationId)),
    mergeDuplicates: (publicationId, actor) =>
      withBulkConnection(databaseUrl, (client) => inTransaction(client, () => mergeDuplicates(client, publicationId, actor))),
    history: (address) => withBulkConnection(databaseUrl, (client) => history(client, address)),
  };
}

interface SubscriptionRow {
  readonly address: string;
  readonly recipient_kind: string;
  readonly partner_id: string | null;
  readonly languages: readonly string[];
  readonly state: ExportedRow["state"];
  readonly tags: readonly string[];
}

async function exportRows(
  client: Client,
  { publicationId, actor, segment }: Parameters<AudienceFiles["exportRows"]>[0],
  { isWanted, onRow }: { readonly isWanted: (row: ExportedRow) => boolean; readonly onRow: (row: ExportedRow) => void | Promise<void> },
): Promise<number> {
  // Before the first row leaves: an export that breaks off has been one.
  await client.query("insert into audit (actor, action, subject, detail) values ($1, 'audience.exported', $2, $3)", [
    actor,
    publicationId,
    JSON.stringify(segment === undefined ? {} : { segment }),
  ]);
  return inTransaction(client, async () => {
    await client.query("set transaction isolation level repeatable read, read only");
    await client.query(
      `declare exported cursor for
        select address, recipient_kind, partner_id, languages, state, tags from subscriptions s
         where publication_id = ${client.escapeLiteral(publicationId)} and state in ('requested', 'active') and merged_into is null
           and not exists (select from suppressions p where p.publication_id = s.publication_id and p.address = lower(s.address)
                                                       and is_on_list(p.scope, p.partner_id, s.partner_id))
         order by lower(address), partner_id nulls first`,
    );
    let count = 0;
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a cursor goes forward
      const { rows } = await client.query<SubscriptionRow>(`fetch ${String(rowsPerFetch)} from exported`);
      if (rows.length === 0) return count;
      for (const row of rows.map(exportedOf).filter(isWanted)) {
        count += 1;
        // oxlint-disable-next-line no-await-in-loop -- whoever writes it says when there is room for the next
        await onRow(row);
      }
    }
  });
}

function exportedOf(row: SubscriptionRow): ExportedRow {
  return {
    address: row.address,
    recipientKind: recipientKindSchema.parse(row.recipient_kind),
    partnerId: row.partner_id ?? undefined,
    languages: languagesOf(row.languages),
    state: row.state,
    tags: row.tags.filter(isTag),
  };
}

interface HistoryRow {
  readonly id: string;
  readonly publication_id: string;
  readonly partner_id: string | null;
  readonly recipient_kind: string;
  readonly state: string;
  readonly tags: readonly string[];
  readonly merged_into: string | null;
  readonly created_at: Date;
  readonly reason: string | null;
  readonly suppressed_at: Date | null;
  readonly consents: readonly ConsentOf[];
}

const historyOfAddress = `
  select s.id, s.publication_id, s.partner_id, s.recipient_kind, s.state, s.tags, s.merged_into, s.created_at, p.reason, p.created_at as suppressed_at,
         coalesce((select jsonb_agg(jsonb_build_object('at', c.at, 'act', c.act, 'method', c.method, 'actor', c.actor, 'wording', c.wording,
                                                       'address', c.address, 'languages', c.languages, 'detail', c.detail) order by c.at, c.id)
                     from consents c where c.subscription_id = s.id), '[]') as consents
    from subscriptions s
    left join lateral (
      select x.reason, x.created_at from suppressions x
       where x.publication_id = s.publication_id and x.address = lower(s.address) and is_on_list(x.scope, x.partner_id, s.partner_id)
       order by x.reason = 'byPartner', x.reason = 'unsubscribed', x.created_at limit 1) p on true
   where lower(s.address) = lower($1) order by s.publication_id, s.created_at, s.id`;

async function history(client: Client, address: string): Promise<readonly SubscriptionHistory[]> {
  const { rows } = await client.query<HistoryRow>(historyOfAddress, [address]);
  return rows.map((row) => ({
    subscriptionId: row.id,
    publicationId: row.publication_id,
    partnerId: row.partner_id,
    recipientKind: recipientKindSchema.parse(row.recipient_kind),
    state: row.state,
    tags: row.tags,
    createdAt: row.created_at.toISOString(),
    mergedInto: row.merged_into,
    suppressed: row.reason === null ? null : { reason: row.reason, at: row.suppressed_at?.toISOString() ?? "" },
    consents: row.consents.map((consent) => ({ ...consent, at: new Date(consent.at).toISOString() })),
  }));
}
