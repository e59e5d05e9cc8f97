import { useCallback, useEffect, useRef, type RefObject } from "react";
import type { SendingState } from "@newsletter/schemas";
import type { TakeState } from "./use-sending-state.ts";

interface KeptFocus {
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly take: TakeState;
}

/** An act replaces the button that did it; whoever works by keyboard then goes on in the panel, not from the top of the page. */
export function useKeptFocus(state: SendingState | undefined, take: TakeState): KeptFocus {
  const panel = useRef<HTMLDivElement>(null);
  const hasActed = useRef(false);
  useEffect(() => {
    if (!hasActed.current) return;
    hasActed.current = false;
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [state]);
  const takeHere = useCallback<TakeState>(
    (answer) => {
      hasActed.current = true;
      take(answer);
    },
    [take],
  );
  return { panel, take: takeHere };
}
