import type { EvidenceSource, Saying } from "../../src/feedback/evidence.ts";

// What comes back about a message, in the forms that mail systems write, each for a message of ours.

export interface ReportedRow {
  readonly returnPath: string;
  readonly messageId: string;
}

export interface SampleReport {
  readonly name: string;
  readonly source: EvidenceSource;
  readonly saying: Saying;
  readonly status: string | null;
  readonly write: (row: ReportedRow) => string;
}

const returnedHeaders = ({ returnPath, messageId }: ReportedRow): string => `Return-Path: <${returnPath}>
Received: from news.example.org (news.example.org [192.0.2.1])
\tby relay.example.org (Postfix) with ESMTP id 6A1B2C3D4E
\tfor <reader@example.org>; Thu, 26 Nov 2026 10:00:00 +0000 (UTC)
From: News <news@example.org>
To: reader@example.org
Subject: March issue
Message-ID: ${messageId}
`;

interface Dsn {
  readonly action: string;
  readonly status: string;
  readonly statusType?: string;
  readonly returnedType?: string;
  /** Of the part with the fields. */
  readonly encoding?: "base64";
}

function dsn({ action, status, statusType = "message/delivery-status", returnedType = "text/rfc822-headers", encoding }: Dsn) {
  return (row: ReportedRow): string => {
    const fields = `Reporting-MTA: dns; relay.example.org
X-Postfix-Sender: rfc822; ${row.returnPath}
Arrival-Date: Thu, 26 Nov 2026 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; reader@example.org
Original-Recipient: rfc822;reader@example.org
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status} <reader@example.org>: Recipient address
    rejected: User unknown in virtual mailbox table
`;
    return `Return-Path: <>
From: MAILER-DAEMON@relay.example.org (Mail Delivery System)
To: ${row.returnPath}
Subject: Delivery report
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="6A1B2C3D4E.1795687200/relay.example.org"
Message-Id: <20261126100000.7F00@relay.example.org>

This is a MIME-encapsulated message.

--6A1B2C3D4E.1795687200/relay.example.org
Content-Type: text/plain; charset=us-ascii

This is the mail system at host relay.example.org.

--6A1B2C3D4E.1795687200/relay.example.org
Content-Type: ${statusType}${encoding === undefined ? "" : `\nContent-Transfer-Encoding: ${encoding}`}

${encoding === undefined ? fields : Buffer.from(fields).toString("base64")}
--6A1B2C3D4E.1795687200/relay.example.org
Content-Type: ${returnedType}

${returnedHeaders(row)}
--6A1B2C3D4E.1795687200/relay.example.org--
`;
  };
}

function prose(fields: string, text: string) {
  return (row: ReportedRow): string => `${fields}
To: ${row.returnPath}
Message-Id: <20261126100001@mx.example.net>
Date: Thu, 26 Nov 2026 10:00:01 +0000

${text}

--- Below this line is a copy of the message.

${returnedHeaders(row)}
The issue.
`;
}

export const sampleReports: readonly SampleReport[] = [
  { name: "a DSN that failed", source: "dsn", saying: "failed", status: "5.1.1", write: dsn({ action: "failed", status: "5.1.1" }) },
  { name: "a delayed DSN", source: "dsn", saying: "delayed", status: "4.4.1", write: dsn({ action: "delayed", status: "4.4.1" }) },
  { name: "a relayed DSN", source: "dsn", saying: "relayed", status: "2.0.0", write: dsn({ action: "relayed", status: "2.0.0" }) },
  {
    name: "a delivered DSN with the message whole",
    source: "dsn",
    saying: "delivered",
    status: "2.1.5",
    write: dsn({ action: "delivered", status: "2.1.5", returnedType: "message/rfc822" }),
  },
  { name: "an expanded DSN", source: "dsn", saying: "expanded", status: "2.0.0", write: dsn({ action: "expanded", status: "2.0.0" }) },
  {
    name: "a DSN for addresses beyond ASCII",
    source: "dsn",
    saying: "failed",
    status: "5.7.1",
    write: dsn({
      action: "failed",
      status: "5.7.1",
      statusType: "message/global-delivery-status",
      returnedType: "message/global-headers",
      encoding: "base64",
    }),
  },
  {
    name: "qmail's notice",
    source: "words",
    saying: "failed",
    status: "5.1.1",
    write: prose(
      "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.net\nSubject: failure notice",
      `Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<reader@example.org>:
192.0.2.25 does not like recipient. (#5.1.1)`,
    ),
  },
  {
    name: "Exim's notice",
    source: "words",
    saying: "failed",
    status: "5.2.1",
    write: prose(
      "From: Mail Delivery System <Mailer-Daemon@mx.example.net>\nX-Failed-Recipients: reader@example.org\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender",
      `A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  reader@example.org
    host mail.example.org [192.0.2.26]: 550 5.2.1 The account is disabled`,
    ),
  },
  {
    name: "Exchange's notice",
    source: "words",
    saying: "failed",
    status: "5.1.10",
    write: prose(
      'Content-Type: text/plain; charset="utf-8"\nFrom: Postmaster <postmaster@example.net>\nSubject: Undeliverable: March issue',
      `Your message did not reach some or all of the intended recipients.
      reader@example.org on 26.11.2026 10:00
            #550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found`,
    ),
  },
  {
    name: "a warning in prose",
    source: "words",
    saying: "delayed",
    status: null,
    write: prose(
      "From: Mail Delivery System <Mailer-Daemon@mx.example.net>\nAuto-Submitted: auto-replied\nSubject: Warning: message 1tFabc-000XYZ-AB delayed 24 hours",
      "A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.",
    ),
  },
  {
    name: "a vacation reply",
    source: "answer",
    saying: "answered",
    status: null,
    write: ({ returnPath, messageId }) => `Return-Path: <>
From: Reader <reader@example.org>
To: ${returnPath}
Subject: Automatic reply: March issue
Auto-Submitted: auto-replied (vacation)
In-Reply-To: ${messageId}

I am away until Monday; urgent mail could not be delivered to anybody else.
`,
  },
];

