import type { Contact, Language, RecipientKind, TranslatedString } from "@newsletter/schemas";
import type { NewNotice } from "./outbox.ts";
import type { PublicationProfile } from "./publications.ts";

/** What a wish to stop came with: the header's link, or the one in the body. */
export type LeavingSource = "oneClick" | "leave";
/** What a contact answers who was asked. */
export type LeavingDecision = "keep" | "confirm";

/** A wish to stop, and what became of it so far. Instants are the database's. */
export interface LeavingState {
  readonly id: string;
  readonly askedAt: string;
  /** Undefined while a contact may still decide. */
  readonly leftAt: string | undefined;
  /** A contact who has not answered by then has let it happen. */
  readonly decideUntil: string;
  readonly undoUntil: string;
  /** True once it is too late to bring it back. */
  readonly isFinal: boolean;
  /** Notices that went out because of it. */
  readonly toldCount: number;
}

/** A subscription as far as leaving goes; never leaves the worker. */
export interface LeavingRecord {
  readonly subscriptionId: string;
  /** Stands in tokens: 8 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly address: string;
  readonly recipientKind: RecipientKind;
  readonly languages: readonly Language[];
  readonly publicationId: string;
  /** Undefined for one that never had an issue. */
  readonly publication: PublicationProfile | undefined;
  readonly partnerId: string | undefined;
  /** Per language; empty when it belongs to no partner, or to one no plan has met yet. */
  readonly partnerName: TranslatedString;
  readonly state: "requested" | "active" | "leaving" | "left";
  /** The one that is not over. */
  readonly leaving: LeavingState | undefined;
  /** Why nothing is submitted to it, where nothing is. */
  readonly suppression: string | undefined;
  /** The same mailbox has the publication by another way as well. For its reader's own eyes: never for a page that a forwarded link opens. */
  readonly hasOthers: boolean;
  /** The publication goes to lists of partners' members, whoever is on them. */
  readonly hasLists: boolean;
}

/** A desk or list that waits for its contacts, as an operator sees it. */
export interface Undecided {
  readonly subscriptionId: string;
  readonly partnerId: string;
  readonly address: string;
  readonly askedAt: string;
  readonly decideUntil: string;
  readonly toldCount: number;
}

/** Who is told, in bytes; nothing where nobody can be told. */
export type NoticesOf = (record: LeavingRecord, contacts: readonly Contact[]) => readonly NewNotice[];

/** Leaving in the database, by `store/`. Every act happens once, however often and by however many it is asked for. */
export interface LeavingStore {
  readonly byNumber: (number: string) => Promise<LeavingRecord | undefined>;
  /** People may be asked about a partner's subscriptions; none for who belongs to no partner. */
  readonly contactsOf: (partnerId: string) => Promise<readonly Contact[]>;
  /** A person leaves at once, a desk or a list waits for its contacts; whoever has to know is told in the same transaction. */
  readonly leave: (
    number: string,
    act: { readonly source: LeavingSource; readonly eventId: string; readonly noticesOf: NoticesOf },
  ) => Promise<LeavingRecord | undefined>;
  /** As `leave`, for every subscription of its mailbox to the publication: each as its kind is left, and with an undo of its own. */
  readonly leaveAll: (
    number: string,
    act: { readonly source: LeavingSource; readonly eventId: () => string; readonly noticesOf: NoticesOf },
  ) => Promise<LeavingRecord | undefined>;
  /** Brings back what there was before, and lifts the suppression of this leaving alone. Nothing once it is final. */
  readonly restore: (subscriptionId: string, by: { readonly method: "page" | "contact"; readonly actor: string }) => Promise<void>;
  /** What was `leaving` has left: its contact says so. */
  readonly confirm: (subscriptionId: string, actor: string) => Promise<void>;
  /** Those whose contacts did not answer in time have left; gives how many, within a bound. */
  readonly leaveUndecided: () => Promise<number>;
  /** Of desks and lists for which nobody could be asked: contacts who have come since are. Gives how many mails are new, within a bound. */
  readonly askLate: (noticesOf: NoticesOf) => Promise<number>;
  /** The one that ends first comes first. */
  readonly undecided: () => Promise<readonly Undecided[]>;
}

/** Whose subscription a link is about, as its page may show it. */
export interface SubscriptionForLeaving extends Omit<
  LeavingRecord,
  "subscriptionId" | "number" | "address" | "partnerId" | "publicationId" | "languages" | "hasOthers"
> {
  /** Masked: `d…@example.org`. */
  readonly maskedAddress: string;
  /** The reader's own settings; of a person alone. */
  readonly preferencesPath: string | undefined;
  /** Its page may end every subscription of the address to the publication; the same whether there is another one or not. */
  readonly offersAll: boolean;
}

/** Leaving and coming back by tokens, by `audience/` over `store/`. Every call is idempotent; an unknown token gives undefined and no hint why. */
export interface Leaving {
  readonly find: (token: string, purpose: LeavingSource | "undo" | "decide") => Promise<SubscriptionForLeaving | undefined>;
  readonly leave: (token: string, purpose: LeavingSource) => Promise<SubscriptionForLeaving | undefined>;
  /** By the link in the body alone: what a mail program's button ends is the list of its mail. */
  readonly leaveAll: (token: string) => Promise<SubscriptionForLeaving | undefined>;
  readonly undo: (token: string) => Promise<SubscriptionForLeaving | undefined>;
  readonly decide: (token: string, decision: LeavingDecision) => Promise<SubscriptionForLeaving | undefined>;
}
