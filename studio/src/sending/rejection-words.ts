import type { Rejection } from "@newsletter/schemas";
import { counted } from "./audience-words.ts";

const meanings: Readonly<Record<string, string>> = {
  recipient: "the address is not known, or does not take mail any more",
  mailbox: "the mailbox is full",
  ours: "because of us: sender, content or policy of the mail",
  expired: "not taken at any attempt, or not within four days",
  abandoned: "left by an operator’s decision",
};

/** "3 recipients: because of us: sender, content or policy of the mail (550 5.7.26)" */
export function rejectionInWords({ category, count, reply }: Rejection): string {
  // A category that this Studio does not know is shown as the worker says it.
  const meaning = meanings[category] ?? category;
  return `${counted(count, "recipient")}: ${meaning}${reply === null ? "" : ` (${reply})`}`;
}

/** How many may be planned again once what was wrong is put right. */
export function countBecauseOfUs(rejections: readonly Rejection[]): number {
  return rejections.find(({ category }) => category === "ours")?.count ?? 0;
}
