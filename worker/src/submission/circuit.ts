import type { Timers } from "../ports/surroundings.ts";

export interface Circuit {
  readonly isOpen: () => boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/**
 * Keeps away from a relay that is unwell: longer after each fault in a row. By a clock that only runs forward: after the wall clock was set
 * back by a day, a worker would keep away for a day.
 */
export function createCircuit(
  { nowMs }: Pick<Timers, "nowMs">,
  { circuitFirstMs, circuitMaxMs }: { readonly circuitFirstMs: number; readonly circuitMaxMs: number },
): Circuit {
  let faults = 0;
  let openUntil = 0;
  return {
    isOpen: () => nowMs() < openUntil,
    open: () => {
      openUntil = nowMs() + Math.min(circuitFirstMs * 2 ** faults, circuitMaxMs);
      faults += 1;
    },
    close: () => {
      faults = 0;
    },
  };
}
