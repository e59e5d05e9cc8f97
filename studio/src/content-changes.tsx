import { documentTypes } from "@newsletter/schemas";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { Subject } from "rxjs";
import { getPublishedId, useClient } from "sanity";
import { lakeApiVersion } from "./lake-client.ts";
import { contentChangesDelayMaxMs, contentChangesDelayMs } from "./limits.ts";

interface ContentChange {
  /** Of the published document, also where its draft changed. */
  readonly id: string;
  /** Undefined for what was deleted: it may have been anything. */
  readonly type: string | undefined;
}

interface Concern {
  /** Only documents of these types; of all content without. */
  readonly types?: readonly (typeof documentTypes)[number][];
  /** A document whose changes are known here already: it is what the open form holds. */
  readonly except?: string | undefined;
}

const ContentChanges = createContext(new Subject<ContentChange>());

/**
 * A number that rises soon after content has changed, by whomever: what was fetched before is asked for again. Every save while somebody
 * types is such a change, and what it sets in motion slows the letters that follow: say what concerns you.
 */
export function useContentChanges({ types, except }: Concern = {}): number {
  const source = useContext(ContentChanges);
  const [changes, setChanges] = useState(0);
  const wanted = types?.join(" ");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let firstMs: number | undefined;
    const isConcern = ({ id, type }: ContentChange): boolean =>
      id !== except && (wanted === undefined || type === undefined || wanted.split(" ").includes(type));
    const subscription = source.subscribe((change) => {
      if (!isConcern(change)) return;
      clearTimeout(timer);
      firstMs ??= Date.now();
      const leftMs = Math.max(0, firstMs + contentChangesDelayMaxMs - Date.now());
      timer = setTimeout(
        () => {
          firstMs = undefined;
          setChanges((count) => count + 1);
        },
        Math.min(contentChangesDelayMs, leftMs),
      );
    });
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [source, wanted, except]);
  return changes;
}

/** One listener for all of the Studio: each one occupies a connection. */
export function ContentChangesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useClient({ apiVersion: lakeApiVersion });
  const source = useContext(ContentChanges);
  useEffect(() => {
    const subscription = client
      .listen("*[_type in $types]", { types: [...documentTypes] }, { includeResult: true, visibility: "query", tag: "content-changes" })
      .subscribe({
        next: (event) => {
          if (event.type === "mutation") source.next({ id: getPublishedId(event.documentId), type: typeOf(event.result) });
        },
        // The Studio says itself when the lake is gone; here it only means that a board or preview is refreshed later.
        error: () => undefined,
      });
    return () => subscription.unsubscribe();
  }, [client, source]);
  return <ContentChanges value={source}>{children}</ContentChanges>;
}

function typeOf(document: object | undefined): string | undefined {
  const type: unknown = document === undefined ? undefined : Reflect.get(document, "_type");
  return typeof type === "string" ? type : undefined;
}
