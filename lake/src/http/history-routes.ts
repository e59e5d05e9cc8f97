/* oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is about Express */
import type { FastifyInstance } from "fastify";
import { isPublishedId, publishedIdOf } from "../documents/ids.ts";
import { encodePatch } from "../effects/mendoza.ts";
import { generalError } from "../lake-error.ts";
import { limits } from "../limits.ts";
import { historyEvents } from "../live/history-events.ts";
import { readDocumentsAt, readHistory, readLife, type HistoryRow, type Moment } from "../store/history.ts";
import { requireDataset, requirePerson, type LakeContext } from "./lake-context.ts";
import { countParameter, idList, isTrue, searchOf } from "./query-string.ts";

interface Asked {
  readonly dataset: string;
  readonly ids: string;
}

/** /data/history: what happened to a document, transaction by transaction, and the document as it was. All roles hold `history`. */
export function historyRoutes(app: FastifyInstance, context: LakeContext): void {
  app.get<{ Params: Asked }>("/data/history/:dataset/events/documents/:ids", async (request) => {
    await requirePerson(context, request);
    requireDataset(context, request.params.dataset);
    return events(context, request.params.ids, searchOf(request));
  });
  app.get<{ Params: Asked }>("/data/history/:dataset/transactions/:ids", async (request, reply) => {
    await requirePerson(context, request);
    requireDataset(context, request.params.dataset);
    return reply.type("application/x-ndjson").send(await transactionLines(context, request.params.ids, searchOf(request)));
  });
  app.get<{ Params: Asked }>("/data/history/:dataset/documents/:ids", async (request) => {
    await requirePerson(context, request);
    requireDataset(context, request.params.dataset);
    const ids = idList(request.params.ids, limits.documentsPerReadMax);
    return { documents: await readDocumentsAt(context.database.pool, ids, momentOf(searchOf(request))) };
  });
}

async function events(context: LakeContext, id: string, search: URLSearchParams): Promise<object> {
  const publishedId = publishedIdOf(id);
  const all = historyEvents(await readLife(context.database.pool, publishedId), publishedId, isPublishedId(id));
  const before = Number(search.get("nextCursor") ?? "");
  const rest = before > 0 ? all.filter(({ seq }) => seq < before) : all;
  const limit = countParameter(search, "limit", { byDefault: limits.historyEventsPageDefault, max: limits.historyPageMax });
  const page = rest.slice(0, limit);
  const nextCursor = rest.length > limit ? String(page.at(-1)?.seq ?? "") : "";
  return { events: { [id]: page.map(({ event }) => event) }, nextCursor };
}

async function transactionLines(context: LakeContext, ids: string, search: URLSearchParams): Promise<string> {
  const rows = await readHistory(context.database.pool, {
    documentIds: idList(ids, limits.documentsPerReadMax),
    from: nonEmpty(search.get("fromTransaction")),
    to: nonEmpty(search.get("toTransaction")),
    isNewestFirst: isTrue(search, "reverse"),
    limit: countParameter(search, "limit", { byDefault: limits.historyPageDefault, max: limits.historyPageMax }),
  });
  const options = { hasContent: !isTrue(search, "excludeContent"), hasEffects: search.get("effectFormat") === "mendoza" };
  const groups = Map.groupBy(rows, (row) => row.transactionId);
  return [...groups.values()].map((group) => `${JSON.stringify(transactionLine(group, options))}\n`).join("");
}

function transactionLine(group: readonly HistoryRow[], options: { readonly hasContent: boolean; readonly hasEffects: boolean }): object {
  const effects = Object.fromEntries(
    group.map((row) => [row.documentId, { apply: encodePatch(row.before, row.after), revert: encodePatch(row.after, row.before) }]),
  );
  return {
    id: group[0]?.transactionId,
    timestamp: group[0]?.at,
    author: group[0]?.author,
    documentIDs: group.map((row) => row.documentId),
    mutations: options.hasContent ? group.flatMap((row) => row.mutations) : [],
    ...(options.hasEffects ? { effects } : {}),
  };
}

function momentOf(search: URLSearchParams): Moment {
  const revision = nonEmpty(search.get("revision"));
  if (revision !== undefined) return { revision };
  const time = nonEmpty(search.get("time"));
  if (time === undefined) return "last";
  if (Number.isNaN(Date.parse(time))) throw generalError(400, "time is not a date");
  return { time };
}

function nonEmpty(text: string | null): string | undefined {
  return text === null || text === "" ? undefined : text;
}
