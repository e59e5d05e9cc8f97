/** A message of the Nu validator that a mail cannot do without, and why. */
export interface ExplainedMessage {
  readonly pattern: RegExp;
  /** The piece of the page it is about, where the message alone says too little. */
  readonly extract?: RegExp;
  readonly why: string;
}

export const explainedMessages: readonly ExplainedMessage[] = [
  {
    pattern: /^Almost standards mode doctype\. Expected “<!DOCTYPE html>”\.$/u,
    why: "old Outlook and several webmails set their own page around XHTML Transitional and leave gaps under pictures without it",
  },
  {
    pattern:
      /^The “(?:align|border|cellpadding|cellspacing|valign|width|height|bgcolor)” attribute on the “(?:table|td|tr|th)” element is obsolete\./u,
    why: "Outlook for Windows lays tables out by attributes and knows little of their CSS",
  },
  {
    pattern: /^Trailing slash on void elements has no effect/u,
    why: "React writes XHTML's way of ending a void element; harmless",
  },
  {
    pattern: /^Element “meta” is missing one or more of the following attributes: “content”, “property”\.$/u,
    extract: /<meta name="x-apple-disable-message-reformatting"\/?>/u,
    why: "<meta name=x-apple-disable-message-reformatting> has no content: Apple Mail looks for the name alone",
  },
  {
    pattern: /^CSS: “supported-color-schemes”: Property “supported-color-schemes” doesn't exist\.$/u,
    why: "Apple Mail before iOS 13 and macOS 10.15 knows color-scheme by this name",
  },
  {
    pattern: /^Bad value “auto” for attribute “height” on element “img”: Expected a digit but saw “a” instead\.$/u,
    why: "MJML writes it for pictures of a partner's masthead whose height its author left open; browsers and clients ignore it",
  },
];
