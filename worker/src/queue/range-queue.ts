import { createPostgresBackend, createRedisBackend, withBackend } from "bullmq";
import { Redis } from "ioredis";
import * as z from "zod";
import type { QueuedRange, RangeQueue, RecipientRange } from "../ports/sending.ts";

// Transport of ranges. BullMQ delivers at least once and may deliver twice; the ledger decides. What is set here was measured
// on both backends (docs/adr/0001): attempts of ten, since an outage of the database at the end of a good run counts as a failed one;
// a stall count that never fails a job; kept jobs removed, since a kept id blocks adding it again.

const queueName = "newsletter-ranges";
const jobOptions = { attempts: 10, backoff: { type: "exponential", delay: 1_000 }, removeOnComplete: true, removeOnFail: true } as const;
const workerOptions = { lockDuration: 30_000, stalledInterval: 5_000, maxStalledCount: 1_000, runRetryDelay: 1_000 } as const;
const streams = { events: { maxLen: 100 } } as const;
const queueConnectionsMax = 2;
const workerConnectionsMax = 4;

const rangeSchema = z.object({ campaignId: z.uuid(), firstSeq: z.int().positive(), lastSeq: z.int().positive() });

export interface QueueSettings {
  readonly databaseUrl: string;
  /** Undefined: the queue is on PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Prefix of the queue's name in a shared Redis; schema of its tables in PostgreSQL. */
  readonly namespace: string;
  readonly onError: (cause: Error) => void;
}

export interface RangeWorker {
  /** Waits for the range that runs, but no longer than this. */
  readonly close: (withinMs: number) => Promise<void>;
}

/**
 * Opens the side that adds, in one life of the installation (its epoch). The database must answer already: a queue built before that stays dead
 * without a word.
 */
export async function openQueue(settings: QueueSettings, epoch: string): Promise<RangeQueue> {
  const queue = settings.redisUrl === undefined ? await postgresQueue(settings) : redisQueue(settings, settings.redisUrl);
  return {
    add: async (ranges) => {
      await queue.addBulk(
        ranges.map((range) => ({ name: "range", data: dataOf(range), opts: { ...jobOptions, jobId: jobId(range, epoch) } })),
      );
    },
    close: () => queue.close(),
  };
}

/** Opens the side that runs ranges, `concurrency` at a time. */
export async function openWorker(
  settings: QueueSettings,
  concurrency: number,
  run: (range: RecipientRange) => Promise<void>,
): Promise<RangeWorker> {
  const process = async (job: { readonly data: unknown }): Promise<void> => run(rangeSchema.parse(job.data));
  const worker =
    settings.redisUrl === undefined
      ? postgresWorker(settings, concurrency, process)
      : redisWorker(settings, settings.redisUrl, concurrency, process);
  worker.on("error", settings.onError);
  await worker.waitUntilReady();
  return {
    close: async (withinMs) => {
      const graceful = worker.close().then(() => true);
      // With Redis gone a graceful close waits for it without end.
      const isClosed = await Promise.race([graceful, new Promise<boolean>((resolve) => setTimeout(resolve, withinMs, false).unref())]);
      if (!isClosed) await worker.close(true);
    },
  };
}

/**
 * A range keeps its id until one of its rows was claimed. Put back from a backup the ledger has forgotten claims, and the queue in a Redis
 * has not: without the epoch a job of before, whose worker is dead, would keep its range from being added for as long as its lock lasts.
 */
function jobId({ campaignId, firstSeq, generation }: QueuedRange, epoch: string): string {
  return `${epoch}-${campaignId}-${String(firstSeq)}-${String(generation)}`;
}

/** Ids and nothing else, whatever else the range came with. */
function dataOf({ campaignId, firstSeq, lastSeq }: QueuedRange): RecipientRange {
  return { campaignId, firstSeq, lastSeq };
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- BullMQ's generic types are its own
async function postgresQueue({ databaseUrl, namespace, onError }: QueueSettings) {
  const { Queue } = withBackend(createPostgresBackend);
  const queue = new Queue<RecipientRange>(queueName, {
    connection: { connectionString: databaseUrl, schema: namespace, migrate: true, max: queueConnectionsMax },
    streams,
  });
  queue.on("error", onError);
  await queue.waitUntilReady();
  return queue;
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- as above
function redisQueue({ namespace, onError }: QueueSettings, redisUrl: string) {
  const { Queue } = withBackend(createRedisBackend);
  const queue = new Queue<RecipientRange>(queueName, { connection: redisOptions(redisUrl), prefix: namespace, streams });
  queue.on("error", onError);
  return queue;
}

type Process = (job: { readonly data: unknown }) => Promise<void>;

// oxlint-disable-next-line typescript/explicit-function-return-type -- as above
function postgresWorker({ databaseUrl, namespace }: QueueSettings, concurrency: number, process: Process) {
  const { Worker } = withBackend(createPostgresBackend);
  return new Worker<RecipientRange>(queueName, process, {
    connection: { connectionString: databaseUrl, schema: namespace, migrate: true, max: workerConnectionsMax },
    concurrency,
    ...workerOptions,
  });
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- as above
function redisWorker({ namespace }: QueueSettings, redisUrl: string, concurrency: number, process: Process) {
  const { Worker } = withBackend(createRedisBackend);
  return new Worker<RecipientRange>(queueName, process, {
    connection: redisOptions(redisUrl),
    prefix: namespace,
    concurrency,
    ...workerOptions,
  });
}

function redisOptions(
  redisUrl: string,
): { readonly host: string; readonly port: number; readonly maxRetriesPerRequest: null } & Record<string, unknown> {
  const { hostname, port, username, password, pathname } = new URL(redisUrl);
  return {
    host: hostname,
    port: port === "" ? 6379 : Number(port),
    // A worker waits for Redis as long as it takes; the ledger refills what was lost.
    // oxlint-disable-next-line unicorn/no-null -- ioredis means "without bound" by null
    maxRetriesPerRequest: null,
    ...(username === "" ? {} : { username: decodeURIComponent(username) }),
    ...(password === "" ? {} : { password: decodeURIComponent(password) }),
    ...(pathname.length > 1 ? { db: Number(pathname.slice(1)) } : {}),
  };
}

/** True when Redis answers, for `newsletter doctor`. */
export async function redisAnswers(redisUrl: string): Promise<boolean> {
  const redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => undefined });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return true;
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
