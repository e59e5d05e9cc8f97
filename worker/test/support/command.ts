import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface CommandEnd {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const program = fileURLToPath(new URL("../../bin/newsletter.mjs", import.meta.url));

/** Runs the real `newsletter` in a process of its own, with these settings and none of the machine's. */
export async function newsletter(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<CommandEnd> {
  const child = spawn(process.execPath, [program, ...args], { env: settings, stdio: ["ignore", "pipe", "pipe"] });
  const [[code], out, err] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  return { code: Number(code), out, err };
}
