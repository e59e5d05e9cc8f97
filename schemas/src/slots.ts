// Places in a rendered edition that are filled per recipient. A slot is private-use characters around a digit: that survives
// escaping, upper-casing and line wrapping, which a `{{name}}` does not.

export const slotNames = ["leaveUrl"] as const;
export type SlotName = (typeof slotNames)[number];

export const slotTokens: Readonly<Record<SlotName, string>> = { leaveUrl: "\u{E000}1\u{E001}" };

/** How often each slot stands in the HTML and in the text of an edition; fixed at rendering and checked again when filled. */
export interface SlotCounts {
  readonly html: Readonly<Record<SlotName, number>>;
  readonly text: Readonly<Record<SlotName, number>>;
}

export function countSlots(content: string): Record<SlotName, number> {
  return { leaveUrl: content.split(slotTokens.leaveUrl).length - 1 };
}
