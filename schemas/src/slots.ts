// Places in a rendered edition that are filled per recipient. A slot is private-use characters around a digit: that survives
// escaping, upper-casing and line wrapping, which a `{{name}}` does not.

/** The link that stops delivery; the way to the partner's pack; the reader's own settings; the one question to a partner. */
export const slotNames = ["leaveUrl", "packUrl", "preferencesUrl", "reachUrl"] as const;
export type SlotName = (typeof slotNames)[number];
export type SlotValues = Readonly<Record<SlotName, string>>;

export const slotTokens: SlotValues = {
  leaveUrl: "\u{E000}1\u{E001}",
  packUrl: "\u{E000}2\u{E001}",
  preferencesUrl: "\u{E000}3\u{E001}",
  reachUrl: "\u{E000}4\u{E001}",
};

/** How often each slot stands in the HTML and in the text of an edition; fixed at rendering and checked again when filled. */
export interface SlotCounts {
  readonly html: Readonly<Record<SlotName, number>>;
  readonly text: Readonly<Record<SlotName, number>>;
}

/** Of an edition that is the same for everybody. */
export const noSlots: SlotCounts["html"] = { leaveUrl: 0, packUrl: 0, preferencesUrl: 0, reachUrl: 0 };

export function countSlots(content: string): Record<SlotName, number> {
  const count = (name: SlotName): number => content.split(slotTokens[name]).length - 1;
  return {
    leaveUrl: count("leaveUrl"),
    packUrl: count("packUrl"),
    preferencesUrl: count("preferencesUrl"),
    reachUrl: count("reachUrl"),
  };
}

/** The content with each slot replaced by its value; one value stands for all of them where nobody's copy is shown. */
export function fillSlots(content: string, values: SlotValues | string): string {
  return slotNames.reduce(
    (filled, name) => filled.replaceAll(slotTokens[name], () => (typeof values === "string" ? values : values[name])),
    content,
  );
}
