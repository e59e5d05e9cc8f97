import { userInfo } from "node:os";
import { openSending, type SendingModules } from "../compose.ts";
import { readWorkerConfig, type WorkerConfig } from "../config.ts";
import { CommandError } from "./command-error.ts";

/** Opens what works on the `newsletter` database for one command, and closes it whatever happens. */
export async function withSending<T>(act: (modules: SendingModules, config: WorkerConfig) => Promise<T>): Promise<T> {
  const config = readWorkerConfig();
  const modules = await openSending({
    databaseUrl: config.DATABASE_URL,
    redisUrl: config.REDIS_URL,
    dataDir: config.DATA_DIR,
    // A connection that breaks shows in the answer to the next question.
    onError: () => undefined,
  }).catch((cause: unknown) => {
    throw new CommandError(`The database did not answer: ${reasonOf(cause)}. Is it running? "newsletter doctor" looks further.`, "failed", {
      cause,
    });
  });
  try {
    return await act(modules, config);
  } finally {
    await modules.close();
  }
}

/** Who is written into the audit for what this command does. */
export function commandLineActor(): string {
  return `command line: ${userInfo().username}`;
}

/** The sentence of an error; a refused connection to a name with two addresses has it one level down. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
