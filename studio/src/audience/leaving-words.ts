import type { EndedLeaving, RecipientKind, WaitingLeaving } from "@newsletter/schemas";
import { isolated } from "../isolated.ts";
import { counted } from "../sending/audience-words.ts";
import type { NameOfPartner } from "./definition-words.ts";

const kinds: Readonly<Record<RecipientKind, string>> = { person: "A person", desk: "Desk", list: "List", members: "A member" };

/** "Desk i…@example.org of VNGOC"; of a person no address. */
export function whoIsLeaving(
  { maskedAddress, recipientKind, partnerId }: Pick<EndedLeaving, "maskedAddress" | "recipientKind" | "partnerId">,
  nameOf: NameOfPartner,
): string {
  const address = maskedAddress === null ? [] : [isolated(maskedAddress)];
  const partner = partnerId === null ? [] : [`of ${isolated(nameOf(partnerId))}`];
  return [kinds[recipientKind], ...address, ...partner].join(" ");
}

/** Who has to decide, so that somebody can be called up before the time is over. */
export function askedInWords({ told, toldCount }: Pick<WaitingLeaving, "told" | "toldCount">): string {
  if (toldCount === 0) return "Nobody was asked, for want of a contact: add one below its partner, who is asked at once.";
  const removed = toldCount - told.length;
  const names = told.map(isolated).join(", ");
  if (removed <= 0) return `Asked: ${names}.`;
  return `Asked: ${[...(names === "" ? [] : [names]), `${counted(removed, "contact")} since removed`].join(", ")}.`;
}

export function outcomeInWords({ outcome, decidedBy }: Pick<EndedLeaving, "outcome" | "decidedBy">): string {
  const contact = decidedBy === null ? "A contact since removed" : isolated(decidedBy);
  switch (outcome) {
    case "left":
      return "Left.";
    case "confirmed":
      return `${contact} confirmed: it has left.`;
    case "kept":
      return `${contact} keeps it: delivery goes on.`;
    case "expired":
      return "Nobody answered in time: it has left.";
    case "undone":
      return "Came back by the link in the notice.";
  }
}
