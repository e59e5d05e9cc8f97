/** Who acts: an id of the lake, or of the command line. */
export type Actor = string;

export interface UnconfirmedRow {
  readonly seq: number;
  readonly address: string;
  readonly messageId: string;
  /** Where its body was begun. */
  readonly relay: string | null;
  readonly evidence: string | null;
}

export interface Rejection {
  readonly category: string;
  readonly count: number;
  /** The code and enhanced code that came most often, as `550 5.7.26`; null when there was no reply. */
  readonly reply: string | null;
}

export interface Resolution {
  readonly seqs: readonly number[];
  readonly decision: "accepted" | "abandoned" | "submitAgain";
  readonly reason: string;
}

/** What people do to a campaign that runs, by `store/`. Doing it twice changes nothing; each leaves an audit row in its own transaction. */
export interface CampaignActs {
  /** Stops new hand-overs; what is in flight ends. */
  readonly pause: (campaignId: string, actor: Actor) => Promise<void>;
  /** Also of one that missed its time: it begins now. */
  readonly resume: (campaignId: string, actor: Actor) => Promise<void>;
  /** For good: what is planned or deferred becomes `excluded` (`cancelled`). */
  readonly cancel: (campaignId: string, actor: Actor) => Promise<void>;
  /** Decides about rows that are still `unconfirmed`; gives how many. */
  readonly resolve: (campaignId: string, resolution: Resolution, actor: Actor) => Promise<number>;
  /** What waits for its next attempt is due now; gives how many. */
  readonly retryNow: (campaignId: string, actor: Actor) => Promise<number>;
  /** Rows that were rejected because of us (category `ours`) are planned again, once what was wrong is put right; gives how many. */
  readonly planAgain: (campaignId: string, reason: string, actor: Actor) => Promise<number>;
  /** Of what was rejected, by category. */
  readonly rejections: (campaignId: string) => Promise<readonly Rejection[]>;
  /** Puts on record that somebody read the message of this recipient. */
  readonly mailRead: (campaignId: string, seq: number, actor: Actor) => Promise<void>;
  readonly unconfirmed: (campaignId: string, countMax: number) => Promise<readonly UnconfirmedRow[]>;
}
