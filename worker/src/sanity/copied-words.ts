import { canonicalJson } from "@newsletter/schemas";
import * as z from "zod";
import type { Change } from "../ports/authors.ts";
import type { Transaction } from "./document-walk.ts";
import type { LakeSettings } from "./lake-client.ts";
import { askLake } from "./lake-request.ts";
import { copiesLookedAtMax } from "./limits.ts";
import { createFindUser } from "./signed-in-user.ts";

const documentsSchema = z.object({ documents: z.array(z.looseObject({ _id: z.string(), _rev: z.string() })) });
type Stored = z.infer<typeof documentsSchema>["documents"][number];

/** Tells of these transactions of a document, part of all that were walked, which copied words and which wrote some. */
export type FindCopies = (id: string, walked: readonly Transaction[], asked: readonly Transaction[]) => Promise<readonly Change[]>;

/**
 * A transaction log does not name its acts, and what looks like publishing (published and draft in one transaction) may bring words of its
 * own. So the documents are compared as they were before and after: publishing, unpublishing and nothing else leaves words that were there.
 * The worker's own transactions are compared likewise, without the clearance that they may note.
 */
export function createFindCopies(lake: LakeSettings): FindCopies {
  const findUser = createFindUser(lake);
  return async (id, walked, asked) => {
    const ownId = lake.token === undefined || asked.length === 0 ? undefined : (await findUser(lake.token))?.id;
    const looked = asked.filter((each) => each.author === ownId || ofDocument(id, each).length > 1).slice(0, copiesLookedAtMax);
    const copies = new Set<string>();
    for (const each of looked) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one look after the other: there are few, and their number is bounded
      if (await isCopy(lake, { id, transaction: each, walked, isOwn: each.author === ownId })) copies.add(each.id);
    }
    return asked.map((each) => ({ transactionId: each.id, author: each.author, at: each.timestamp, isCopy: copies.has(each.id) }));
  };
}

interface Look {
  readonly id: string;
  readonly transaction: Transaction;
  readonly walked: readonly Transaction[];
  readonly isOwn: boolean;
}

async function isCopy(lake: LakeSettings, { id, transaction, walked, isOwn }: Look): Promise<boolean> {
  const older = walked.slice(walked.indexOf(transaction) + 1);
  const before = [id, `drafts.${id}`].map(async (name) => {
    const revision = older.find(({ documentIDs }) => documentIDs.includes(name))?.id;
    return revision === undefined ? [] : documentsAt(lake, [name], revision);
  });
  const [after, ...earlier] = await Promise.all([documentsAt(lake, ofDocument(id, transaction), transaction.id), ...before]);
  const words = new Set(earlier.flat().map((document) => wordsOf(document, isOwn)));
  // A lake that gives no document at that revision proves nothing.
  return after.length > 0 && after.every((document) => words.has(wordsOf(document, isOwn)));
}

function ofDocument(id: string, { documentIDs }: Transaction): readonly string[] {
  return [id, `drafts.${id}`].filter((name) => documentIDs.includes(name));
}

async function documentsAt(lake: LakeSettings, names: readonly string[], revision: string): Promise<readonly Stored[]> {
  const path = `/data/history/${lake.dataset}/documents/${names.map(encodeURIComponent).join(",")}`;
  const text = await askLake(lake, path, { what: "what a document was", search: { revision } });
  return text === undefined ? [] : documentsSchema.parse(JSON.parse(text)).documents.filter(({ _rev }) => _rev === revision);
}

const bookkeeping = new Set(["_id", "_rev", "_createdAt", "_updatedAt", "_system"]);

function wordsOf(document: Stored, isWithoutClearance: boolean): string {
  const fields = Object.entries(document).filter(([name]) => !bookkeeping.has(name) && !(isWithoutClearance && name === "clearance"));
  return canonicalJson(strengthened(Object.fromEntries(fields)));
}

/** A reference picked in a draft is weak until it is published. */
function strengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthened);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== "_weak" && name !== "_strengthenOnPublish");
  return Object.fromEntries(members.map(([name, member]: [string, unknown]) => [name, strengthened(member)]));
}
