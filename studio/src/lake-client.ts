import { useMemo } from "react";
import { useClient, type SanityClient } from "sanity";

/** Fixed: the day decides what the lake answers. */
export const lakeApiVersion = "2025-02-19";

/** The lake as an editor sees it: drafts lie over what is published. */
export function useDraftsClient(): SanityClient {
  const client = useClient({ apiVersion: lakeApiVersion });
  return useMemo(() => client.withConfig({ perspective: "drafts" }), [client]);
}
