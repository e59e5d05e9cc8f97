import { describe, expect, test } from "vitest";
import type { CampaignKind } from "../ports/campaigns.ts";
import { createWays, type RangeEnd, type Route } from "./routes.ts";

const bounds = { circuitFirstMs: 1_000, circuitMaxMs: 4_000 };

function route(name: string): Route {
  return {
    name,
    lanesMax: 1,
    pace: undefined,
    submitter: { submit: () => Promise.reject(new Error(name)), close: () => Promise.resolve() },
  };
}

const mailbox = route("mailbox");
const main = route("main");
const spare = route("spare");

/** Over relays that answer a range so; gives who was asked, and for what. */
function waysOver(ends: Readonly<Record<string, RangeEnd>>, campaign: readonly Route[] = [main, spare]) {
  let now = 0;
  const asked: string[] = [];
  const answers = new Map(Object.entries(ends));
  const ways = createWays({ rehearsal: [mailbox], campaign }, { nowMs: () => now }, bounds);
  return {
    asked,
    open: () => (["rehearsal", "campaign"] as const).filter((kind) => ways.open()[kind].length > 0),
    answers,
    later: (ms: number) => (now += ms),
    run: (kind: CampaignKind = "campaign"): Promise<RangeEnd> =>
      ways.over(kind, ({ name }, begunHereOnly) => {
        asked.push(begunHereOnly ? `${name}: begun there` : name);
        return Promise.resolve(answers.get(name) ?? "nothing");
      }),
  };
}

describe("a relay that is unwell", () => {
  test("is left to itself for a while, and another one takes what it has not begun", async () => {
    const { asked, run, later } = waysOver({ main: "relayFault", spare: "done" });
    expect([await run(), await run()]).toEqual(["done", "done"]);
    expect(asked).toEqual(["main", "spare", "spare"]);
    later(1_000);
    await run();
    expect(asked.slice(3)).toEqual(["main", "spare"]);
  });

  test("does not stop rehearsals, nor the mailbox a campaign", async () => {
    const { asked, run, open } = waysOver({ mailbox: "relayFault", main: "done" });
    expect(await run("rehearsal")).toBe("relayFault");
    expect(open()).toEqual(["campaign"]);
    expect([await run("rehearsal"), await run()]).toEqual(["nothing", "done"]);
    expect(asked).toEqual(["mailbox", "main", "spare: begun there"]);
  });

  test("stops campaigns and rehearsals alike where it is the mailbox for both", async () => {
    const { run, open } = waysOver({ mailbox: "relayFault" }, [mailbox]);
    await run("rehearsal");
    expect(open()).toEqual([]);
    expect(await run()).toBe("nothing");
  });

  test("and no other to fall back on: that is what the campaign waits for", async () => {
    const { run, open } = waysOver({ main: "relayFault", spare: "relayFault" });
    expect(await run()).toBe("relayFault");
    expect(open()).toEqual(["rehearsal"]);
  });

  test("holds what it has begun, also while the other one is well", async () => {
    const { answers, run } = waysOver({ main: "relayFault", spare: "done" });
    await run();
    answers.set("spare", "nothing");
    expect(await run()).toBe("nothing");
  });
});

test("a relay that is well takes what is new, and the other one no more than what it began", async () => {
  const { asked, run } = waysOver({ main: "nothing", spare: "done" });
  expect(await run()).toBe("done");
  expect(asked).toEqual(["main", "spare: begun there"]);
});

test.each(["notApproved", "fileLost", "drained"] as const)(
  "what is no affair of a relay (%s) is not asked of the next one",
  async (end) => {
    const { asked, run } = waysOver({ main: end, spare: "done" });
    expect(await run()).toBe(end);
    expect(asked).toEqual(["main"]);
  },
);
