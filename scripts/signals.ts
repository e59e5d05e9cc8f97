import type { ChildProcess } from "node:child_process";

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface CaughtSignals {
  readonly passTo: (child: ChildProcess) => void;
  /** After the child has ended: the signal that came ends us too. */
  readonly release: () => void;
}

/** Catches the signals that would end us, for a child to be ended by them first. Called before the child is started: one may come at once. */
export function catchSignals(): CaughtSignals {
  let received: NodeJS.Signals | undefined;
  let receiver: ChildProcess | undefined;
  const pass = (signal: NodeJS.Signals): void => {
    received = signal;
    receiver?.kill(signal);
  };
  for (const signal of endingSignals) process.on(signal, pass);
  return {
    passTo: (child) => {
      receiver = child;
    },
    release: () => {
      for (const signal of endingSignals) process.off(signal, pass);
      if (received !== undefined) process.kill(process.pid, received);
    },
  };
}
