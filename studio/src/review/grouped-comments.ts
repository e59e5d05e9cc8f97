import type { ReviewComment } from "@newsletter/schemas";

export interface CommentGroup {
  readonly documentId: string;
  readonly openCount: number;
  readonly comments: readonly ReviewComment[];
}

/** Comments by what they are about: the open document first, then the others in the order of their first word. Groups without any are left out. */
export function groupedComments(comments: readonly ReviewComment[], ownId: string, withResolved: boolean): readonly CommentGroup[] {
  const shown = comments.filter(({ resolvedAt }) => withResolved || resolvedAt === null);
  const groups = Map.groupBy(shown, ({ documentId }) => documentId);
  return [...groups]
    .map(([documentId, members]) => ({
      documentId,
      openCount: members.filter(({ resolvedAt }) => resolvedAt === null).length,
      comments: members,
    }))
    .toSorted((a, b) => Number(b.documentId === ownId) - Number(a.documentId === ownId));
}
