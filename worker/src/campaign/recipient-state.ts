// The states of a recipient and what moves it from one to the next. This file is the state machine; the ledger's statements in store/
// carry it out, and the constraints of migrations/0002 hold what SQL can say of it.
//
//   planned ──claim──► claimed ──mark──► handed ──reply──► accepted | rejected | deferred | planned (the relay's fault)
//      ▲                  │                 └──connection lost in the body, or found after a crash──► unconfirmed
//      └──lease ran out───┘        deferred ──due──► planned, or rejected (expired)
//         or given back
//
// Trade-off: a mark is committed before the first byte of the body leaves, which costs a commit per group of messages, and buys that after
// a crash only what was in flight is in doubt.

export const recipientStates = ["planned", "claimed", "handed", "accepted", "deferred", "rejected", "unconfirmed", "excluded"] as const;
export type RecipientState = (typeof recipientStates)[number];

/** What happens to a recipient. */
export type RecipientEvent =
  | "claim"
  | "leaseRanOut"
  | "giveBack"
  | "mark"
  | "accept"
  | "reject"
  | "defer"
  | "relayFault"
  | "loseTrack"
  | "comeDue"
  | "expire"
  | "exclude"
  | "confirmAccepted"
  | "abandon"
  | "planAgain";

/** Each state, and where each event leads from it; an event that is not listed is a bug. */
const transitions: Readonly<Record<RecipientState, Readonly<Partial<Record<RecipientEvent, RecipientState>>>>> = {
  planned: { claim: "claimed", exclude: "excluded" },
  claimed: {
    mark: "handed",
    leaseRanOut: "planned",
    giveBack: "planned",
    relayFault: "planned",
    defer: "deferred",
    reject: "rejected",
    exclude: "excluded",
  },
  handed: {
    accept: "accepted",
    reject: "rejected",
    defer: "deferred",
    relayFault: "planned",
    loseTrack: "unconfirmed",
    leaseRanOut: "unconfirmed",
  },
  accepted: {},
  deferred: { comeDue: "planned", expire: "rejected", exclude: "excluded" },
  // Only a row of category `ours`, and only by a person.
  rejected: { planAgain: "planned" },
  // Never by the machine on its own: evidence, or a person.
  unconfirmed: { confirmAccepted: "accepted", abandon: "rejected", planAgain: "planned" },
  excluded: {},
};

/** The state after `event`, or undefined when it may not happen in `state`. */
export function nextState(state: RecipientState, event: RecipientEvent): RecipientState | undefined {
  return transitions[state][event];
}
