import type { Language, SnapshotText } from "@newsletter/schemas";

/** A text per language. */
export type Texts = Partial<Record<Language, SnapshotText>> | undefined;
