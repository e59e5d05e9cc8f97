import * as z from "zod";
import type { LakeSettings } from "./lake-client.ts";
import { askLake } from "./lake-request.ts";

const storedSchema = z.object({
  documents: z.array(z.looseObject({ _id: z.string(), _rev: z.string(), _createdAt: z.string(), _updatedAt: z.string() })),
});

/** A document and its draft as they are now. */
export interface DocumentState {
  /** Of what is published. */
  readonly revision: string | undefined;
  readonly hasDraft: boolean;
  /** The earlier of the two; undefined when neither is there. */
  readonly createdAt: string | undefined;
  /** The later of the two. */
  readonly updatedAt: string | undefined;
}

/** The states of these documents, all asked for at once; the caller bounds their number. */
export async function documentStates(lake: LakeSettings, ids: readonly string[]): Promise<(id: string) => DocumentState> {
  const names = ids.flatMap((id) => [id, `drafts.${id}`]).map(encodeURIComponent);
  const text = await askLake(lake, `/data/doc/${lake.dataset}/${names.join(",")}`, { what: "what is published" });
  const { documents } = storedSchema.parse(JSON.parse(text ?? '{"documents":[]}'));
  const byId = new Map(documents.map((document) => [document._id, document]));
  return (id) => {
    const published = byId.get(id);
    const draft = byId.get(`drafts.${id}`);
    const both = [published, draft].filter((document) => document !== undefined);
    return {
      revision: published?._rev,
      hasDraft: draft !== undefined,
      createdAt: both.map(({ _createdAt }) => _createdAt).toSorted(byTime)[0],
      updatedAt: both
        .map(({ _updatedAt }) => _updatedAt)
        .toSorted(byTime)
        .at(-1),
    };
  };
}

const byTime = (a: string, b: string): number => Date.parse(a) - Date.parse(b);
