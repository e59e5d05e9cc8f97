import type { AddressInfo } from "node:net";
import { mkdir } from "node:fs/promises";
import { assetFilesIn } from "./assets/asset-files.ts";
import type { LakeConfig } from "./config.ts";
import { Identities } from "./http/identities.ts";
import { attachPresence } from "./http/presence.ts";
import { createServer } from "./http/server.ts";
import { Content } from "./live/content.ts";
import { Listeners } from "./live/listeners.ts";
import { Tickets } from "./live/tickets.ts";
import { followChannel, openDatabase } from "./store/database.ts";
import { transactionsChannel } from "./store/transactions.ts";

export interface RunningLake {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts the whole lake; when it throws, nothing is left running. */
export async function startLake(config: LakeConfig): Promise<RunningLake> {
  await mkdir(config.assetFolder, { recursive: true });
  const database = await openDatabase(config.databaseUrl);
  try {
    const content = await Content.load(database);
    const listeners = new Listeners(content);
    const identities = new Identities(database);
    const context = {
      config,
      database,
      content,
      listeners,
      identities,
      tickets: new Tickets(),
      assetFiles: assetFilesIn(config.assetFolder),
    };
    const app = createServer(context);
    const presence = attachPresence(app.server, context);
    await app.listen({ host: config.host, port: config.port });
    // What another process commits, an import for one, is told by the database.
    const follower = followChannel(config.databaseUrl, transactionsChannel, () => void content.catchUp().catch(() => undefined));
    return {
      url: `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${String(portOf(app.server.address()))}`,
      close: async () => {
        listeners.close();
        presence.close();
        await follower.close();
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new TypeError("The server has no port");
  return address.port;
}
