/** How many mails of campaigns the members of a partner are given at most; undefined where the partner sets no bound of its own. */
export interface MembersPace {
  readonly messagesPerHourMax: number | undefined;
  readonly messagesPerDayMax: number | undefined;
}

/** What of it is used up: handed over within the span, or claimed. */
export interface MembersUse {
  readonly ofHour: number;
  readonly ofDay: number;
}

/** A partner that bounds what its members are given. */
export interface BoundPartner {
  readonly partnerId: string;
  /** For people; its id where no plan has met it yet. */
  readonly name: string;
  readonly pace: MembersPace;
  readonly use: MembersUse;
}

/** An address on the list of a partner, in a publication. */
export interface ListedAddress {
  readonly partnerId: string;
  readonly publicationId: string;
  readonly address: string;
}

/** What a partner has set for an address of its own list, and what became of it; instants are the database's. */
export interface PartnersSuppression {
  readonly address: string;
  readonly note: string;
  readonly setBy: string;
  readonly setAt: string;
  /** Undefined while it holds. */
  readonly lifted: { readonly by: string; readonly at: string } | undefined;
}

export type SuppressOutcome =
  | { readonly state: "suppressed" }
  /** By this partner, before; its reason stays. */
  | { readonly state: "already" }
  | { readonly state: "unknownPartner" }
  /** No address that mail could be sent to, or no reason, or one that is too long. */
  | { readonly state: "faulty"; readonly fault: "address" | "note" };

export interface LiftOutcome {
  /** `notTheirs`: this partner has set none. What others have set is not said. */
  readonly state: "lifted" | "notTheirs";
  /** Something else keeps mail from the address on this list: its owner left, or mail came back. Never lifted by a partner. */
  readonly isStillKeptBack: boolean;
}

/** What a partner decides about its members' mail, by `store/`; the command line and its own pages ask here. `actor` goes into the audit. */
export interface MembersStore {
  /** Nothing more is sent to the address on this partner's list, from the next claim on; other lists of it go on. */
  readonly suppress: (address: ListedAddress, given: { readonly note: string; readonly actor: string }) => Promise<SuppressOutcome>;
  readonly lift: (address: ListedAddress, actor: string) => Promise<LiftOutcome>;
  /** The latest first, at most so many; what was lifted is among them. */
  readonly suppressions: (partnerId: string, publicationId: string, countMax: number) => Promise<readonly PartnersSuppression[]>;
  /** Undefined for a partner that nobody knows. */
  readonly pace: (partnerId: string) => Promise<MembersPace | undefined>;
  /** False for a partner that nobody knows. Holds from the next claim on. */
  readonly setPace: (partnerId: string, pace: MembersPace, actor: string) => Promise<boolean>;
  /** Those with a bound, in the order of their ids. */
  readonly boundPartners: () => Promise<readonly BoundPartner[]>;
}
