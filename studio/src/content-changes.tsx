import { documentTypes } from "@newsletter/schemas";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "./lake-client.ts";
import { contentChangesDelayMs } from "./limits.ts";

const ContentChanges = createContext(0);

/** A number that rises when content has changed, by whomever: what was fetched before is asked for again. */
export function useContentChanges(): number {
  return useContext(ContentChanges);
}

/** One listener for all of the Studio: each one occupies a connection. */
export function ContentChangesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient({ apiVersion: lakeApiVersion });
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = client
      .listen("*[_type in $types]", { types: [...documentTypes] }, { includeResult: false, visibility: "query", tag: "content-changes" })
      .subscribe({
        next: () => {
          clearTimeout(timer);
          timer = setTimeout(() => setChanges((count) => count + 1), contentChangesDelayMs);
        },
        // The Studio says itself when the lake is gone; here it only means that a board or preview is refreshed later.
        error: () => undefined,
      });
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [client]);
  return <ContentChanges value={changes}>{children}</ContentChanges>;
}
