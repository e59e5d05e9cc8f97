import type { LinkState } from "../ports/content.ts";
import { noNetworkCachedMs, stateCachedMs, statesCachedMax } from "./limits.ts";
import { noNetworkReason } from "./look-at-link.ts";

export interface LinkMemory {
  readonly recall: (address: string) => LinkState | undefined;
  readonly remember: (address: string, state: LinkState) => void;
}

/** States for as long as they may be believed; `now` is a running clock in milliseconds. The oldest leaves first. */
export function createLinkMemory(now: () => number): LinkMemory {
  const remembered = new Map<string, { readonly state: LinkState; readonly until: number }>();
  return {
    recall: (address) => {
      const known = remembered.get(address);
      return known !== undefined && known.until > now() ? known.state : undefined;
    },
    remember: (address, state) => {
      remembered.delete(address);
      const oldest = remembered.keys().next();
      if (remembered.size >= statesCachedMax && oldest.done !== true) remembered.delete(oldest.value);
      const isPassing = state.state === "notChecked" && state.reason === noNetworkReason;
      remembered.set(address, { state, until: now() + (isPassing ? noNetworkCachedMs : stateCachedMs) });
    },
  };
}
