import type { ChildProcess } from "node:child_process";

/** However this command ends, a program it started ends with it. */
export function endWithUs(child: ChildProcess): void {
  const end = (): void => void child.kill("SIGTERM");
  process.once("exit", end);
  const forget = (): void => void process.off("exit", end);
  child.once("exit", forget).once("error", forget);
}
