import * as z from "zod";
import { documentTypes } from "@newsletter/schemas";
import { publishedIdOf } from "../authors/document-ids.ts";
import type { ListenToChanges, LoggedChange } from "../ports/authors.ts";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";
import { listenAgainMs } from "./limits.ts";

const changeSchema = z.looseObject({
  documentId: z.string(),
  transactionId: z.string(),
  identity: z.string(),
  timestamp: z.string(),
  transition: z.string(),
});

/** The lake's stream of changes, without their content. The client connects again by itself; what it gives up on is begun anew. */
export function createListenToChanges(lake: LakeSettings): ListenToChanges {
  const client = createLakeClient(lake);
  return ({ onConnected, onChange, onError }) => {
    let timer: NodeJS.Timeout | undefined;
    const listen = (): { readonly unsubscribe: () => void } =>
      client
        .listen(
          "*[_type in $types]",
          { types: documentTypes },
          {
            events: ["welcome", "mutation"],
            includeResult: false,
            includePreviousRevision: false,
            includeMutations: false,
            // Drafts and versions too: that is where people write.
            includeAllVersions: true,
            visibility: "query",
          },
        )
        .subscribe({
          next: (event) => {
            if (event.type === "welcome") onConnected();
            else onChange(changeOf(event));
          },
          error: (cause: unknown) => {
            onError(cause);
            timer = setTimeout(() => {
              listening = listen();
            }, listenAgainMs);
          },
        });
    let listening = listen();
    return {
      stop: () => {
        clearTimeout(timer);
        listening.unsubscribe();
      },
    };
  };
}

function changeOf(event: unknown): LoggedChange {
  const { documentId, transactionId, identity, timestamp, transition } = changeSchema.parse(event);
  return {
    documentId: publishedIdOf(documentId),
    transactionId,
    author: identity,
    at: timestamp,
    endsDraft: documentId.startsWith("drafts.") && transition === "disappear",
  };
}
