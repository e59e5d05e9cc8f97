// The states of a recipient and what moves it from one to the next. This file is the state machine; the ledger's statements in store/
// carry it out, and the constraints of migrations/0002 hold what SQL can say of it.
//
//   planned ──claim──► claimed ──mark──► handed ──reply──► accepted | rejected | deferred | planned (the relay's fault)
//      ▲                  │                 └──connection lost in the body, or found after a crash──► unconfirmed
//      └──lease ran out───┘        deferred ──due, or a person──► planned; rejected (expired)
//         or given back
//
// After a restore the ledger is behind the journals. Re-arming (store/rearm-store.ts) brings a row to what they have of it, from where it was
// when the backup was made: `findAccepted`, `findDoubt`, `findRejected`, `findDeferred`. What comes back about a message (feedback/) settles an
// unconfirmed row by the first and the third of them.
//
// Trade-off: a mark is committed before the first byte of the body leaves, which costs a commit per group of messages, and buys that after
// a crash only what was in flight is in doubt.

export const recipientStates = ["planned", "claimed", "handed", "accepted", "deferred", "rejected", "unconfirmed", "excluded"] as const;
export type RecipientState = (typeof recipientStates)[number];

/** What happens to a recipient. */
export const recipientEvents = [
  "claim",
  "leaseRanOut",
  "giveBack",
  "mark",
  "accept",
  "reject",
  "defer",
  "relayFault",
  "loseTrack",
  "comeDue",
  "tryNow",
  "expire",
  "exclude",
  "confirmAccepted",
  "abandon",
  "planAgain",
  "findAccepted",
  "findDoubt",
  "findRejected",
  "findDeferred",
] as const;
export type RecipientEvent = (typeof recipientEvents)[number];

const foundForOpen = { findAccepted: "accepted", findDoubt: "unconfirmed", findRejected: "rejected", findDeferred: "deferred" } as const;

/** Each state, and where each event leads from it; an event that is not listed is a bug. */
const transitions: Readonly<Record<RecipientState, Readonly<Partial<Record<RecipientEvent, RecipientState>>>>> = {
  planned: { claim: "claimed", exclude: "excluded", ...foundForOpen },
  claimed: {
    mark: "handed",
    leaseRanOut: "planned",
    giveBack: "planned",
    relayFault: "planned",
    defer: "deferred",
    reject: "rejected",
    exclude: "excluded",
    ...foundForOpen,
  },
  handed: {
    accept: "accepted",
    reject: "rejected",
    defer: "deferred",
    relayFault: "planned",
    loseTrack: "unconfirmed",
    leaseRanOut: "unconfirmed",
    ...foundForOpen,
  },
  accepted: {},
  deferred: { comeDue: "planned", tryNow: "planned", expire: "rejected", exclude: "excluded", ...foundForOpen },
  // Only a row of category `ours`, and only by a person.
  rejected: { planAgain: "planned", findAccepted: "accepted", findDoubt: "unconfirmed" },
  // Never by the machine on its own: evidence, or a person.
  unconfirmed: {
    confirmAccepted: "accepted",
    abandon: "rejected",
    planAgain: "planned",
    findAccepted: "accepted",
    findRejected: "rejected",
  },
  // Cancelled after a restore, of what had left since the backup.
  excluded: { findAccepted: "accepted", findDoubt: "unconfirmed" },
};

/** The state after `event`, or undefined when it may not happen in `state`. */
export function nextState(state: RecipientState, event: RecipientEvent): RecipientState | undefined {
  return transitions[state][event];
}
