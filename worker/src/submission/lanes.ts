import type { Outcome } from "../ports/sending.ts";

/** How many messages a process gives a relay at a time, and what the relay has said lately. */
export interface Lanes {
  readonly count: number;
  /** Accepted one after the other since the count changed. */
  readonly acceptedCount: number;
  /** Outcomes still to come of what was in flight when the count was halved: they met what it was halved for. */
  readonly metAlready: number;
}

export interface LaneBounds {
  readonly lanesMax: number;
  readonly acceptedBeforeMoreLanes: number;
}

/** An operator's bound is what a relay is said to bear; it is believed until the relay says otherwise. */
export function lanesAtFirst({ lanesMax }: LaneBounds): Lanes {
  return { count: lanesMax, acceptedCount: 0, metAlready: 0 };
}

/**
 * After this outcome: half of them when the relay pushed back (421, 4yz, or a connection that broke), one more after a run of accepted. What is
 * refused for good is about a recipient and says nothing of the relay's load.
 */
export function lanesAfter(lanes: Lanes, state: Outcome["state"], { lanesMax, acceptedBeforeMoreLanes }: LaneBounds): Lanes {
  const { count, acceptedCount, metAlready } = lanes;
  const met = Math.max(0, metAlready - 1);
  switch (state) {
    case "rejected":
      return { ...lanes, metAlready: met };
    case "accepted":
      return acceptedCount + 1 < acceptedBeforeMoreLanes
        ? { count, acceptedCount: acceptedCount + 1, metAlready: met }
        : { count: Math.min(count + 1, lanesMax), acceptedCount: 0, metAlready: met };
    case "deferred":
    case "planned":
    case "unconfirmed":
      if (metAlready > 0) return { count, acceptedCount: 0, metAlready: met };
      return { count: Math.max(1, Math.floor(count / 2)), acceptedCount: 0, metAlready: count - 1 };
  }
}

/** Of one relay, for the life of a process. */
export interface LaneCount {
  readonly now: () => number;
  readonly note: (state: Outcome["state"]) => void;
}

export function createLaneCount(bounds: LaneBounds): LaneCount {
  let lanes = lanesAtFirst(bounds);
  return {
    now: () => lanes.count,
    note: (state) => {
      lanes = lanesAfter(lanes, state, bounds);
    },
  };
}
