import type { Finding } from "@newsletter/schemas";
import type { Edition } from "../edition.ts";
import type { MarkupNode } from "../markup/markup-tree.ts";

/** What would be sent, and its HTML as a tree, which several gates walk. */
export interface FinalBytes {
  readonly subject: string;
  readonly html: string;
  /** Length in UTF-8. */
  readonly htmlBytes: number;
  readonly text: string;
  readonly body: readonly MarkupNode[];
}

/** A pure look at final bytes. What it finds would reach a reader. */
export type Gate = (edition: Edition, bytes: FinalBytes) => readonly Finding[];
