import { ClientError } from "@sanity/client";
import * as z from "zod";
import { ContentError } from "../content/content-error.ts";
import type { WriteClearance } from "../ports/reviews.ts";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";

const storedSchema = z.array(z.object({ _id: z.string(), _rev: z.string() }));

/** Writes the field `clearance` and nothing else, in one transaction, into the states of an item that were read. */
export function createWriteClearance(settings: LakeSettings): WriteClearance {
  const client = createLakeClient(settings);
  return async ({ itemId, clearance, revision, publishedRevision }) => {
    try {
      const ids = [itemId, `drafts.${itemId}`];
      const stored = storedSchema.parse(
        await client.fetch<unknown>("*[_id in $ids]{ _id, _rev }", { ids }, { perspective: "raw", filterResponse: true }),
      );
      const published = stored.find(({ _id }) => _id === itemId);
      const read = stored.find(({ _id }) => _id !== itemId) ?? published;
      if (read?._rev !== revision) return "changed";
      const isClearedToo = published !== read && published?._rev === publishedRevision;
      let transaction = client.transaction();
      // A revision names a transaction, so that a draft and what is published can have the same one: only with its id does it name a state.
      for (const { _id, _rev } of isClearedToo && published !== undefined ? [read, published] : [read]) {
        transaction = transaction.patch(_id, (patch) => patch.ifRevisionId(_rev).set({ clearance: { state: "given", ...clearance } }));
      }
      await transaction.commit({ visibility: "sync" });
      return "written";
    } catch (cause) {
      if (cause instanceof ClientError && cause.statusCode === 409) return "changed";
      if (cause instanceof ClientError && [401, 403].includes(cause.statusCode)) return "notAllowed";
      throw new ContentError("lakeUnreachable", "The content lake did not take the clearance.", { cause });
    }
  };
}
