import { createAuthorLog } from "./authors/authors-of.ts";
import type { AuthorLog } from "./ports/authors.ts";
import { createFindAuthors } from "./sanity/find-authors.ts";
import type { LakeSettings } from "./sanity/lake-client.ts";
import { createReadHistory } from "./sanity/read-history.ts";

/** Who wrote what, joined from the content lake. */
export function composeAuthors(lake: LakeSettings): AuthorLog {
  return createAuthorLog({ readHistory: createReadHistory(lake), findAuthors: createFindAuthors(lake) });
}
