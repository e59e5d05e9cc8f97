import { describe, expect, test, vi } from "vitest";
import { nextState, recipientEvents, recipientStates } from "../src/campaign/recipient-state.ts";
import { breakages, type Breakage } from "./breakages.ts";
import { runSchedule } from "./run-schedule.ts";
import { isBroken, type Verdict } from "./verdict.ts";

/** Every breakage shows within these schedules; most within ten. */
const schedulesMax = 1_000;
const named: readonly (readonly [string, Breakage])[] = Object.entries(breakages);

/** Re-arming, which finds things in journals, is not simulated. */
const events = recipientEvents.filter((event) => !event.startsWith("find"));

async function firstBroken(breakage: Breakage): Promise<{ readonly seed: number; readonly verdict: Verdict } | undefined> {
  for (let seed = 1; seed <= schedulesMax; seed += 1) {
    // oxlint-disable-next-line no-await-in-loop -- until one is found
    const verdict = await runSchedule(seed, { breakage });
    if (isBroken(verdict)) return { seed, verdict };
  }
  return undefined;
}

async function traced(seed: number): Promise<readonly string[]> {
  const lines: string[] = [];
  await runSchedule(seed, { trace: (line) => lines.push(line) });
  return lines;
}

describe("the simulation finds it when", () => {
  test.each(named)("%s", async (_name, breakage) => {
    expect(await firstBroken(breakage)).toBeDefined();
  });
});

test("nothing is found in the domain as it is", async () => {
  for (let seed = 1; seed <= 250; seed += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { doubled, lost, faults, unconfirmed, unconfirmedBound } = await runSchedule(seed);
    expect({ seed, doubled, lost, faults }).toEqual({ seed, doubled: 0, lost: 0, faults: [] });
    expect(unconfirmed).toBeLessThanOrEqual(unconfirmedBound);
  }
});

test("no clock and no chance of the machine takes part: setting its clock changes nothing", async () => {
  const asked = [
    vi.spyOn(Date, "now"),
    vi.spyOn(performance, "now"),
    vi.spyOn(Math, "random"),
    vi.spyOn(globalThis, "setTimeout"),
    vi.spyOn(globalThis, "setInterval"),
  ];
  try {
    for (let seed = 1; seed <= 30; seed += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await runSchedule(seed);
    }
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual(asked.map(() => 0));
  } finally {
    for (const spy of asked) spy.mockRestore();
  }
});

test("a seed runs the same schedule, step by step, each time", async () => {
  const [first, second, other] = [await traced(23), await traced(23), await traced(24)];
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
  expect(first.length).toBeGreaterThan(50);
});

test("every way a row can go is gone", async () => {
  const left = new Set(
    recipientStates.flatMap((state) => events.filter((event) => nextState(state, event) !== undefined).map((event) => `${state} ${event}`)),
  );
  for (let seed = 1; seed <= schedulesMax && left.size > 0; seed += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const line of await traced(seed)) {
      const { event, from } = /: (?<event>[a-zA-Z]+), (?<from>[a-z]+) -> /u.exec(line)?.groups ?? {};
      left.delete(`${String(from)} ${String(event)}`);
    }
  }
  expect([...left]).toEqual([]);
});
