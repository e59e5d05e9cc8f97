import { limits, type SenderBounds } from "../../worker/src/limits.ts";
import { createDatabaseIn } from "../../worker/test/support/database-in.ts";
import { installIn, partnerSubscriptions, type Installation } from "../../worker/test/support/install-in.ts";
import { accountOf, type Account } from "./accounts.ts";
import type { Relay, ScriptedRelay } from "./relay.ts";
import { drillBounds, prepareSender, type SenderProcess } from "./sender.ts";
import type { Servers } from "./servers.ts";
import { within } from "./within.ts";

export const backends = ["postgresql", "redis"] as const;
export type Backend = (typeof backends)[number];

/** A campaign of one seed on one queue backend, and what is done to those who send it. */
export interface Arena<R extends Relay = ScriptedRelay> {
  readonly seed: number;
  readonly backend: Backend;
  readonly installation: Installation;
  readonly relay: R;
  readonly campaignId: string;
  /** A process that waits to be told. */
  readonly prepare: () => SenderProcess;
  /** A process that sends. */
  readonly start: () => Promise<SenderProcess>;
  /** True once nothing more happens without a person. */
  readonly isAtRest: () => Promise<boolean>;
  readonly untilAtRest: () => Promise<boolean>;
  /** A process is gone: what it had in flight is in doubt from now on. */
  readonly noteKill: () => Promise<void>;
  /** Something a process stands on was away: replies to what was in flight may be lost. */
  readonly noteOutage: () => void;
  readonly fault: (sentence: string) => void;
}

/** A campaign of a few hundred ends in seconds; this bounds one that never does. */
const restWithinMs = 60_000;
const processesMax = 2;

interface ArenaOf<R extends Relay> {
  readonly seed: number;
  readonly backend: Backend;
  readonly recipientCount: number;
  readonly servers: Servers;
  /** Instead of the usual ones of the drill. */
  readonly bounds?: Partial<SenderBounds>;
  /** For the whole campaign, once nobody is hurt any more. */
  readonly restWithinMs?: number;
  readonly relay: R;
}

/** Runs `injure` on a fresh campaign, lets the rest be sent by a process that nobody touches, and takes stock. */
export async function inArena<R extends Relay>(of: ArenaOf<R>, injure: (arena: Arena<R>) => Promise<void>): Promise<Account> {
  const { seed, backend, recipientCount, servers, relay } = of;
  const bounds = { ...drillBounds, ...of.bounds };
  await using installation = await installIn(
    await createDatabaseIn(servers.postgresUrl),
    backend === "redis" ? servers.redisUrl : undefined,
  );
  await installation.subscribe(addressesOf(recipientCount));
  const { campaignId } = await installation.rehearseSample(bounds.batchRecipientsMax);
  const injuries = { kills: 0, inDoubt: new Set<number>(), lostReplies: 0 };
  const faults: string[] = [];
  const isAtRest = async (): Promise<boolean> => {
    const { isAtRest: rests, counts } = await installation.reportOf(campaignId);
    return rests && counts.deferred === 0;
  };
  const prepare = (): SenderProcess => prepareSender(installation, relay.port, bounds);
  const arena: Arena<R> = {
    seed,
    backend,
    installation,
    relay,
    campaignId,
    prepare,
    start: async () => {
      const sender = prepare();
      sender.go();
      await sender.ready;
      return sender;
    },
    isAtRest,
    untilAtRest: () => within(of.restWithinMs ?? restWithinMs, isAtRest),
    noteKill: async () => {
      injuries.kills += 1;
      const before = injuries.inDoubt.size;
      for (const seq of await handedOf(installation, campaignId)) injuries.inDoubt.add(seq);
      const its = injuries.inDoubt.size - before;
      if (its > limits.lanesMax * processesMax) faults.push(`${String(its)} recipients were in flight when a process was killed`);
    },
    // What was in flight then cannot be asked.
    noteOutage: () => void (injuries.lostReplies += limits.lanesMax),
    fault: (sentence) => faults.push(sentence),
  };
  await injure(arena);
  await finish(arena);
  return await accountOf(installation, campaignId, relay, {
    kills: injuries.kills,
    inDoubtMax: injuries.inDoubt.size + injuries.lostReplies,
    faults,
  });
}

async function finish(arena: Pick<Arena, "start" | "untilAtRest" | "fault">): Promise<void> {
  await using last = await arena.start();
  if (!(await arena.untilAtRest())) arena.fault(`the campaign does not come to rest; the last process said: ${last.lastWords()}`);
  const code = await last.stop();
  if (code !== 0) arena.fault(`SIGTERM ended a process with ${String(code)}; it said: ${last.lastWords()}`);
}

/** Who is in flight at this moment, of every process that ever ran. */
async function handedOf({ modules }: Installation, campaignId: string): Promise<readonly number[]> {
  const rows = await modules.db
    .selectFrom("recipients")
    .select("seq")
    .where("campaign_id", "=", campaignId)
    .where("state", "=", "handed")
    .execute();
  return rows.map(({ seq }) => seq);
}

/** The same for every seed's run, so that the same recipient meets the same mood. */
function addressesOf(count: number): Parameters<Installation["subscribe"]>[0] {
  const rest = Array.from({ length: count - partnerSubscriptions.length }, (_, index) => ({
    address: `reader-${String(index)}@example.org`,
  }));
  return [...partnerSubscriptions, ...rest];
}
