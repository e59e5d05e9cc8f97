import type { RearmRequest, RearmResponse } from "@newsletter/schemas";
import { ApprovalError } from "./approval/approval-error.ts";
import type { SendingModules } from "./compose.ts";
import { limits } from "./limits.ts";
import { isNothingToDo, rearmLines } from "./restore/rearm-lines.ts";
import { rearm } from "./restore/rearm.ts";

/** The restore guard as the Studio sees it, from a machine that sends: why it is locked, and the way out. */
export interface RearmingDesk {
  /** Null while nothing locks sending. Looked up anew as often as a sending process does. */
  readonly lockedReason: () => Promise<string | null>;
  readonly rearm: (asked: RearmRequest, by: { readonly id: string }) => Promise<RearmResponse>;
}

export interface RearmingSettings {
  readonly dataDir: string;
  /** A machine that serves pages alone keeps no journal, and has nothing to say here. */
  readonly isSending: boolean;
  /** Begins to send anew: a process that was locked stays locked. */
  readonly onRearmed: () => Promise<void>;
}

export function composeRearming(modules: SendingModules, { dataDir, isSending, onRearmed }: RearmingSettings): RearmingDesk {
  let looked: { readonly atMs: number; readonly reason: Promise<string | null> } | undefined;
  const look = async (): Promise<string | null> => {
    const epoch = await modules.epoch();
    return epoch.state === "locked" ? epoch.reason : null;
  };
  return {
    lockedReason: async () => {
      if (!isSending) return null;
      const nowMs = modules.timers.nowMs();
      if (looked === undefined || nowMs - looked.atMs > limits.restoreGuardEveryMs) looked = { atMs: nowMs, reason: look() };
      return looked.reason;
    },
    rearm: async ({ isForReal, machines }, by) => {
      const rights = await modules.audience.rightsOf(by.id);
      if (!rights.some(({ right }) => right === "operate"))
        throw new ApprovalError("notAllowed", "Ask an operator: this wants the right to operate a publication.");
      if (!isSending) throw new ApprovalError("notAllowed", "This machine does not send: re-arm on the one that does.");
      const report = await rearm(modules, { dataDir, folders: [], machineCount: machines ?? undefined, isForReal, actor: by.id });
      looked = undefined;
      if (report.isDone) await onRearmed();
      const { isDone, obstacles } = report;
      return { isDone, mayBeDone: !isDone && obstacles.length === 0 && !isNothingToDo(report), lines: rearmLines(report) };
    },
  };
}
