import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";

/** One start per data folder. The file names our process; one whose process is gone was left by a kill and is taken over. */
export function takeStartLock(dataDir: string): { readonly release: () => void } {
  const file = join(dataDir, "start.lock");
  if (!written(file)) {
    const pid = Number(readFileSync(file, "utf8"));
    if (isStart(pid))
      throw new Refusal(`It is already running here (process ${String(pid)}); stop that one first, or set DATA_DIR to another folder.`);
    rmSync(file, { force: true });
    if (!written(file)) throw new Refusal("Another start began at this moment; try again.");
  }
  return { release: () => rmSync(file, { force: true }) };
}

function written(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

/** The number may belong to another program by now: on Linux its command line tells. */
function isStart(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return /start\.ts|database\.ts/u.test(readFileSync(`/proc/${String(pid)}/cmdline`, "utf8"));
  } catch {
    return true;
  }
}
