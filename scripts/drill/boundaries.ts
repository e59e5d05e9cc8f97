import type { SenderPort } from "../../worker/src/sender.ts";

/** A call of a port, before it is made or after it has answered. */
export interface Boundary {
  readonly call: string;
  readonly moment: "before" | "after";
}

/**
 * Every call of every port that a sending process has, and whether the drill kills there. The process tells which calls its ports have:
 * one that is missing here fails the drill, and so does one that is no longer there.
 */
const calls: Readonly<Record<SenderPort, Readonly<Record<string, "kill" | { readonly notKilled: string }>>>> = {
  ledger: {
    claim: "kill",
    renew: "kill",
    release: "kill",
    excludeSuppressed: "kill",
    mark: "kill",
    settle: "kill",
    expired: "kill",
    settleExpired: "kill",
    recover: "kill",
    openRanges: "kill",
    hold: "kill",
    stopped: "kill",
    counts: { notKilled: "read by reports, not by the sender" },
  },
  journal: {
    appendMarks: "kill",
    appendOutcome: "kill",
    close: { notKilled: "after the drain, when nothing is in flight" },
  },
  journals: { outcomesSaid: "kill" },
  submitter: {
    submit: "kill",
    close: { notKilled: "after the drain, when nothing is in flight" },
  },
  queue: {
    add: "kill",
    close: { notKilled: "after the drain, when nothing is in flight" },
  },
  messages: { messageFor: "kill" },
  approvals: { approvalFault: "kill" },
  campaigns: { kindOf: "kill" },
};

export const killBoundaries: readonly Boundary[] = Object.entries(calls).flatMap(([port, each]) =>
  Object.entries(each)
    .filter(([, verdict]) => verdict === "kill")
    .flatMap(([call]) => (["before", "after"] as const).map((moment) => ({ call: `${port}.${call}`, moment }))),
);

/** What differs between the table and the calls that a process has. */
export function boundaryFaults(found: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const listed = new Set(Object.entries(calls).flatMap(([port, each]) => Object.keys(each).map((call) => `${port}.${call}`)));
  const there = new Set(Object.entries(found).flatMap(([port, each]) => each.map((call) => `${port}.${call}`)));
  return [
    ...[...there].filter((call) => !listed.has(call)).map((call) => `${call} is a call of the sender that the drill does not know`),
    ...[...listed].filter((call) => !there.has(call)).map((call) => `${call} is no call of the sender any more`),
  ];
}
