import type { OpenWay, Outcome } from "./sending.ts";

/** A mail that carries no edition: what becomes of a subscription, said to who has to know. */
export type NoticePurpose =
  | "leftNotice"
  | "leavingNotice"
  | "confirmation"
  | "preferencesLink"
  | "partnerSignIn"
  | "partnerRemark"
  | "testForward";
export type OutboxPurpose = "proof" | NoticePurpose;

interface NewMail {
  readonly id: string;
  readonly publicationId: string;
  readonly address: string;
  readonly returnPath: string;
  /** Built when it is kept: fifty of them with their files would fill the memory. */
  readonly message: () => Uint8Array;
  readonly askedBy: string;
}

/** The same edition to the same address within a minute is the same proof, whoever clicks how often. */
export interface NewProof extends NewMail {
  readonly purpose: "proof";
  readonly issueId: string;
  readonly keyText: string;
  readonly editionDigest: string;
}

/** One of the same purpose about the same thing to the same address is the same notice, for ever. */
export interface NewNotice extends NewMail {
  readonly purpose: NoticePurpose;
  /** What happened, by its id. */
  readonly about: string;
  /** Nobody waits for it at a screen: it leaves when no other mail is due. */
  readonly givesWay?: true;
}

export type NewOutboxMail = NewProof | NewNotice;

/** A mail under a lease: nobody else takes it until that has run out. */
export interface LeasedMail {
  readonly id: string;
  readonly leaseToken: string;
  readonly address: string;
  readonly returnPath: string;
  readonly message: Uint8Array;
  readonly attemptCount: number;
}

export type OutboxState = "planned" | "handed" | "accepted" | "rejected" | "unconfirmed";

export interface SentProof extends Pick<NewProof, "id" | "keyText" | "address"> {
  readonly state: OutboxState;
  readonly at: string;
  /** What the relay or the connection said last; null where nothing was. */
  readonly evidence: string | null;
}

/** Single mails and what became of each, by `store/`. Times are the database's. */
export interface Outbox {
  /** Gives how many are new. */
  readonly plan: (mails: readonly NewOutboxMail[]) => Promise<number>;
  /** One mail that is due; undefined when there is none, or no token of the relay for it. */
  readonly take: (leaseToken: string, leaseMs: number, way?: OpenWay) => Promise<LeasedMail | undefined>;
  /** Durable when it returns: from here on the outcome has to be proven. False when the lease was lost. */
  readonly hand: (mail: Pick<LeasedMail, "id" | "leaseToken">, leaseMs: number) => Promise<boolean>;
  /** `planned` and `deferred` wait until they are due. False when the lease was lost: then nothing was stored. */
  readonly settle: (mail: Pick<LeasedMail, "id" | "leaseToken">, outcome: Outcome, dueInMs: number) => Promise<boolean>;
  /** Mails whose process died with the body under way become `unconfirmed`; gives how many. */
  readonly recover: () => Promise<number>;
  /** Proofs of an issue, the latest first. */
  readonly ofIssue: (issueId: string) => Promise<readonly SentProof[]>;
}
