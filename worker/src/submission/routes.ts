import type { CampaignKind } from "../ports/campaigns.ts";
import type { MessageSubmitter, OpenWay, OpenWays, Pace } from "../ports/sending.ts";
import type { Timers } from "../ports/surroundings.ts";
import { createCircuit, type Circuit } from "./circuit.ts";
import type { RangeResult } from "./send-range.ts";

/** A way out: a relay, or the mailbox on this machine. */
export interface Route {
  /** As the ledger knows it. */
  readonly name: string;
  readonly submitter: MessageSubmitter;
  readonly lanesMax: number;
  /** How fast it may be given messages; undefined for as fast as it takes them. */
  readonly pace: Pace | undefined;
}

/** The first is the relay, what follows is there for when it is unwell. */
export type Routes = Readonly<Record<CampaignKind, readonly Route[]>>;

/** What became of a range on its ways; `fileLost` is said by who builds the messages. */
export type RangeEnd = RangeResult | "fileLost";

export interface Ways {
  /** Relays that are well. */
  readonly open: () => OpenWays;
  readonly over: (kind: CampaignKind, send: (route: Route, begunHereOnly: boolean) => Promise<RangeEnd>) => Promise<RangeEnd>;
}

/** A circuit for each relay: one that is unwell keeps nobody from another. */
export function createWays(
  routes: Routes,
  timers: Pick<Timers, "nowMs">,
  bounds: { readonly circuitFirstMs: number; readonly circuitMaxMs: number },
): Ways {
  const circuits = new Map<string, Circuit>();
  for (const { name } of Object.values(routes).flat()) circuits.set(name, circuits.get(name) ?? createCircuit(timers, bounds));
  const isWell = ({ name }: Route): boolean => circuits.get(name)?.isOpen() === false;
  const wellOf = (kind: CampaignKind): readonly OpenWay[] => routes[kind].filter(isWell).map(({ name: relay, pace }) => ({ relay, pace }));
  return {
    open: () => ({ rehearsal: wellOf("rehearsal"), campaign: wellOf("campaign") }),
    over: async (kind, send) => {
      let end: RangeEnd = "nothing";
      // What is new goes to the first relay that is well; those after it take only what was begun there before.
      let begunHereOnly = false;
      for (const route of routes[kind].filter(isWell)) {
        // oxlint-disable-next-line no-await-in-loop -- the next one takes what this one could not
        const result = await send(route, begunHereOnly);
        note(circuits.get(route.name), result);
        if (result !== "nothing") end = result;
        if (result === "notApproved" || result === "fileLost" || result === "drained") return end;
        begunHereOnly ||= result !== "relayFault";
      }
      return end;
    },
  };
}

function note(circuit: Circuit | undefined, result: RangeEnd): void {
  if (result === "relayFault") circuit?.open();
  if (result === "done" || result === "drained") circuit?.close();
}
