import { useEffect, type ReactNode } from "react";
import { filter, take } from "rxjs";
import { getPublishedId, useDocumentStore } from "sanity";

interface KeepDocumentProps {
  readonly documentId: string;
  readonly documentType: string;
}

/**
 * The Studio lets go of a document five seconds after its form was left, and with it of what could not be saved so far: words typed while the
 * lake was away, or in a session that has ended. Somebody who listens until all is saved keeps it.
 */
export function KeepDocument({ documentId, documentType }: KeepDocumentProps): ReactNode {
  const { pair } = useDocumentStore();
  const id = getPublishedId(documentId);
  useEffect(() => {
    const isSaved = pair.consistencyStatus(id, documentType);
    const whileOpen = isSaved.subscribe({ error: () => undefined });
    return () => {
      isSaved.pipe(filter(Boolean), take(1)).subscribe({ error: () => undefined });
      whileOpen.unsubscribe();
    };
  }, [pair, id, documentType]);
  return null;
}
