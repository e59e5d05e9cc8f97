import * as z from "zod";
import type { DocumentHistory, ReadHistory } from "../ports/authors.ts";
import { createFindCopies, type FindCopies } from "./copied-words.ts";
import { createDocumentWalk, type DocumentWalk } from "./document-walk.ts";
import type { LakeSettings } from "./lake-client.ts";
import { askLake } from "./lake-request.ts";
import { createdAtToleranceMs } from "./limits.ts";

const storedSchema = z.object({ documents: z.array(z.looseObject({ _createdAt: z.string() })) });
const foundSchema = z.object({ documents: z.array(z.unknown()) });

/** Reads what the lake's history says of a document and its draft. A revision is the id of the transaction that made it. */
export function createReadHistory(lake: LakeSettings): ReadHistory {
  const findCopies = createFindCopies(lake);
  return async ({ id, sinceRevision }) => {
    const walk = createDocumentWalk(lake, id);
    return sinceRevision === undefined
      ? sinceCreation(lake, { id, walk, findCopies })
      : since(sinceRevision, lake, { id, walk, findCopies });
  };
}

interface Reading {
  readonly id: string;
  readonly walk: DocumentWalk;
  readonly findCopies: FindCopies;
}

async function sinceCreation(lake: LakeSettings, { id, walk, findCopies }: Reading): Promise<DocumentHistory> {
  const isWhole = await walkToCreation(lake, id, walk);
  return { changes: await findCopies(id, walk.walked, walk.walked), isWhole };
}

async function since(revision: string, lake: LakeSettings, { id, walk, findCopies }: Reading): Promise<DocumentHistory> {
  await walk.backTo(revision);
  const { walked } = walk;
  const position = walked.findIndex((transaction) => transaction.id === revision);
  const from = walked[position];
  if (from === undefined) return { changes: await findCopies(id, walked, walked), isWhole: false };
  const later = walked.slice(0, position);
  if (later.length === 0) return { changes: [], isWhole: true };
  if (!(await hadDraftAt(lake, id, from.timestamp))) return { changes: await findCopies(id, walked, later), isWhole: true };
  // What has that revision was written past a draft that went on. Words of the draft that are older than the revision come after it.
  const isWhole = await walkToCreation(lake, id, walk);
  const ofDraft = walked.slice(position).filter(({ documentIDs }) => documentIDs.includes(`drafts.${id}`));
  return { changes: await findCopies(id, walked, [...later, ...ofDraft]), isWhole };
}

/** False when the history ends after the document was made, or the bound of pages is reached. */
async function walkToCreation(lake: LakeSettings, id: string, walk: DocumentWalk): Promise<boolean> {
  if ((await walk.backTo(undefined)) === "bound") return false;
  const oldest = walk.walked.at(-1);
  const createdAt = await createdAtOf(lake, id);
  if (oldest === undefined || createdAt === undefined) return false;
  return Date.parse(oldest.timestamp) <= createdAt + createdAtToleranceMs;
}

/** Undefined for a document that is gone: then nobody can tell how far back its history should reach. */
async function createdAtOf(lake: LakeSettings, id: string): Promise<number | undefined> {
  const path = `/data/doc/${lake.dataset}/${[id, `drafts.${id}`].map(encodeURIComponent).join(",")}`;
  const text = await askLake(lake, path, { what: "when a document was made" });
  const { documents } = storedSchema.parse(JSON.parse(text ?? '{"documents":[]}'));
  return documents.length === 0 ? undefined : Math.min(...documents.map(({ _createdAt }) => Date.parse(_createdAt)));
}

async function hadDraftAt(lake: LakeSettings, id: string, time: string): Promise<boolean> {
  const path = `/data/history/${lake.dataset}/documents/${encodeURIComponent(`drafts.${id}`)}`;
  const text = await askLake(lake, path, { what: "whether a document had a draft", search: { time } });
  return text !== undefined && foundSchema.parse(JSON.parse(text)).documents.length > 0;
}
