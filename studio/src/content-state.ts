import { publishedAmongQuery } from "@newsletter/schemas/studio";
import type { SanityClient } from "sanity";

/** Where a document stands between being written and being published. */
export type ContentState = "published" | "edited" | "draft";

export const contentStateWords: Readonly<Record<ContentState, string>> = {
  published: "Published",
  edited: "Edited since it was published",
  draft: "Not published yet",
};

interface MaybeDraft {
  readonly _id: string;
  readonly isDraft: boolean;
}

/** The states of documents that were asked for as an editor sees them; one question more, and only where there are drafts. */
export async function contentStates(
  client: SanityClient,
  documents: readonly MaybeDraft[],
  signal: AbortSignal,
): Promise<(document: MaybeDraft) => ContentState> {
  const ids = documents.filter(({ isDraft }) => isDraft).map(({ _id }) => _id);
  const published = new Set(
    ids.length === 0
      ? []
      : await client.withConfig({ perspective: "published" }).fetch(publishedAmongQuery, { ids }, { signal, tag: "published-among" }),
  );
  return ({ _id, isDraft }) => (isDraft ? (published.has(_id) ? "edited" : "draft") : "published");
}
