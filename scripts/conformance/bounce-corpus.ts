import * as z from "zod";
import type { Evidence } from "../../worker/src/feedback/evidence.ts";
import { readReport } from "../../worker/src/feedback/read-report.ts";
import { claimOf, type Claim } from "./claim.ts";

// Bounces of the corpus as if they had come back for a message of ours: the address of its sender becomes our return path, or the Message-ID of
// the returned message becomes ours.

export interface CorpusMail {
  readonly name: string;
  /** The folder: `dos` and `mac` have the line ends of these systems, `not` are mails that are no report. */
  readonly lineEnds: "bsd" | "dos" | "mac" | "not";
  readonly bytes: string;
}

const token = "abcdefghijklmnopqrstuvwxyz234567abcdefgh";
const messageId = "<0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10@example.org>";

/** Mails that are no report on a message, whatever the corpus calls them. */
const noReports: Readonly<Record<string, string>> = {
  "lhost-fml-03.eml": "a list server tells its owner of a loop",
  "lhost-postfix-75.eml": "Postfix tells its postmaster of a session",
};

const labelsSchema = z.record(z.string(), z.array(z.array(z.union([z.string(), z.number()]))));
/** What the corpus calls no bounce. */
const answers: ReadonlySet<string> = new Set(["vacation", "feedback", "delivered"]);
const agreeingMin = 0.95;

export function bounceCorpusClaims(mails: readonly CorpusMail[], labelsJson: string): readonly Claim[] {
  const labels = labelsSchema.parse(JSON.parse(labelsJson));
  const reports = mails.filter(({ lineEnds, name }) => lineEnds !== "not" && noReports[name] === undefined);
  return [
    foundClaim("a report that came back to our return path names its row", reports, byReturnPath, token),
    foundClaim("a report whose returned message has our Message-ID names its row", reports, byMessageId, messageId),
    agreementClaim(mails, labels),
    answersClaim(mails, labels),
  ];
}

/** The mail rewritten; undefined where it has nothing that could be. */
type Rewrite = (mail: CorpusMail) => string | undefined;

function foundClaim(claim: string, reports: readonly CorpusMail[], rewrite: Rewrite, name: string): Claim {
  const tried = reports.flatMap((mail) => {
    const bytes = rewrite(mail);
    return bytes === undefined ? [] : [{ mail, isFound: namesIn(read(bytes)).includes(name) }];
  });
  const missed = tried.filter(({ isFound }) => !isFound).map(({ mail }) => `${mail.lineEnds}/${mail.name} is not found`);
  const count = (lineEnds: CorpusMail["lineEnds"]): string => {
    const ofThese = tried.filter(({ mail }) => mail.lineEnds === lineEnds);
    return `${String(ofThese.filter(({ isFound }) => isFound).length)} of ${String(ofThese.length)}`;
  };
  if (tried.length === 0) return { claim, ok: false, detail: "there is nothing to try" };
  return claimOf(claim, missed, `${count("bsd")}, with CRLF ${count("dos")}, with CR ${count("mac")}`);
}

/** What failed or is delayed is told as that, as people have labelled it. */
function agreementClaim(mails: readonly CorpusMail[], labels: z.infer<typeof labelsSchema>): Claim {
  const claim = `a bounce is told as one, in at least ${String(agreeingMin * 100)} % of those that are labelled`;
  const labelled = mails.filter(({ lineEnds, name }) => lineEnds === "bsd" && reasonOf(labels, name) !== undefined);
  const bounces = labelled.filter(({ name }) => !answers.has(reasonOf(labels, name) ?? ""));
  const others = bounces.filter(({ bytes }) => !["failed", "delayed"].includes(read(bytes)?.saying ?? ""));
  const share = bounces.length === 0 ? 0 : 1 - others.length / bounces.length;
  const figures = `${String(bounces.length - others.length)} of ${String(bounces.length)}, ${(share * 100).toFixed(1)} %`;
  return claimOf(claim, share >= agreeingMin ? [] : [figures, ...others.map(({ name }) => name)], figures);
}

/** Not one: a wrong bounce may one day cost somebody the newsletter. */
function answersClaim(mails: readonly CorpusMail[], labels: z.infer<typeof labelsSchema>): Claim {
  const harmless = mails.filter(({ lineEnds, name }) => lineEnds === "not" || answers.has(reasonOf(labels, name) ?? ""));
  const wrong = harmless.filter(({ bytes }) => read(bytes)?.saying === "failed").map(({ name }) => `${name} is told as a bounce`);
  const claim = "an automatic reply, a complaint, a delivery or other mail is told as no bounce";
  if (harmless.length === 0) return { claim, ok: false, detail: "there is nothing to try" };
  return claimOf(claim, wrong, `${String(harmless.length)} mails`);
}

function reasonOf(labels: z.infer<typeof labelsSchema>, name: string): string | undefined {
  const reason = labels[name]?.[0]?.[2];
  return typeof reason === "string" ? reason : undefined;
}

function read(bytes: string): Omit<Evidence, "place"> | undefined {
  return readReport(bytes.split(/\r\n|\n|\r/u));
}

function namesIn(report: Omit<Evidence, "place"> | undefined): readonly string[] {
  return report?.names.flat().map((name) => ("token" in name ? name.token : name.messageId)) ?? [];
}

/** Wherever the sender's address stands, as servers have written it there. */
const byReturnPath: Rewrite = ({ bytes }) => {
  const head = headOf(bytes.split(/\r\n|\n|\r/u))
    .join("\n")
    .replaceAll(/\n[ \t]+/gu, " ");
  const sender =
    /\\?"source\\?":\\?"(?<address>[\w.+=-]+@[\w.-]+)/u.exec(bytes)?.groups?.["address"] ??
    /^(?:Delivered-To|X-Original-To|Envelope-To|To):.*?(?<address>[\w.+=-]+@[\w.-]+)/imu.exec(head)?.groups?.["address"];
  if (sender === undefined) return undefined;
  return bytes.replaceAll(new RegExp(sender.replaceAll(/[.+]/gu, String.raw`\$&`), "giu"), `b+${token}@bounces.example.org`);
};

/** Behind the headers of the report itself. */
const byMessageId: Rewrite = ({ bytes }) => {
  const lineEnd = /\r\n|\n|\r/u.exec(bytes)?.[0] ?? "\n";
  const lines = bytes.split(lineEnd);
  const head = headOf(lines);
  const rest = lines.slice(head.length).join(lineEnd);
  const rewritten = rest.replaceAll(/^(?<field>(?:> ?)?Message-ID:)\s{0,4}<[^>]*>/gimu, `$<field> ${messageId}`);
  return rewritten === rest ? undefined : `${head.join(lineEnd)}${lineEnd}${rewritten}`;
};

function headOf(lines: readonly string[]): readonly string[] {
  return lines.slice(0, Math.max(lines.indexOf("", 2), 0));
}
