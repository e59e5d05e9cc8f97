import { createClient, type SanityClient } from "@sanity/client";
import { requestTimeoutMs } from "./limits.ts";

export interface LakeSettings {
  /** Undefined for Sanity's hosted lake. */
  readonly apiHost: string | undefined;
  readonly projectId: string;
  readonly dataset: string;
  readonly token: string | undefined;
}

/** Fixed: the day decides what the lake answers. */
export const apiVersion = "2025-02-19";

/** A client for the hosted lake or our own; importing this file opens nothing, and neither does making a client. */
export function createLakeClient({ apiHost, projectId, dataset, token }: LakeSettings): SanityClient {
  return createClient({
    projectId,
    dataset,
    apiVersion,
    useCdn: false,
    timeout: requestTimeoutMs,
    maxRetries: 1,
    perspective: "published",
    ...(token === undefined ? {} : { token }),
    // Node does not resolve `<project>.lake.localhost`; the project goes in a header instead.
    // oxlint-disable-next-line typescript/no-deprecated -- the client says "don't use" to users of the hosted lake; without it a host of our own is not reached
    ...(apiHost === undefined ? {} : { apiHost, useProjectHostname: false }),
  });
}
