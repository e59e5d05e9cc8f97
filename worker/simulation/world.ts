import type { ActsModel } from "./acts-model.ts";
import type { Breakage } from "./breakages.ts";
import type { JournalModel } from "./journal-model.ts";
import type { Life } from "./life.ts";
import type { LedgerModel } from "./ledger-model.ts";
import type { Mood } from "./mood.ts";
import type { QueueModel } from "./queue-model.ts";
import type { Random } from "./random.ts";
import type { RelaysModel } from "./relays-model.ts";
import type { Scheduler } from "./scheduler.ts";
import type { StoreModel } from "./store-model.ts";
import type { Watch } from "./watch.ts";

/** Everything outside of the domain, for one schedule. */
export interface World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly store: StoreModel;
  readonly ledger: LedgerModel;
  readonly acts: ActsModel;
  readonly queue: QueueModel;
  readonly relays: RelaysModel;
  readonly watch: Watch;
  readonly mood: () => Mood;
  readonly breakage: Breakage;
  /** Claims by their token: whose they are. */
  readonly claims: Map<string, Life>;
  /** Who claimed a row last. */
  readonly claimers: Map<string, Life>;
  /** Of every process there was. */
  readonly journals: JournalModel[];
  /** Bodies and replies under way. */
  readonly inFlight: Set<object>;
  /** What people will still do. */
  readonly intended: Set<object>;
  /** A line of the schedule, made only when somebody wants to read it. */
  readonly trace: (line: () => string) => void;
}
