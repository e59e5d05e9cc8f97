/** Which subscriptions of a publication: those that meet all that is given. */
export interface TagFilter {
  readonly publicationId: string;
  readonly addresses: readonly string[] | undefined;
  readonly partnerId: string | undefined;
  /** Name of the file that brought them. */
  readonly file: string | undefined;
  /** They bear this tag. */
  readonly tag: string | undefined;
}

export interface TagWish extends TagFilter {
  readonly set: readonly string[];
  readonly taken: readonly string[];
  readonly tagsMax: number;
  readonly actor: string;
  readonly isDryRun: boolean;
}

export interface TagResult {
  readonly changedCount: number;
  /** They are as is wished already. */
  readonly unchangedCount: number;
  /** They would bear more tags than one may: left as they are. */
  readonly fullCount: number;
}

/** Marks of the publisher's own on subscriptions, by `store/`; the history of each says what was changed by whom. */
export interface TagStore {
  readonly change: (wish: TagWish) => Promise<TagResult>;
}
