// What the lines of a relay's log say of a message: rules as data, first match wins, each with the lines it was written for. The named groups
// are what a line tells: `id` (the relay's own id of the message), `from` (its return path), `messageId`, and `text` (what was said of it).
//
// A relay notes the Message-ID while the message is still coming in. That it took the message, only a line says which comes after it has
// answered for it: the queue manager's (Postfix), `<=` (Exim), `smtp envelope` (OpenSMTPD), or any attempt to pass it on.

export type LogSaying =
  /** Names the message, and nothing more. */
  | "names"
  | "queued"
  | "relayed"
  | "delayed"
  | "failed"
  | "refused"
  | "refusedForNow"
  /** The id is free for another message, or begins to stand for one. */
  | "over";

interface LogRule {
  readonly relay: "postfix" | "exim" | "opensmtpd";
  /** Against what `partOf` gives of a line. */
  readonly pattern: RegExp;
  readonly says: LogSaying;
  /** A test holds that each of them meets this rule and none before it. */
  readonly writtenFor: readonly string[];
}

const begin = "Nov 26 10:00:00 relay";

/** `postfix/smtp[1]: 4XyzQueueId: rest`, of any instance. */
function postfix(daemons: string, rest: string): RegExp {
  return new RegExp(`^postfix[\\w.-]{0,60}(?:/[\\w.-]{1,60}){0,3}/(?:${daemons})\\[\\d{1,9}\\]: (?<id>[0-9A-Za-z]{5,25}): ${rest}`, "u");
}

const status = (word: string): RegExp =>
  postfix("\\w{1,20}", `to=<[^>]{0,600}>, .{0,1000}?(?:dsn=(?<dsn>[245]\\.\\d{1,3}\\.\\d{1,3}), )?status=${word} \\((?<text>.*?)\\)?$`);

const postfixRules: readonly LogRule[] = [
  {
    relay: "postfix",
    pattern: postfix("smtpd|pickup|qmqpd|submission/smtpd|smtps/smtpd", "(?:client|uid)="),
    says: "over",
    writtenFor: [
      `${begin} postfix/smtpd[371]: 6A1B2C3D4E: client=localhost[127.0.0.1]`,
      `${begin} postfix/submission/smtpd[371]: 4XyZbC1dFgzJk: client=sender.example.org[192.0.2.1], sasl_method=PLAIN, sasl_username=news`,
    ],
  },
  {
    relay: "postfix",
    pattern: postfix("cleanup", "message-id=(?<messageId><[^>]{0,600}>)"),
    says: "names",
    writtenFor: [`${begin} postfix/cleanup[372]: 6A1B2C3D4E: message-id=<0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10@example.org>`],
  },
  {
    // 5.7.1 is what a content check of its own says where it says nothing else.
    relay: "postfix",
    pattern: postfix(
      "cleanup|smtpd",
      "(?:(?:milter|proxy)-reject: END-OF-MESSAGE from \\S{1,300}: |reject: (?:header|body) .{0,900}? from \\S{1,300}; )(?<text>(?:5\\d\\d )?5\\..{0,900}?); from=<(?<from>[^>]{0,600})>",
    ),
    says: "refused",
    writtenFor: [
      `${begin} postfix/cleanup[372]: 6A1B2C3D4E: milter-reject: END-OF-MESSAGE from localhost[127.0.0.1]: 5.7.1 Spam message rejected; from=<b+token@bounces.example.org> to=<reader@example.org> proto=ESMTP helo=<news>`,
      `${begin} postfix/smtpd[371]: NOQUEUE: proxy-reject: END-OF-MESSAGE from localhost[127.0.0.1]: 554 5.7.1 id=1, BOUNCE; from=<b+token@bounces.example.org> to=<reader@example.org> proto=ESMTP helo=<news>`,
    ],
  },
  {
    relay: "postfix",
    pattern: postfix(
      "cleanup",
      "reject: (?:header|body) .{0,900}; from=<(?<from>[^>]{0,600})> to=<[^>]{0,600}> proto=\\S{1,40} helo=<[^>]{0,300}>: (?<text>5\\..*)$",
    ),
    says: "refused",
    writtenFor: [
      `${begin} postfix/cleanup[372]: 6A1B2C3D4E: reject: header Subject: March from localhost[127.0.0.1]; from=<b+token@bounces.example.org> to=<reader@example.org> proto=ESMTP helo=<news>: 5.7.1 message content rejected`,
    ],
  },
  {
    relay: "postfix",
    pattern: postfix(
      "cleanup|smtpd",
      "(?:milter|proxy)-reject: END-OF-MESSAGE from \\S{1,300}: (?<text>4.{0,900}?); from=<(?<from>[^>]{0,600})>",
    ),
    says: "refusedForNow",
    writtenFor: [
      `${begin} postfix/cleanup[372]: 6A1B2C3D4E: milter-reject: END-OF-MESSAGE from localhost[127.0.0.1]: 4.7.1 Try again later; from=<b+token@bounces.example.org> to=<reader@example.org> proto=ESMTP helo=<news>`,
    ],
  },
  {
    relay: "postfix",
    pattern: postfix("n?qmgr", "from=<(?<from>[^>]{0,600})>, (?<text>status=(?:force-)?expired.*)$"),
    says: "failed",
    writtenFor: [
      `${begin} postfix/qmgr[373]: 6A1B2C3D4E: from=<b+token@bounces.example.org>, status=expired, returned to sender`,
      `${begin} postfix/qmgr[373]: 6A1B2C3D4E: from=<b+token@bounces.example.org>, status=force-expired, returned to sender`,
    ],
  },
  {
    relay: "postfix",
    pattern: postfix("[no]?qmgr", "from=<(?<from>[^>]{0,600})>, size=\\d{1,12}, nrcpt=\\d{1,9}"),
    says: "queued",
    writtenFor: [`${begin} postfix/qmgr[373]: 6A1B2C3D4E: from=<b+token@bounces.example.org>, size=78211, nrcpt=1 (queue active)`],
  },
  {
    relay: "postfix",
    pattern: status("sent"),
    says: "relayed",
    writtenFor: [
      `${begin} postfix/smtp[374]: 6A1B2C3D4E: to=<reader@example.org>, relay=mx.example.org[192.0.2.2]:25, delay=0.9, delays=0.1/0.2/0.3/0.3, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 7F00)`,
    ],
  },
  {
    relay: "postfix",
    pattern: status("(?:bounced|undeliverable|expired)"),
    says: "failed",
    writtenFor: [
      `${begin} postfix/smtp[374]: 6A1B2C3D4E: to=<reader@example.org>, relay=mx.example.org[192.0.2.2]:25, delay=0.9, delays=0.1/0.2/0.3/0.3, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.2] said: 550 5.1.1 <reader@example.org>: User unknown (in reply to RCPT TO command))`,
    ],
  },
  {
    relay: "postfix",
    pattern: status("deferred"),
    says: "delayed",
    writtenFor: [
      `${begin} postfix/smtp[374]: 6A1B2C3D4E: to=<reader@example.org>, relay=none, delay=30, delays=0.1/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.2]:25: Connection timed out)`,
    ],
  },
  {
    relay: "postfix",
    pattern: postfix("n?qmgr", "removed$"),
    says: "over",
    writtenFor: [`${begin} postfix/qmgr[373]: 6A1B2C3D4E: removed`],
  },
];

