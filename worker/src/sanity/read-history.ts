import * as z from "zod";
import { createdAtToleranceMs } from "../authors/limits.ts";
import type { AskedDocument, DocumentHistory, ReadHistories } from "../ports/authors.ts";
import { createFindCopies, type FindCopies } from "./copied-words.ts";
import { createDocumentWalk, type DocumentWalk } from "./document-walk.ts";
import { documentStates, type DocumentState } from "./document-states.ts";
import { inGroups } from "./in-groups.ts";
import type { LakeSettings } from "./lake-client.ts";
import { askLake } from "./lake-request.ts";
import { documentStatesPerRequest, historiesAtOnceMax } from "./limits.ts";

const foundSchema = z.object({ documents: z.array(z.unknown()) });

/** Reads what the lake's history says of documents and their drafts. A revision is the id of the transaction that made it. */
export function createReadHistories(lake: LakeSettings): ReadHistories {
  const findCopies = createFindCopies(lake);
  const readOne = async ({ id, sinceRevision }: AskedDocument, state: DocumentState): Promise<DocumentHistory | "unchanged"> => {
    if (sinceRevision !== undefined && sinceRevision === state.revision && !state.hasDraft) return "unchanged";
    const reading = { id, state, walk: createDocumentWalk(lake, id), findCopies };
    return sinceRevision === undefined ? sinceCreation(reading) : since(sinceRevision, lake, reading);
  };
  return (documents) =>
    inGroups(documents, documentStatesPerRequest, async (some) => {
      const states = await documentStates(
        lake,
        some.map(({ id }) => id),
      );
      return inGroups(some, historiesAtOnceMax, (few) => Promise.all(few.map((each) => readOne(each, states(each.id)))));
    });
}

interface Reading {
  readonly id: string;
  readonly state: DocumentState;
  readonly walk: DocumentWalk;
  readonly findCopies: FindCopies;
}

async function sinceCreation({ id, state, walk, findCopies }: Reading): Promise<DocumentHistory> {
  const isWhole = await reachesCreation(walk, state);
  return { ...timesOf(state), sinceAt: undefined, isWhole, changes: await findCopies(id, walk.walked, walk.walked) };
}

async function since(revision: string, lake: LakeSettings, { id, state, walk, findCopies }: Reading): Promise<DocumentHistory> {
  await walk.backTo((transaction) => transaction.id === revision);
  const { walked } = walk;
  const position = walked.findIndex((transaction) => transaction.id === revision);
  const from = walked[position];
  const found = { ...timesOf(state), sinceAt: from?.timestamp };
  if (from === undefined) return { ...found, isWhole: false, changes: await findCopies(id, walked, walked) };
  const later = walked.slice(0, position);
  if (later.length === 0) return { ...found, isWhole: true, changes: [] };
  const hadDraft = await hadDraftAt(lake, id, from.timestamp);
  if (!hadDraft) return { ...found, isWhole: true, changes: await findCopies(id, walked, later) };
  // What has that revision was written past a draft that went on. Words of the draft that are older than the revision come after it.
  const isWhole = await reachesCreation(walk, state);
  const ofDraft = walked.slice(position).filter(({ documentIDs }) => documentIDs.includes(`drafts.${id}`));
  return { ...found, isWhole, changes: await findCopies(id, walked, [...later, ...ofDraft]) };
}

/** False when the history ends after the document was made, or the bound of pages is reached, or nobody knows when it was made. */
export async function reachesCreation(walk: DocumentWalk, { createdAt }: DocumentState): Promise<boolean> {
  if ((await walk.backTo(() => false)) === "bound") return false;
  const oldest = walk.walked.at(-1);
  if (oldest === undefined || createdAt === undefined) return false;
  return Date.parse(oldest.timestamp) <= Date.parse(createdAt) + createdAtToleranceMs;
}

function timesOf({ createdAt, updatedAt }: DocumentState): Pick<DocumentHistory, "createdAt" | "updatedAt"> {
  return { createdAt, updatedAt };
}

async function hadDraftAt(lake: LakeSettings, id: string, time: string): Promise<boolean> {
  const path = `/data/history/${lake.dataset}/documents/${encodeURIComponent(`drafts.${id}`)}`;
  const text = await askLake(lake, path, { what: "whether a document had a draft", search: { time } });
  return text !== undefined && foundSchema.parse(JSON.parse(text)).documents.length > 0;
}
