import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { everySoOften } from "./every-so-often.ts";

/** A clock that stands still: what waits, in the order it was asked for. */
function standingClock(): {
  readonly after: (ms: number, act: () => void) => () => void;
  readonly waits: { ms: number; act: () => void }[];
} {
  const waits: { ms: number; act: () => void }[] = [];
  return {
    waits,
    after: (ms, act) => {
      const wait = { ms, act };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  };
}

test("what failed is told and tried again after the pause; the first time is at once", async () => {
  const clock = standingClock();
  const failures: unknown[] = [];
  const rounds = everySoOften(
    1_000,
    clock,
    (cause) => failures.push(cause),
    async () => Promise.reject(new Error("the database is away")),
  );
  expect(clock.waits.map(({ ms }) => ms)).toEqual([0]);
  clock.waits.shift()?.act();
  await turn();
  expect(clock.waits.map(({ ms }) => ms)).toEqual([1_000]);
  clock.waits.shift()?.act();
  await turn();
  expect(failures).toHaveLength(2);
  await rounds.stop();
  expect(clock.waits).toEqual([]);
});

test("stopping waits for the act that runs, and no other follows", async () => {
  const clock = standingClock();
  const ended = Promise.withResolvers<void>();
  const rounds = everySoOften(
    1_000,
    clock,
    () => undefined,
    async () => ended.promise,
  );
  clock.waits.shift()?.act();
  const stopped = rounds.stop().then(() => "stopped");
  expect(await Promise.race([stopped, turn("still running")])).toBe("still running");
  ended.resolve();
  expect(await stopped).toBe("stopped");
  expect(clock.waits).toEqual([]);
});
