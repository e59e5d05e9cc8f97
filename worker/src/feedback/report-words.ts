// Bounces in prose: rules as data, first match wins, each with the sentences it was written for. Asked only of what a program sent, and
// only about what has no part of RFC 3464 that says it in a form.

export interface WordRule {
  /** Against the subject and the text that the program wrote. */
  readonly pattern: RegExp;
  readonly saying: "delayed" | "failed";
  /** A test holds that each of them meets this rule and none before it. */
  readonly writtenFor: readonly string[];
}

export const wordRules: readonly WordRule[] = [
  {
    pattern:
      /warning: (?:could not send message|message .{1,80} delayed)|delivery (?:has been |is |status notification \()delay(?:ed)?|this is a warning message only|not yet been delivered|has not been delivered yet|will continue to (?:be retried|try)/iu,
    saying: "delayed",
    writtenFor: [
      "Warning: could not send message for past 4 hours",
      "Warning: message 1P1YNN-0003AD-Ga delayed 24 hours",
      "Delivery Status Notification (Delay)",
      "THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.",
      "The message has not yet been delivered. No action is required on your part.",
    ],
  },
  {
    pattern:
      /failure notice|returned mail|returned to sender|mail (?:delivery |system )?(?:failed|failure|error)|undeliver(?:ed|able)|non[- ]?deliver(?:y|able)|delivery (?:status notification(?: ?\(failure|: error)|failure|has failed|to the following recipients? failed)|delivery (?:error|incomplete)/iu,
    saying: "failed",
    writtenFor: [
      "failure notice",
      "Returned mail: see transcript for details",
      "Mail delivery failed: returning message to sender",
      "Undelivered Mail Returned to Sender",
      "Undeliverable: March issue",
      "Nondeliverable mail",
      "Delivery Status Notification (Failure)",
      "Delivery status notification: error",
      "Delivery to the following recipients failed.",
      "Mail System Error - Returned Mail",
      "DELIVERY FAILURE: User not listed in public Name & Address Book",
    ],
  },
  {
    pattern:
      /(?:could|can|did|was|were|is) ?(?:not|n't)(?: be| able to)? (?:be )?(?:deliver|reach|sent|send|process)|unable to deliver|permanent (?:fatal )?error|user unknown|unknown user|invalid (?:user|recipient|address)|no such (?:user|recipient|mailbox)|(?:mailbox|account|quota) .{0,40}(?:full|exceeded|unavailable|disabled)|over quota|delivery errors?|had problems delivering|following address(?:es)? failed|does not exist|n'a pas pu être|konnte nicht (?:zugestellt|übermittelt)|配信できません/iu,
    saying: "failed",
    writtenFor: [
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      "Your message did not reach some or all of the intended recipients.",
      "Unfortunately, we were unable to deliver your message to the following address(es).",
      "The following addresses had permanent fatal errors",
      "550 5.1.1 <reader@example.org>... User unknown",
      "Error: Invalid user address",
      "The user's mailbox is full.",
    ],
  },
];

export function sayingOfWords(words: string): WordRule["saying"] | undefined {
  return wordRules.find(({ pattern }) => pattern.test(words))?.saying;
}
