import type { Ledger } from "../ports/sending.ts";
import type { RangeEnd } from "./routes.ts";

/** Says in a campaign why it waits, for as long as it does. */
export function createNoteHold({ hold }: Pick<Ledger, "hold">): (campaignId: string, end: RangeEnd) => Promise<void> {
  return async (campaignId, end) => {
    switch (end) {
      case "notApproved":
        return hold(campaignId, "approval");
      case "fileLost":
        return hold(campaignId, "fileLost");
      case "relayFault":
        return hold(campaignId, "relay");
      case "done":
      case "drained":
        // Whoever noted it: the process that did may be dead.
        return hold(campaignId, null);
      case "nothing":
        return undefined;
    }
  };
}
