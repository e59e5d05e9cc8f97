import type { Links, LinkState } from "../ports/content.ts";
import { linksAtOnceMax, linksPerIssueMax, linksWaitingMax, requestTimeoutMs } from "./limits.ts";
import { createLinkMemory } from "./link-memory.ts";
import { lookAtLink, type LookWith } from "./look-at-link.ts";
import { createNames, type Names } from "./names.ts";

export interface LinkSettings {
  readonly allowedOrigins: readonly string[];
  readonly names?: Names;
  /** A running clock in milliseconds, for the age of what is remembered. */
  readonly now?: () => number;
}

/** Looks at addresses in the background, a few at a time, and remembers what it saw. Nothing is asked before somebody wants to know. */
export function createLinks({ allowedOrigins, names = createNames(), now = () => performance.now() }: LinkSettings): Links {
  const closing = new AbortController();
  const look: LookWith = { names, allowedOrigins: new Set(allowedOrigins), signal: closing.signal, requestTimeoutMs };
  const memory = createLinkMemory(now);
  /** Waiting first, in the order asked for; an address stays until it has its state. */
  const pending = new Set<string>();
  const waiting: string[] = [];
  const lanes = new Set<Promise<void>>();
  let laneCount = 0;

  const lane = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- a lane takes one address after the other; the lanes run side by side
      const state = await lookAtLink(address, look);
      pending.delete(address);
      if (!closing.signal.aborted) memory.remember(address, state);
    }
    // In the same breath as the look at what is waiting: otherwise an address could arrive for a lane that has ended.
    laneCount -= 1;
  };

  const lookLater = (address: string): void => {
    if (closing.signal.aborted || pending.has(address) || pending.size >= linksWaitingMax) return;
    pending.add(address);
    waiting.push(address);
    if (laneCount >= linksAtOnceMax) return;
    laneCount += 1;
    const running = lane().finally(() => lanes.delete(running));
    lanes.add(running);
  };

  return {
    known: (urls) => {
      const states = new Map<string, LinkState>();
      let waitingCount = 0;
      const addresses = new Map([...new Set(urls)].map((url) => [url, addressOf(url)]));
      const looked = new Set([...new Set(addresses.values())].slice(0, linksPerIssueMax));
      for (const [url, address] of addresses) {
        const found = stateOf(address, looked);
        if (found === undefined) waitingCount += 1;
        else states.set(url, found);
      }
      return { states, waiting: waitingCount };
    },
    idle: async () => {
      while (lanes.size > 0) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- while we wait somebody may ask for more
        await Promise.all(lanes);
      }
    },
    close: async () => {
      closing.abort();
      waiting.length = 0;
      names.cancel();
      await Promise.all(lanes);
    },
  };

  function stateOf(address: string | undefined, looked: ReadonlySet<string | undefined>): LinkState | undefined {
    if (address === undefined) return { state: "dead", reason: "it is no web address" };
    if (!looked.has(address)) return { state: "notChecked", reason: `only ${linksPerIssueMax} links of an issue are looked at` };
    const known = memory.recall(address);
    if (known === undefined) lookLater(address);
    return known;
  }
}

/** What is asked for: the part after `#` stays with the reader. */
function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  address.hash = "";
  return address.href;
}
