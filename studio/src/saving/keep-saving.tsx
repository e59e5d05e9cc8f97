import { useEffect, type ReactNode } from "react";
import { useDocumentStore } from "sanity";

/** There is one per sign-in; each is listened to for as long as the page is open. */
const kept = new WeakSet<object>();

/**
 * The Studio saves what is typed within a second, by a stream that runs while a form is open. Leaving the only open form in that second ended
 * the stream, and the last words with it; somebody who listens all the time keeps it running.
 */
export function KeepSaving(): ReactNode {
  const { pair } = useDocumentStore();
  useEffect(() => {
    // Signing in again gives the Studio another store; what the one before it still holds is saved all the same.
    if (kept.has(pair)) return;
    kept.add(pair);
    pair.operationEvents("any", "any").subscribe();
  }, [pair]);
  return null;
}
