import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareDataDirectory } from "../postgres/data-directory.ts";
import { withClient } from "../postgres/connection.ts";
import { startPostgres } from "../postgres/server.ts";
import { startOwnRedis } from "../test/redis.ts";
import { within } from "./within.ts";

/** PostgreSQL and Redis of the drill's own, which it may crash. */
export interface Servers extends AsyncDisposable {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** As if its machine lost power; its supervisor starts it again, and it recovers from its log. */
  readonly crashPostgres: () => Promise<void>;
  readonly crashRedis: () => Promise<void>;
  readonly bringRedisBack: () => Promise<void>;
  /** Everything Redis holds is gone. */
  readonly wipeRedis: () => Promise<void>;
}

const backWithinMs = 30_000;

export async function startServers(): Promise<Servers> {
  const dataDir = mkdtempSync(join(tmpdir(), "newsletter-drill-"));
  // With fsync and synchronous commits: what it has answered must be there after a crash.
  const [postgres, redis] = await Promise.all([
    startPostgres({ dataDir, databases: [], bounds: { restartsMax: 1_000, backOffMs: 100, steadyAfterMs: 1_000 } }),
    startOwnRedis(),
  ]);
  const postgresUrl = postgres.url("postgres");
  const started = (): Promise<string> =>
    withClient(postgresUrl, async (client) => {
      const { rows } = await client.query<{ started: string }>("select pg_postmaster_start_time()::text as started");
      return rows[0]?.started ?? "";
    });
  return {
    postgresUrl,
    redisUrl: redis.url,
    crashPostgres: async () => {
      const before = await started();
      const [pid] = readFileSync(join(prepareDataDirectory(dataDir).path, "postmaster.pid"), "utf8").split("\n");
      // Immediate shutdown: nothing is finished, nothing written; the next start recovers.
      process.kill(Number(pid), "SIGQUIT");
      const isBack = await within(backWithinMs, () =>
        started().then(
          (now) => now !== before,
          () => false,
        ),
      );
      if (!isBack) throw new Error(`PostgreSQL does not come back within ${String(backWithinMs / 1000)} s.`);
    },
    crashRedis: redis.crash,
    bringRedisBack: redis.comeBack,
    wipeRedis: () => wipe(redis.url),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** In Redis's inline form, which needs no client. */
async function wipe(redisUrl: string): Promise<void> {
  const { hostname, port } = new URL(redisUrl);
  const socket = connect(Number(port), hostname);
  socket.end("FLUSHALL\r\nQUIT\r\n");
  socket.resume();
  await once(socket, "close");
}
