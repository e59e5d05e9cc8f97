import { createAuthorLog } from "./authors/authors-of.ts";
import type { SendingModules } from "./compose.ts";
import { startKeepingAuthors, type KeepAuthors } from "./keep-authors.ts";
import type { AuthorLog } from "./ports/authors.ts";
import { createFindAuthors } from "./sanity/find-authors.ts";
import type { LakeSettings } from "./sanity/lake-client.ts";
import { createListenToChanges } from "./sanity/listen-to-changes.ts";
import { createReadChanges } from "./sanity/read-changes.ts";
import { createReadHistories } from "./sanity/read-history.ts";
import { createAuthorLogStore } from "./store/author-log.ts";

/** Who wrote what, joined from the content lake and the worker's own log. */
export function composeAuthors({ db }: Pick<SendingModules, "db">, lake: LakeSettings): AuthorLog {
  return createAuthorLog({
    readHistories: createReadHistories(lake),
    log: createAuthorLogStore(db),
    findAuthors: createFindAuthors(lake),
  });
}

/** Keeps that log until it is stopped. */
export function keepAuthors(
  { db }: Pick<SendingModules, "db">,
  lake: LakeSettings,
  onEvent: KeepAuthors["onEvent"],
): { readonly stop: () => Promise<void> } {
  return startKeepingAuthors({
    listen: createListenToChanges(lake),
    readChanges: createReadChanges(lake),
    log: createAuthorLogStore(db),
    onEvent,
  });
}
