import * as z from "zod";
import { documentTypes } from "@newsletter/schemas";
import { ContentError } from "../content/content-error.ts";
import { publishedIdOf } from "../authors/document-ids.ts";
import type { ChangesCursor, LoggedChange, ReadChanges } from "../ports/authors.ts";
import { documentStates, type DocumentState } from "./document-states.ts";
import { createDocumentWalk } from "./document-walk.ts";
import { inGroups } from "./in-groups.ts";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";
import { changedDocumentsPerPage, historiesAtOnceMax } from "./limits.ts";
import { reachesCreation } from "./read-history.ts";

// A time alone is no place to go on from: an import writes a hundred documents at one time.
const query = `{
  "asOf": now(),
  "changed": *[_type in $types && (_updatedAt > $updatedAt || (_updatedAt == $updatedAt && _id > $documentId))]
    | order(_updatedAt, _id) [0...${changedDocumentsPerPage}] { _id, _updatedAt }
}`;
const answerSchema = z.object({
  asOf: z.iso.datetime({ offset: true }),
  changed: z.array(z.object({ _id: z.string(), _updatedAt: z.string() })),
});

/** What became of documents while nobody listened, from the lake's history. */
export function createReadChanges(lake: LakeSettings): ReadChanges {
  const client = createLakeClient(lake);
  return async ({ since, after }) => {
    const params = { types: documentTypes, ...(after ?? { updatedAt: since, documentId: "" }) };
    const answer = await client.fetch<unknown>(query, params, { perspective: "raw", filterResponse: true }).catch((cause: unknown) => {
      throw new ContentError("lakeUnreachable", "The content lake did not say what has changed.", { cause });
    });
    const { asOf, changed } = answerSchema.parse(answer);
    const ids = [...new Set(changed.map(({ _id }) => publishedIdOf(_id)))];
    const states = ids.length === 0 ? undefined : await documentStates(lake, ids);
    const read = await inGroups(ids, historiesAtOnceMax, (few) =>
      Promise.all(few.map((id) => changesSince(lake, { id, since, state: states?.(id) }))),
    );
    // The history of a version is not read.
    const versions = changed.flatMap(({ _id }) => (_id.startsWith("versions.") ? [publishedIdOf(_id)] : []));
    return {
      asOf,
      changes: read.flatMap(({ changes }) => changes),
      missed: [...new Set([...versions, ...read.flatMap(({ id, isWhole }) => (isWhole ? [] : [id]))])],
      next: changed.length < changedDocumentsPerPage ? undefined : cursorOf(changed.at(-1)),
    };
  };
}

function cursorOf(last: z.infer<typeof answerSchema>["changed"][number] | undefined): ChangesCursor | undefined {
  if (last === undefined) return undefined;
  const { _id: documentId, _updatedAt: updatedAt } = last;
  return { updatedAt, documentId };
}

interface Changed {
  readonly id: string;
  readonly since: string;
  readonly state: DocumentState | undefined;
}

async function changesSince(
  lake: LakeSettings,
  { id, since, state }: Changed,
): Promise<{ readonly id: string; readonly changes: readonly LoggedChange[]; readonly isWhole: boolean }> {
  const walk = createDocumentWalk(lake, id);
  const isBefore = ({ timestamp }: { readonly timestamp: string }): boolean => Date.parse(timestamp) < Date.parse(since);
  const end = await walk.backTo(isBefore);
  const isWhole = end === "found" || (state !== undefined && (await reachesCreation(walk, state)));
  const changes = walk.walked.filter((transaction) => !isBefore(transaction));
  return {
    id,
    isWhole,
    // Whether a draft ended is not in a history without content.
    changes: changes.map((each) => ({ documentId: id, transactionId: each.id, author: each.author, at: each.timestamp, endsDraft: false })),
  };
}
