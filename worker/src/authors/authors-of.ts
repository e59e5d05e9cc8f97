import type { AuthorLog, AuthorLogStore, FindAuthors, ReadHistories } from "../ports/authors.ts";
import { joinLog, type KnownChanges } from "./join-log.ts";

export interface AuthorsFrom {
  readonly readHistories: ReadHistories;
  readonly log: Pick<AuthorLogStore, "changesOf">;
  readonly findAuthors: FindAuthors;
}

/**
 * Everybody who changed some documents. In doubt somebody counts as an author: one too many costs a second approver, one too few would let
 * a person approve their own words.
 *
 * Who publishes is an author only of what they wrote: publishing carries the draft's words over and adds none, and the draft's authors
 * are all in its history. What cannot be proven to be such a copy counts as written.
 */
export function createAuthorLog({ readHistories, log, findAuthors }: AuthorsFrom): AuthorLog {
  return {
    authorsOf: async (documents) => {
      const histories = await readHistories(documents);
      const gaps: string[] = [];
      const authors = new Set<string>();
      for (const [index, document] of documents.entries()) {
        const history = histories[index];
        if (history === undefined) throw new Error(`no history of ${document.id}`);
        if (history !== "unchanged") {
          // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: a log may have thousands of changes
          const known = joinLog(document, history, await log.changesOf(document.id));
          if (!known.isWhole) gaps.push(document.id);
          for (const id of authorsIn(known)) authors.add(id);
        }
      }
      return { people: await findAuthors([...authors].toSorted()), gaps };
    },
  };
}

function authorsIn({ changes }: KnownChanges): readonly string[] {
  return changes.flatMap(({ author, isCopy }) => (isCopy ? [] : [author]));
}