export interface SampleLog {
  readonly name: string;
  readonly saying: Saying;
  /** `id` is the relay's own of this message, distinct for each. */
  readonly write: (row: ReportedRow, id: number) => readonly string[];
}

const postfixId = (id: number): string => `4X${String(id).padStart(9, "0")}`;
const eximId = (id: number): string => `1tF${String(id).padStart(3, "0").slice(-3)}-${String(id).padStart(6, "0")}-AB`;
const evpid = (id: number): string => id.toString(16).padStart(16, "c");
const syslog = (program: string, words: string): string => `Nov 26 10:00:00 relay ${program}[371]: ${words}`;

function postfixLog(id: string, { returnPath, messageId }: ReportedRow, delivery: string): readonly string[] {
  return [
    syslog("postfix/smtpd", `${id}: client=news.example.org[192.0.2.1]`),
    syslog("postfix/cleanup", `${id}: message-id=${messageId}`),
    syslog("postfix/smtpd", "lost connection after DATA (78211 bytes) from news.example.org[192.0.2.1]"),
    syslog("postfix/qmgr", `${id}: from=<${returnPath}>, size=78211, nrcpt=1 (queue active)`),
    syslog(
      "postfix/smtp",
      `${id}: to=<reader@example.org>, relay=mx.example.org[192.0.2.2]:25, delay=0.9, delays=0.1/0.2/0.3/0.3, ${delivery}`,
    ),
    syslog("postfix/qmgr", `${id}: removed`),
  ];
}

export const sampleLogs: readonly SampleLog[] = [
  {
    name: "Postfix's log, passed on",
    saying: "queued",
    write: (row, id) => postfixLog(postfixId(id), row, "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 7F00)"),
  },
  {
    name: "Postfix's log, bounced",
    saying: "failed",
    write: (row, id) => postfixLog(postfixId(id), row, "dsn=5.1.1, status=bounced (host mx.example.org said: 550 5.1.1 User unknown)"),
  },
  {
    name: "Postfix's log, with a return path that the relay wrote anew",
    saying: "queued",
    write: (row, id) =>
      postfixLog(postfixId(id), { ...row, returnPath: "news@relay.example.org" }, "dsn=4.4.1, status=deferred (Connection timed out)"),
  },
  {
    name: "Exim's log",
    saying: "queued",
    write: ({ returnPath, messageId }, id) => [
      `2026-11-26 10:00:00 ${eximId(id)} <= ${returnPath} H=news.example.org [192.0.2.1] P=esmtp S=78211 id=${messageId.slice(1, -1)}`,
      `2026-11-26 10:00:01 ${eximId(id)} => reader@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.2] C="250 OK"`,
      `2026-11-26 10:00:01 ${eximId(id)} Completed`,
    ],
  },
  {
    name: "OpenSMTPD's log",
    saying: "queued",
    write: ({ returnPath }, id) => [
      syslog("smtpd", `5df87c903d709659 smtp message msgid=c405e39a size=78211 nrcpt=1 proto=ESMTP`),
      syslog("smtpd", `5df87c903d709659 smtp envelope evpid=${evpid(id)} from=<${returnPath}> to=<reader@example.org>`),
    ],
  },
];
