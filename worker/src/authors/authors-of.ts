import type { AskedDocument, AuthorLog, DocumentHistory, FindAuthors, ReadHistory } from "../ports/authors.ts";
import { documentsAtOnceMax } from "./limits.ts";

export interface AuthorsFrom {
  readonly readHistory: ReadHistory;
  readonly findAuthors: FindAuthors;
}

/**
 * Everybody who changed some documents. In doubt somebody counts as an author: one too many costs a second approver, one too few would let
 * a person approve their own words.
 *
 * Who publishes is an author only of what they wrote: publishing carries the draft's words over and adds none, and the draft's authors
 * are all in its history. What cannot be proven to be such a copy counts as written.
 */
export function createAuthorLog({ readHistory, findAuthors }: AuthorsFrom): AuthorLog {
  return {
    authorsOf: async (documents) => {
      const histories = await historiesOf(documents, readHistory);
      const people = await findAuthors(authorIds(histories.map(({ history }) => history)));
      return { people, gaps: histories.flatMap(({ id, history }) => (history.isWhole ? [] : [id])) };
    },
  };
}

interface HistoryOf {
  readonly id: string;
  readonly history: DocumentHistory;
}

async function historiesOf(documents: readonly AskedDocument[], readHistory: ReadHistory): Promise<readonly HistoryOf[]> {
  const histories: HistoryOf[] = [];
  for (let start = 0; start < documents.length; start += documentsAtOnceMax) {
    const batch = documents.slice(start, start + documentsAtOnceMax);
    // oxlint-disable-next-line eslint/no-await-in-loop -- one batch after the other: an issue may refer to thousands of documents
    histories.push(...(await Promise.all(batch.map(async (document) => ({ id: document.id, history: await readHistory(document) })))));
  }
  return histories;
}

/** Each once, in the order of their ids. */
function authorIds(histories: readonly DocumentHistory[]): readonly string[] {
  const written = histories.flatMap(({ changes }) => changes.filter(({ isCopy }) => !isCopy));
  return [...new Set(written.map(({ author }) => author))].toSorted();
}
