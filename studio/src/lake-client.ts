import { useMemo } from "react";
import { useClient, type SanityClient } from "sanity";

/** The lake as an editor sees it: drafts lie over what is published. */
export function useDraftsClient(): SanityClient {
  const client = useClient({ apiVersion: "2025-02-19" });
  return useMemo(() => client.withConfig({ perspective: "drafts" }), [client]);
}
