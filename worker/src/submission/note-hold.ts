import type { Ledger } from "../ports/sending.ts";
import type { Circuit } from "./circuit.ts";
import type { RangeResult } from "./send-range.ts";

/** Says in a campaign why it waits, for as long as it does. */
export function createNoteHold(
  { hold }: Pick<Ledger, "hold">,
  circuit: Circuit,
): (campaignId: string, result: RangeResult | "fileLost") => Promise<void> {
  const lostFiles = new Set<string>();
  return async (campaignId, result) => {
    if (result === "notApproved") await hold(campaignId, "approval");
    else if (result === "fileLost") {
      lostFiles.add(campaignId);
      await hold(campaignId, "fileLost");
    } else if (result === "relayFault") {
      circuit.open();
      await hold(campaignId, "relay");
    } else {
      const wasUnwell = circuit.close();
      const missedFile = lostFiles.delete(campaignId);
      if (wasUnwell || missedFile) await hold(campaignId, null);
    }
  };
}
