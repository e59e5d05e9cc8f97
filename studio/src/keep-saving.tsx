import { useEffect, type ReactNode } from "react";
import { useDocumentStore } from "sanity";

/**
 * The Studio saves what is typed within a second, by a stream that runs while a form is open. Leaving the only open form in that second ended
 * the stream, and the last words with it; somebody who listens all the time keeps it running.
 */
export function KeepSaving(): ReactNode {
  const { pair } = useDocumentStore();
  useEffect(() => {
    const listening = pair.operationEvents("any", "any").subscribe();
    return () => listening.unsubscribe();
  }, [pair]);
  return null;
}
