import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { overLanes } from "./over-lanes.ts";

/** Work that ends when it is told; everything that can go on from there has done so then. */
function underWay(count: number, laneCount: () => number, mayGoOn = () => true) {
  const waiting = Array.from({ length: count }, (_, index) => index + 1);
  const inHand = new Map<number, { readonly done: () => void; readonly fail: (cause: Error) => void }>();
  const done = overLanes(waiting, { laneCount, mayGoOn }, (next) => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    inHand.set(next, { done: () => resolve(undefined), fail: reject });
    return promise.finally(() => inHand.delete(next)).then(() => undefined);
  });
  return {
    waiting,
    done,
    inHand: () => [...inHand.keys()],
    end: async (which: number, cause?: Error): Promise<void> => {
      const work = inHand.get(which);
      if (cause === undefined) work?.done();
      else work?.fail(cause);
      await setImmediate();
    },
  };
}

describe("work on lanes", () => {
  test("that fails ends its lane, and is said when the others are done", async () => {
    const { done, end, inHand, waiting } = underWay(4, () => 2);
    const failed = done.catch((cause: unknown) => cause);
    await end(1, new Error("the database is away"));
    expect(inHand()).toEqual([2]);
    await end(2);
    expect(inHand()).toEqual([3]);
    await end(3);
    await end(4);
    expect(await failed).toEqual(new Error("the database is away"));
    expect(waiting).toEqual([]);
  });

  test("goes on with fewer of them as they end, and never with none", async () => {
    let lanes = 3;
    const { done, end, inHand } = underWay(6, () => lanes);
    expect(inHand()).toEqual([1, 2, 3]);
    lanes = 1;
    await end(1);
    expect(inHand()).toEqual([2, 3]);
    await end(2);
    expect(inHand()).toEqual([3]);
    await end(3);
    expect(inHand()).toEqual([4]);
    lanes = 3;
    await end(4);
    expect(inHand()).toEqual([5, 6]);
    await end(5);
    await end(6);
    await done;
  });

  test("that ends together with others does not end all of them", async () => {
    let lanes = 3;
    const { done, end, inHand } = underWay(4, () => lanes);
    lanes = 1;
    await Promise.all([end(1), end(2), end(3)]);
    expect(inHand()).toEqual([4]);
    await end(4);
    await done;
  });

  test("leaves what waits when it may not go on", async () => {
    let mayGoOn = true;
    const { done, end, waiting } = underWay(
      4,
      () => 2,
      () => mayGoOn,
    );
    mayGoOn = false;
    await end(1);
    await end(2);
    await done;
    expect(waiting).toEqual([3, 4]);
  });
});
