// What a reply means for its one recipient: rules as data, first match wins, each with the replies it was written for. What no rule can
// say (a connection that died without a reply) stands in `outcome-of-attempt.ts`.

/** Where in the dialogue the reply came. */
export type Phase = "connect" | "mail" | "rcpt" | "data" | "body";

export interface ReplyRule {
  readonly phases: readonly Phase[];
  /** Against `<code> <enhanced code> <text>`. */
  readonly pattern: RegExp;
  readonly outcome: "rejected" | "deferred" | "relayFault";
  readonly category: "recipient" | "ours" | "mailbox" | "relay" | "busy";
  /** Literal replies; a test holds that each of them meets this rule and none before it, in every phase. */
  readonly writtenFor: readonly string[];
}

export const replyRules: readonly ReplyRule[] = [
  {
    // Nothing that happens before MAIL is about the recipient.
    phases: ["connect"],
    pattern: /^[245]/u,
    outcome: "relayFault",
    category: "relay",
    writtenFor: ["554 5.7.1 Service unavailable; client host blocked", "421 4.3.2 System not accepting network messages"],
  },
  {
    phases: ["mail", "rcpt", "data"],
    pattern: /^421/u,
    outcome: "relayFault",
    category: "relay",
    writtenFor: ["421 4.3.2 System not accepting network messages", "421 4.7.0 Too many messages on this connection"],
  },
  {
    // The message was answered, and refused for now.
    phases: ["body"],
    pattern: /^421/u,
    outcome: "deferred",
    category: "busy",
    writtenFor: ["421 4.4.2 Error: timeout exceeded"],
  },
  {
    phases: ["mail", "rcpt", "data", "body"],
    pattern: /^503/u,
    outcome: "deferred",
    category: "busy",
    writtenFor: ["503 5.5.1 Error: need RCPT command"],
  },
  {
    phases: ["mail"],
    pattern: /^(552|5\d\d 5\.3\.4|5\d\d 5\.6\.\d)/u,
    outcome: "rejected",
    category: "ours",
    writtenFor: ["552 5.3.4 Message size exceeds fixed limit", "554 5.6.0 Message content rejected"],
  },
  {
    // One wrong setting must not reject people for good.
    phases: ["mail"],
    pattern: /^5/u,
    outcome: "relayFault",
    category: "relay",
    writtenFor: ["530 5.7.0 Authentication required", "550 5.7.1 Sender rejected"],
  },
  {
    phases: ["rcpt", "data", "body"],
    pattern: /^5\d\d 5\.(7\.\d+|6\.\d+|3\.4|4\.\d+)/u,
    outcome: "rejected",
    category: "ours",
    writtenFor: ["550 5.7.26 Unauthenticated email is not accepted", "550 5.7.515 Access denied", "554 5.6.0 Message content rejected"],
  },
  {
    phases: ["rcpt", "data", "body"],
    pattern: /^5\d\d 5\.(1\.\d+|2\.1)/u,
    outcome: "rejected",
    category: "recipient",
    writtenFor: ["550 5.1.1 User unknown", "550 5.2.1 The account is disabled"],
  },
  {
    phases: ["rcpt", "data", "body"],
    pattern: /^5\d\d 5\.2\.2/u,
    outcome: "rejected",
    category: "mailbox",
    writtenFor: ["552 5.2.2 Mailbox full"],
  },
  {
    phases: ["rcpt", "data", "body"],
    pattern: /^5/u,
    outcome: "rejected",
    category: "recipient",
    writtenFor: ["550 No such user here"],
  },
  {
    phases: ["mail", "rcpt", "data", "body"],
    pattern: /^4/u,
    outcome: "deferred",
    category: "busy",
    writtenFor: ["450 4.2.0 Greylisted", "451 4.3.0 Temporary failure", "452 4.2.2 Mailbox full"],
  },
];

export interface ReplyVerdict {
  readonly outcome: ReplyRule["outcome"];
  readonly category: ReplyRule["category"];
}

/** A reply that no rule knows (a 2yz or 3yz where an error was raised) says nothing that could be relied on. */
export function verdictOfReply(phase: Phase, reply: string): ReplyVerdict | undefined {
  return replyRules.find((rule) => rule.phases.includes(phase) && rule.pattern.test(reply));
}
