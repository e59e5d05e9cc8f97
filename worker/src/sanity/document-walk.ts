import * as z from "zod";
import type { LakeSettings } from "./lake-client.ts";
import { askLake } from "./lake-request.ts";
import { historyPageFirst, historyPageMax, historyPagesMax } from "./limits.ts";

const transactionSchema = z.looseObject({ id: z.string(), timestamp: z.string(), author: z.string(), documentIDs: z.array(z.string()) });
export type Transaction = Readonly<z.infer<typeof transactionSchema>>;

export interface DocumentWalk {
  /** Transactions of the document and of its draft as far as they were read, newest first. */
  readonly walked: readonly Transaction[];
  /** Reads on until such a transaction has been seen, the history ends, or the bound of pages is reached. */
  readonly backTo: (isReached: (transaction: Transaction) => boolean) => Promise<"found" | "end" | "bound">;
}

/** A way back through one document's history, page by page and without content. */
export function createDocumentWalk(lake: LakeSettings, id: string): DocumentWalk {
  const walked: Transaction[] = [];
  const seen = new Set<string>();
  let pageCount = 0;
  const readOn = async (): Promise<number> => {
    const page = await readPage(lake, id, pageCount === 0 ? historyPageFirst : historyPageMax, walked.at(-1)?.id);
    // A page begins with the transaction it was asked to begin with, which is known.
    const fresh = page.filter((transaction) => !seen.has(transaction.id));
    for (const transaction of fresh) seen.add(transaction.id);
    walked.push(...fresh);
    pageCount += 1;
    return fresh.length;
  };
  return {
    walked,
    backTo: async (isReached) => {
      while (!walked.some(isReached)) {
        if (pageCount >= historyPagesMax) return "bound";
        // A short page ends nothing: a lake may give fewer than were asked for.
        // oxlint-disable-next-line eslint/no-await-in-loop -- each page begins where the one before it ended
        if ((await readOn()) === 0) return "end";
      }
      return "found";
    },
  };
}

async function readPage(lake: LakeSettings, id: string, limit: number, last: string | undefined): Promise<readonly Transaction[]> {
  const path = `/data/history/${lake.dataset}/transactions/${[id, `drafts.${id}`].map(encodeURIComponent).join(",")}`;
  const search = { excludeContent: "true", reverse: "true", limit: String(limit), ...(last === undefined ? {} : { toTransaction: last }) };
  const text = await askLake(lake, path, { what: "what happened to a document", search });
  const lines = (text ?? "").split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => transactionSchema.parse(JSON.parse(line)));
}
