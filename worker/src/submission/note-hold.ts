import type { Ledger } from "../ports/sending.ts";
import type { Circuit } from "./circuit.ts";
import type { RangeResult } from "./send-range.ts";

/** Says in a campaign why it waits, for as long as it does. */
export function createNoteHold(
  { hold }: Pick<Ledger, "hold">,
  circuit: Circuit,
): (campaignId: string, result: RangeResult | "fileLost") => Promise<void> {
  return async (campaignId, result) => {
    switch (result) {
      case "notApproved":
        return hold(campaignId, "approval");
      case "fileLost":
        return hold(campaignId, "fileLost");
      case "relayFault":
        circuit.open();
        return hold(campaignId, "relay");
      case "done":
      case "drained":
        circuit.close();
        // Whoever noted it: the process that did may be dead.
        return hold(campaignId, null);
      case "nothing":
        return undefined;
    }
  };
}
