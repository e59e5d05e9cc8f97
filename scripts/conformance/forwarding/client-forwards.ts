import PostalMime, { type Email } from "postal-mime";
import { parsePiece, writeHtml } from "../html.ts";
import { member, type Artefact, type Way } from "./artefact.ts";

// What a person's mail program makes of "Forward": a new message of its own, the fields of ours gone, our body quoted in it. No such program
// runs without a screen, so the shapes are ours, after messages of each.

/** Inline, in the shape of each program, and the message whole as an attachment. */
export const clientWays: readonly Way[] = [
  inlineWay("inline forward (Thunderbird)", likeThunderbird),
  inlineWay("inline forward (Outlook)", likeOutlook),
  inlineWay("inline forward (Gmail)", likeGmail),
  {
    name: "forward as attachment",
    keepsFields: true,
    pass: async (artefacts) =>
      Promise.all(
        artefacts.map(async (artefact) => ({
          artefact: artefact.name,
          message: attached(artefact, await PostalMime.parse(artefact.message)),
        })),
      ),
  },
];

type Quote = (email: Email, body: string) => string;

function inlineWay(name: string, quote: Quote): Way {
  return {
    name,
    keepsFields: false,
    pass: async (artefacts) =>
      Promise.all(
        artefacts.map(async (artefact) => ({ artefact: artefact.name, message: inline(await PostalMime.parse(artefact.message), quote) })),
      ),
  };
}

function inline(email: Email, quote: Quote): string {
  // What stands in the head, style sheets above all, is left out or moved; nothing of it is a link.
  const body = writeHtml(parsePiece(email.html ?? ""));
  const text = ["For our members.", "", "-------- Forwarded Message --------", ...fieldsOf(email), "", email.text ?? ""].join("\r\n");
  return [
    ...ownFields(email),
    'Content-Type: multipart/alternative; boundary="forward"',
    "",
    ...part("text/plain", text),
    ...part("text/html", `<html><body>${quote(email, body)}</body></html>`),
    "--forward--",
    "",
  ].join("\r\n");
}

function attached({ message }: Artefact, email: Email): string {
  return [
    ...ownFields(email),
    'Content-Type: multipart/mixed; boundary="forward"',
    "",
    ...part("text/plain", "For our members, see the attachment."),
    "--forward",
    'Content-Type: message/rfc822; name="January.eml"',
    'Content-Disposition: attachment; filename="January.eml"',
    "",
    message,
    "--forward--",
    "",
  ].join("\r\n");
}

const office = "office@partner.example.org";

function ownFields({ subject = "" }: Email): readonly string[] {
  return [
    `From: "The office" <${office}>`,
    `To: ${member}`,
    `Subject: =?utf-8?B?${Buffer.from(`Fwd: ${subject}`).toString("base64")}?=`,
    "Date: Mon, 15 Jan 2024 10:00:00 +0000",
    "Message-ID: <forward@partner.example.org>",
    "MIME-Version: 1.0",
  ];
}

function part(type: string, content: string): readonly string[] {
  const lines =
    Buffer.from(content)
      .toString("base64")
      .match(/.{1,76}/gu) ?? [];
  return ["--forward", `Content-Type: ${type}; charset=utf-8`, "Content-Transfer-Encoding: base64", "", ...lines];
}

function fieldsOf({ from, subject = "", date = "", to = [] }: Email): readonly string[] {
  const recipients = to.map(({ address }) => address ?? "").join(", ");
  return [`From: ${from?.name ?? ""} <${from?.address ?? ""}>`, `Date: ${date}`, `Subject: ${subject}`, `To: ${recipients}`];
}

const escaped = (line: string): string => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function likeThunderbird(email: Email, body: string): string {
  const rows = fieldsOf(email).map((line) => `<tr><th align="RIGHT" nowrap="nowrap" valign="BASELINE"></th><td>${escaped(line)}</td></tr>`);
  return `<p>For our members.</p><div class="moz-forward-container"><br><br>-------- Forwarded Message --------
<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0"><tbody>${rows.join("")}</tbody></table><br><br>${body}</div>`;
}

function likeOutlook(email: Email, body: string): string {
  const rows = fieldsOf(email).map((line) => `${escaped(line)}<br>`);
  return `<div class="elementToProof">For our members.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt">${rows.join("")}</font></div>${body}`;
}

/** It takes the style sheets away, and puts a prefix before names. */
function likeGmail(email: Email, body: string): string {
  const kept = body.replaceAll(/<style[^>]*>[^]*?<\/style>/gu, "").replaceAll(/ (?<name>class|id)="/gu, ' $<name>="m_-1234567890');
  return `<div dir="ltr">For our members.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------
<br>${fieldsOf(email).map(escaped).join("<br>")}</div><br><br>${kept}</div></div>`;
}
