import { setImmediate } from "node:timers/promises";
import type { RenderedEdition } from "@newsletter/schemas";
import type { RenderEditions, RenderInBulk } from "../ports/editions.ts";

/** Of how many others one edition of a bulk lets itself be passed; after them it takes its turn, so that a bulk ends. */
const passedMax = 20;

export interface GivingWay {
  /** For somebody who waits at a screen. */
  readonly atOnce: RenderEditions;
  /** For a look at all editions, which stops between two of them while somebody waits. */
  readonly inBulk: RenderInBulk;
}

/** All rendering is on one processor: a pre-flight's fifteen editions would hold up the preview of the key pressed meanwhile for half a second. */
export function givingWay(render: RenderEditions): GivingWay {
  let waiting = 0;
  let done = Promise.withResolvers<void>();
  const somebodyWaits = (): boolean => waiting > 0;

  return {
    atOnce: async (snapshot, keys) => {
      waiting += 1;
      try {
        return await render(snapshot, keys);
      } finally {
        waiting -= 1;
        done.resolve();
        done = Promise.withResolvers<void>();
      }
    },
    inBulk: async (snapshot, keys, signal) => {
      const editions: RenderedEdition[] = [];
      for (const key of keys) {
        // oxlint-disable eslint/no-await-in-loop -- the point is to stop between two of them
        // What has arrived meanwhile is read first.
        await setImmediate();
        for (let passed = 0; somebodyWaits() && passed < passedMax; passed += 1) await done.promise;
        signal?.throwIfAborted();
        editions.push(...(await render(snapshot, [key])));
        // oxlint-enable eslint/no-await-in-loop
      }
      return editions;
    },
  };
}
