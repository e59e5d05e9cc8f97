import type { LakeConfig } from "../config.ts";
import { startLake } from "../lake.ts";
import { limits } from "../limits.ts";

/** Serves until a signal, or until the process that started this one is gone: its end of the channel closes even when it is killed. */
export async function serve(config: LakeConfig): Promise<void> {
  const lake = await startLake(config);
  process.stdout.write(`${JSON.stringify({ event: "lake.listening", url: lake.url })}\n`);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stop = (): void => resolve(undefined);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  if (process.send !== undefined) process.once("disconnect", stop);
  await promise;
  // Not unreferenced work but a bound: what has not closed by then is left to the operating system. Commits are already durable.
  const bound = setTimeout(() => process.exit(1), limits.stopWithinMs);
  await lake.close();
  clearTimeout(bound);
  if (process.connected) process.disconnect();
}
