import { maskedAddress } from "../audience/masked-address.ts";
import type { Undecided } from "../ports/leaving.ts";

/** Desks and lists that asked to stop: by when their contacts decide, and who has nobody to decide for it. */
export function leavingLines(undecided: readonly Undecided[]): readonly string[] {
  if (undecided.length === 0) return [];
  return [
    "",
    `${undecided.length} ${undecided.length === 1 ? "desk or list is" : "desks or lists are"} leaving; nothing is sent to them.`,
    ...undecided.map((each) => {
      const asked =
        each.toldCount === 0
          ? "NOBODY WAS ASKED, for want of a contact who could be: add one, who is asked at once"
          : `${each.toldCount} ${each.toldCount === 1 ? "contact was" : "contacts were"} asked`;
      return `  ${maskedAddress(each.address)} of ${each.partnerId}: ${asked}. Without an answer it has left at ${each.decideUntil}`;
    }),
  ];
}

/** As JSON prints it; addresses stay masked. */
export function shownUndecided(each: Undecided): Undecided {
  return { ...each, address: maskedAddress(each.address) };
}
