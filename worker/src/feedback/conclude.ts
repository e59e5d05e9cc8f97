import type { RecipientEvent, RecipientState } from "../campaign/recipient-state.ts";
import type { Saying } from "./evidence.ts";

// What follows from a piece of evidence for the row it names. Whatever comes back about a message, from anybody behind the relay, proves that the
// relay took it: also a DSN that says it failed, since `accepted` is a 2yz to the message, and it may still bounce (CONTEXT.md). An automatic
// reply proves the same (RFC 3834: it goes to the return path, or answers the Message-ID), and is no bounce. Only the relay's own log can say that
// the relay refused the message after its final dot.
//
// Nothing here suppresses anybody, and nothing leads to a second submission.

export interface RowForEvidence {
  readonly state: RecipientState;
  /** Attempts that were begun; which of them a refusal in the log was about cannot be known of several. */
  readonly attemptCount: number;
}

export interface Conclusion {
  /** What happens to the row (`campaign/recipient-state.ts`), if anything. */
  readonly event: Extract<RecipientEvent, "findAccepted" | "findRejected"> | null;
  /** A bounce is recorded beside it, unless one is already. */
  readonly isBounce: boolean;
  /** Why nothing happens, where nothing does. */
  readonly because: "settled" | "notHandedOver" | "inFlight" | "decided" | "leftOut" | "saysNothing" | null;
}

const proves: Readonly<Record<Saying, "accepted" | "rejected" | null>> = {
  failed: "accepted",
  delayed: "accepted",
  relayed: "accepted",
  delivered: "accepted",
  expanded: "accepted",
  answered: "accepted",
  queued: "accepted",
  refused: "rejected",
  // Proven not accepted, yet `unconfirmed` leads nowhere but to an end or to a person, who may submit it again.
  refusedForNow: null,
};

export function conclude(saying: Saying, { state, attemptCount }: RowForEvidence): Conclusion {
  const proven = proves[saying];
  const isBounce = saying === "failed";
  switch (state) {
    case "unconfirmed":
      if (proven === "accepted") return { event: "findAccepted", isBounce, because: null };
      // Of several attempts another one may have been taken.
      if (proven === "rejected" && attemptCount === 1) return { event: "findRejected", isBounce: false, because: null };
      return nothing("saysNothing");
    case "accepted":
      return isBounce ? { event: null, isBounce, because: null } : nothing("settled");
    case "handed":
    case "claimed":
      // The reply is on its way, or recovery will see to it. Fed again afterwards, it finds the row at rest.
      return nothing("inFlight");
    case "planned":
    case "deferred":
      return nothing("notHandedOver");
    case "rejected":
      return nothing("decided");
    case "excluded":
      return nothing("leftOut");
  }
}

function nothing(because: NonNullable<Conclusion["because"]>): Conclusion {
  return { event: null, isBounce: false, because };
}
