import type { LeavingsResponse } from "@newsletter/schemas";

/** Who wishes to stop, and what became of the latest wishes, by `store/`. */
export type LeavingOverview = (publicationId: string) => Promise<LeavingsResponse>;