/** Exim's ids: 16 characters, or 23 since 4.97. */
function exim(rest: string): RegExp {
  return new RegExp(`(?:^|\\s)(?<id>[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})) ${rest}`, "u");
}

const day = "2026-11-26 10:00:00";

const eximRules: readonly LogRule[] = [
  {
    relay: "exim",
    pattern: exim("<= (?<from>\\S{1,600}) (?:.{0,2000}? id=(?<messageId>\\S{1,600}))?"),
    says: "queued",
    writtenFor: [
      `${day} 1tFabc-000XYZ-AB <= b+token@bounces.example.org H=localhost (news) [127.0.0.1] P=esmtp S=78211 id=0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10@example.org`,
      `${day} 1tFabc-00000000XYZ-ABcd <= b+token@bounces.example.org H=localhost (news) [127.0.0.1] P=esmtp S=78211`,
    ],
  },
  {
    relay: "exim",
    pattern: exim("(?:=>|->|>>) (?<text>.*)$"),
    says: "relayed",
    writtenFor: [`${day} 1tFabc-000XYZ-AB => reader@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.2] C="250 OK id=1tF"`],
  },
  {
    relay: "exim",
    pattern: exim("\\*\\* (?<text>.*)$"),
    says: "failed",
    writtenFor: [
      `${day} 1tFabc-000XYZ-AB ** reader@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.2]: SMTP error from remote mail server after RCPT TO:<reader@example.org>: 550 5.1.1 User unknown`,
    ],
  },
  {
    relay: "exim",
    pattern: exim("== (?<text>.*)$"),
    says: "delayed",
    writtenFor: [`${day} 1tFabc-000XYZ-AB == reader@example.org R=dnslookup T=remote_smtp defer (110): Connection timed out`],
  },
  {
    relay: "exim",
    pattern: exim("(?:H=.{0,600} )?F=<(?<from>[^>]{0,600})> temporarily rejected after DATA(?<text>.*)$"),
    says: "refusedForNow",
    writtenFor: [`${day} 1tFabc-000XYZ-AB H=localhost (news) [127.0.0.1] F=<b+token@bounces.example.org> temporarily rejected after DATA`],
  },
  {
    relay: "exim",
    pattern: exim("(?:H=.{0,600} )?F=<(?<from>[^>]{0,600})> rejected (?:after DATA|by local_scan\\(\\))(?<text>.*)$"),
    says: "refused",
    writtenFor: [
      `${day} 1tFabc-000XYZ-AB H=localhost (news) [127.0.0.1] F=<b+token@bounces.example.org> rejected after DATA: This message scored 12 points`,
    ],
  },
  {
    relay: "exim",
    pattern: exim("Completed"),
    says: "over",
    writtenFor: [`${day} 1tFabc-000XYZ-AB Completed`],
  },
];

