import type { SendingModules } from "./compose.ts";
import { limits } from "./limits.ts";
import { visitsKeptEveryMs } from "./reach/limits.ts";
import { createReaching, type Reaching } from "./reach/open-question.ts";
import { createReachFigures, type ReachFigures } from "./reach/reach-figures.ts";
import { createVisitCounter, type VisitCounter } from "./reach/visit-counter.ts";
import { createAnswerStore } from "./store/reach-store.ts";
import { createVisitStore } from "./store/visit-store.ts";
import { everySoOften } from "./submission/every-so-often.ts";

export interface ReachModules {
  readonly visits: VisitCounter;
  readonly reaching: Reaching;
  readonly reachFigures: ReachFigures;
}

/** How far an issue goes: visits to our own pages, and what partners say. Both are off until a publication has them on. */
export function composeReach({ db, packs, tokenKey, clock }: Pick<SendingModules, "db" | "packs" | "tokenKey" | "clock">): ReachModules {
  const visits = createVisitStore(db);
  const answers = createAnswerStore(db);
  return {
    visits: createVisitCounter({ visits, clock }),
    reaching: createReaching({ packs, answers, tokenKey, clock, reachDays: limits.reachDays }),
    reachFigures: createReachFigures({ visits, answers, clock }),
  };
}

/** Brings what is counted to the database every minute, and a last time when it is stopped. */
export function keepVisits(
  visits: VisitCounter,
  { timers }: Pick<SendingModules, "timers">,
  log: { readonly error: (event: object) => void },
): { readonly stop: () => Promise<void> } {
  const onFailed = (cause: unknown): void =>
    log.error({ event: "visits.unkept", message: cause instanceof Error ? cause.message : String(cause) });
  // It acts at once, and so knows which publications count; where the database is away, none does until it is back.
  const keeping = everySoOften(visitsKeptEveryMs, timers, onFailed, visits.keep);
  return {
    stop: async () => {
      await keeping.stop();
      await visits.keep().catch(onFailed);
    },
  };
}
