/**
 * Reasons that a mail system gave. What its owner wished (`unsubscribed`, `erased`), and what a partner set, is nobody else's to lift: she comes back
 * by her own link or form.
 */
export const liftableReasons: readonly string[] = ["bounced", "hardBounce", "complained"];

export interface LiftWish {
  readonly address: string;
  /** Undefined: of every publication. */
  readonly publicationId: string | undefined;
  /** Why it may be written to again, in the operator's words; goes into the audit. */
  readonly reason: string;
  readonly actor: string;
}

export interface LiftedSuppression {
  readonly publicationId: string;
  readonly was: string;
  /** Its owner had left meanwhile, so that her own wish stands in its place. */
  readonly hadLeft: boolean;
}

export interface LiftResult {
  readonly lifted: readonly LiftedSuppression[];
  readonly kept: readonly { readonly publicationId: string; readonly reason: string }[];
}

/** Takes addresses off the suppressions, by `store/`; each with a row in the audit, which names no address. */
export interface SuppressionStore {
  readonly lift: (wish: LiftWish) => Promise<LiftResult>;
}