/** OpenSMTPD says the return path in every line; its log does not know Message-IDs. */
function opensmtpd(rest: string): RegExp {
  return new RegExp(` ${rest}`, "u");
}

const delivery = (result: string): RegExp =>
  opensmtpd(`m[td]a delivery evpid=(?<id>[0-9a-f]{16}) from=<(?<from>[^>]{0,600})> .{0,1500}?result="?${result}"? stat="?(?<text>.*?)"?$`);

const opensmtpdRules: readonly LogRule[] = [
  {
    relay: "opensmtpd",
    pattern: opensmtpd("smtp envelope evpid=(?<id>[0-9a-f]{16}) from=<(?<from>[^>]{0,600})>"),
    says: "queued",
    writtenFor: [
      `${begin} smtpd[80]: 5df87c903d709659 smtp envelope evpid=c405e39ad6bbc64f from=<b+token@bounces.example.org> to=<reader@example.org>`,
    ],
  },
  {
    relay: "opensmtpd",
    pattern: delivery("Ok"),
    says: "relayed",
    writtenFor: [
      `${begin} smtpd[80]: 5df87c9b982c840c mta delivery evpid=c405e39ad6bbc64f from=<b+token@bounces.example.org> to=<reader@example.org> rcpt=<-> source="192.0.2.1" relay="192.0.2.2 (mx.example.org)" delay=1s result="Ok" stat="250 2.0.0 Ok"`,
      `${begin} smtpd[80]: 5df87c9b982c840c mda delivery evpid=c405e39ad6bbc64f from=<b+token@bounces.example.org> to=<reader@example.org> rcpt=<reader@example.org> user=reader delay=0s result=Ok stat=Delivered`,
    ],
  },
  {
    relay: "opensmtpd",
    pattern: delivery("(?:PermFail|Expired)"),
    says: "failed",
    writtenFor: [
      `${begin} smtpd[80]: 5df87c9b982c840c mta delivery evpid=c405e39ad6bbc64f from=<b+token@bounces.example.org> to=<reader@example.org> rcpt=<-> source="192.0.2.1" relay="192.0.2.2 (mx.example.org)" delay=1s result="PermFail" stat="550 5.1.1 User unknown"`,
    ],
  },
  {
    relay: "opensmtpd",
    pattern: delivery("TempFail"),
    says: "delayed",
    writtenFor: [
      `${begin} smtpd[80]: 5df87c9b982c840c mta delivery evpid=c405e39ad6bbc64f from=<b+token@bounces.example.org> to=<reader@example.org> rcpt=<-> source="192.0.2.1" relay="192.0.2.2 (mx.example.org)" delay=1s result="TempFail" stat="421 Service not available - too busy"`,
    ],
  },
];

export const relayLogRules: readonly LogRule[] = [...postfixRules, ...eximRules, ...opensmtpdRules];

export interface ReadLine {
  readonly rule: LogRule;
  /** Whose id it is: short ones are each host's own. */
  readonly host: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The first rule that a line meets. Logs are long, and most of their lines are of other programs: where a rule may begin is looked for first. */
export function readLine(line: string): ReadLine | undefined {
  for (const { rules, partOf } of relays) {
    const part = partOf(line);
    if (part === undefined) continue;
    for (const rule of rules) {
      const groups = rule.pattern.exec(part.text)?.groups;
      if (groups !== undefined) return { rule, host: part.host, groups };
    }
  }
  return undefined;
}

interface LinePart {
  readonly host: string;
  readonly text: string;
}

const relays: readonly { readonly rules: readonly LogRule[]; readonly partOf: (line: string) => LinePart | undefined }[] = [
  {
    rules: postfixRules,
    partOf: (line) => {
      const at = line.startsWith("postfix") ? 0 : line.indexOf(" postfix") + 1;
      if (at === 0 && !line.startsWith("postfix")) return undefined;
      const before = line.slice(0, at).trimEnd();
      return { host: before.slice(before.lastIndexOf(" ") + 1), text: line.slice(at) };
    },
  },
  {
    rules: eximRules,
    partOf: (line) => (/[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-|[0-9A-Za-z]{11}-)/u.test(line) ? { host: "", text: line } : undefined),
  },
  { rules: opensmtpdRules, partOf: (line) => (line.includes(" evpid=") ? { host: "", text: line } : undefined) },
];
