import { once } from "node:events";
import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { Refusal } from "./refusal.ts";
import { portVariable, type PortName, type StartSettings } from "./settings.ts";

const freeBytesMin = 500_000_000;

/** A folder we may write to, on a disk with room; thrown before anything is started. */
export function requireDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new Refusal(`${dataDir} cannot be written to; give yourself the right, or set DATA_DIR to another folder.`);
  }
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < freeBytesMin) {
    throw new Refusal(`The disk of ${dataDir} is full: ${String(Math.floor((bavail * bsize) / 1e6))} MB are free, 500 MB are needed.`);
  }
}

export async function requireFreePorts({ ports }: StartSettings): Promise<void> {
  const names: readonly PortName[] = ["studio", "web", "lake", "mailboxWeb", "mailboxSmtp"];
  const taken = (await Promise.all(names.map(async (name) => ((await isFree(ports[name])) ? [] : [name])))).flat();
  const [first] = taken;
  if (first !== undefined)
    throw new Refusal(`Port ${String(ports[first])} is taken by another program; end it, or set ${portVariable(first)} to a free port.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    await once(server.close(), "close");
    return true;
  } catch {
    return false;
  }
}
