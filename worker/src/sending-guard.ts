import type { SendingModules } from "./compose.ts";

/** Whether this process may hand over: nothing locks it, and everybody on the database can see that it is there. */
export interface SendingGuard {
  readonly machineId: string;
  readonly isLocked: () => boolean;
  readonly mayHandOver: () => boolean;
  readonly lock: (reason: string) => void;
  readonly look: () => Promise<void>;
  /** Takes its place again when the connection was lost; gives it up once it is locked and nothing is in flight any more. */
  readonly keepPresence: () => Promise<void>;
  readonly whileHandingOver: (act: () => Promise<void>) => Promise<void>;
}

/** Locked once, a process stays locked: what led to it is for a person to look at. */
export async function createSendingGuard(
  { epoch, presence, ids }: Pick<SendingModules, "epoch" | "presence" | "ids">,
  onEvent: (event: Readonly<Record<string, unknown>>) => void,
): Promise<SendingGuard> {
  let reason: string | undefined;
  let inFlight = 0;
  // The connection may come back to another database than it left: the place counts only after a look.
  let isPresent = false;
  const lock = (why: string): void => {
    if (reason === undefined) onEvent({ event: "sending.locked", reason: why, wayOut: "newsletter rearm" });
    reason ??= why;
  };
  const look = async (): Promise<void> => {
    const found = await epoch();
    if (found.state === "locked") lock(found.reason);
  };
  const keepPresence = async (): Promise<void> => {
    if (reason !== undefined) {
      if (inFlight === 0) await presence.leave();
      return;
    }
    if (presence.isHeld() && isPresent) return;
    isPresent = false;
    if (!(await presence.take())) return;
    await look();
    isPresent = true;
  };
  const first = await epoch();
  if (first.state === "locked") lock(first.reason);
  await keepPresence();
  return {
    // Nothing is marked while locked, so the id is never written.
    machineId: first.state === "valid" ? first.machineId : ids.uuidv7(),
    isLocked: () => reason !== undefined,
    mayHandOver: () => reason === undefined && isPresent && presence.isHeld(),
    lock,
    look,
    keepPresence,
    whileHandingOver: async (act) => {
      inFlight += 1;
      try {
        await act();
      } finally {
        inFlight -= 1;
      }
    },
  };
}
