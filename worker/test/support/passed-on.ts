import PostalMime, { type Email } from "postal-mime";

// What becomes of a mail on its way, by the software that does it. The shapes are those of `scripts/conformance/forwarding`, where Dovecot's
// sieve and Mailman 3 write them themselves (redirect, footer, own List-* fields) and forwards are built after messages of each mail program;
// here they are written down, small, so that a comparison can be tried without any of these.

export type PassOn = (message: string) => Promise<string>;

const read = async (message: string): Promise<Email & { readonly html: string; readonly text: string }> => {
  const email = await PostalMime.parse(message);
  return { ...email, html: email.html ?? "", text: email.text ?? "" };
};

/** Dovecot's sieve: fields before it, and not a byte of it another one. */
export const redirected: PassOn = async (message) =>
  [
    "Return-Path: <SRS0=abcd=xy=example.org=news@partner.example.org>",
    "X-Sieve: Pigeonhole Sieve 0.5.19",
    "Received: from mx.partner.example.org by inbox.members.example.org with ESMTP; Mon, 15 Jan 2024 10:00:00 +0000",
    "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=one; h=from:subject; bh=AAAA; b=BBBB",
    message,
  ].join("\r\n");

/** Mailman 3: its own subject and fields, From rewritten, and the footer as a part of its own behind the mail. */
export const listed: PassOn = async (message) => {
  const end = message.indexOf("\r\n\r\n");
  const [head, body] = [message.slice(0, end), message.slice(end + 4)];
  const kept = head.replace(/^Subject: /mu, "Subject: [News] ").replace(/^From: .*$/mu, 'From: "News via news" <news@members.example.org>');
  const contentType = /^Content-Type: multipart\/alternative;(?:\r\n)? .*$/mu.exec(kept)?.[0] ?? "";
  return [
    kept.replace(contentType, 'Content-Type: multipart/mixed; boundary="===============1"'),
    "List-Unsubscribe: <mailto:news-leave@members.example.org>",
    "X-Mailman-Version: 3.3.8",
    "",
    "--===============1",
    contentType,
    "",
    body,
    "--===============1",
    'Content-Type: text/plain; charset="us-ascii"',
    "Content-Transfer-Encoding: 7bit",
    "Content-Disposition: inline",
    "",
    "_______________________________________________",
    "News mailing list -- news@members.example.org",
    "To unsubscribe send an email to news-leave@members.example.org",
    "--===============1--",
    "",
  ].join("\r\n");
};

/** A server that writes everything anew: base64, the HTML in the charset of its region, lines that end with LF alone. */
export const recoded =
  (charset: "utf-8" | "windows-1252"): PassOn =>
  async (message) => {
    const { html, text, subject = "" } = await read(message);
    return [
      `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=b1",
      "",
      "--b1",
      "Content-Type: text/plain; charset=utf-8; format=flowed",
      "Content-Transfer-Encoding: base64",
      "",
      base64(Buffer.from(text)),
      "--b1",
      `Content-Type: text/html; charset="${charset}"`,
      "Content-Transfer-Encoding: base64",
      "",
      base64(bytesIn(html, charset)),
      "--b1--",
    ].join("\n");
  };

const base64 = (content: Uint8Array): string => Buffer.from(content).toString("base64").replaceAll(/.{76}/gu, "$&\n");

/** Signs that the charset does not have become references, as programs write them. */
function bytesIn(content: string, charset: "utf-8" | "windows-1252"): Uint8Array {
  if (charset === "utf-8") return Buffer.from(content);
  const signs: Readonly<Record<string, number>> = {
    "’": 0x92,
    "‘": 0x91,
    "“": 0x93,
    "”": 0x94,
    "–": 0x96,
    "—": 0x97,
    "…": 0x85,
    œ: 0x9c,
    "•": 0x95,
    "€": 0x80,
  };
  return Uint8Array.from(
    Array.from(content).flatMap((sign) => {
      const code = signs[sign] ?? sign.codePointAt(0) ?? 0;
      return code < 256 ? [code] : Array.from(`&#${String(code)};`, (each) => each.charCodeAt(0));
    }),
  );
}

function inline(quote: (email: Email, body: string) => string): PassOn {
  return async (message) => {
    const email = await read(message);
    const text = ["For our members.", "", "-------- Forwarded Message --------", ...fieldsOf(email), "", email.text].join("\r\n");
    const body = /<body[^>]*>(?<body>[^]*)<\/body>/u.exec(email.html)?.groups?.["body"] ?? "";
    return mailOf(`Fwd: ${email.subject ?? ""}`, text, `<html><body>${quote(email, body)}</body></html>`);
  };
}

const part = (type: string, content: string): readonly string[] => [
  "--forward",
  `Content-Type: ${type}; charset=utf-8`,
  "Content-Transfer-Encoding: base64",
  "",
  base64(Buffer.from(content)),
];

function mailOf(subject: string, text: string, html: string): string {
  return [
    ...ownFields(subject),
    'Content-Type: multipart/alternative; boundary="forward"',
    "",
    ...part("text/plain", text),
    ...part("text/html", html),
    "--forward--",
    "",
  ].join("\r\n");
}

function ownFields(subject: string): readonly string[] {
  return [
    'From: "The office" <office@partner.example.org>',
    "To: reader@members.example.org",
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    "Message-ID: <forward@partner.example.org>",
    "MIME-Version: 1.0",
  ];
}

const fieldsOf = ({ from, subject = "" }: Email): readonly string[] => [
  `From: ${from?.name ?? ""} <${from?.address ?? ""}>`,
  "Date: Mon, 15 Jan 2024 09:00:00 +0000",
  `Subject: ${subject}`,
];

export const byThunderbird = inline(
  (email, body) =>
    `<p>For our members.</p><div class="moz-forward-container"><br><br>-------- Forwarded Message --------<table class="moz-email-headers-table"><tbody>${fieldsOf(
      email,
    )
      .map((line) => `<tr><td>${line.replaceAll("<", "&lt;")}</td></tr>`)
      .join("")}</tbody></table><br><br>${body}</div>`,
);

/** Style sheets gone, a prefix before every class, pictures through its own proxy, names of signs for signs. */
export const byGmail = inline((email, body) => {
  const kept = body
    .replaceAll(/<style[^>]*>[^]*?<\/style>/gu, "")
    .replaceAll(/ class="/gu, ' class="m_-1234567890')
    .replaceAll(/(?<= src=")http/gu, "https://ci3.googleusercontent.com/meips/ABC=s0-d-e1-ft#http")
    .replaceAll("\u00A0", "&nbsp;")
    .replaceAll("é", "&eacute;")
    .replaceAll("’", "&#8217;");
  return `<div dir="ltr">For our members.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>${fieldsOf(
    email,
  )
    .map((line) => line.replaceAll("<", "&lt;"))
    .join("<br>")}</div><br><br>${kept}</div></div>`;
});

/** What is hidden is gone, paragraphs are Word's, pictures are parts of the mail, and every link passes Defender. */
export const byOutlook = inline((email, body) => {
  const kept = body
    .replaceAll(/<div[^>]*display:none[^>]*>[^]*?<\/div>/gu, "")
    .replaceAll(/<p [^>]*>/gu, '<P class=MsoNormal><span style="font-size:11.0pt">')
    .replaceAll("</p>", "<o:p></o:p></span></P>")
    .replaceAll(/ src="[^"]*"/gu, ' src="cid:image001.png@01DA4B3C.0A1B2C3D"')
    .replaceAll(
      /(?<= href=")(?<target>https?:[^"]+)/gu,
      (target) =>
        `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(target.replaceAll("&amp;", "&"))}&amp;data=05%7C02%7C&amp;reserved=0`,
    );
  return `<div>For our members.</div><hr><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif">${fieldsOf(email)
    .map((line) => line.replaceAll("<", "&lt;"))
    .join("<br>")}</font></div>${kept}`;
});

/** The text alone, quoted, its lines broken anew. */
export const quoted: PassOn = async (message) => {
  const { text, subject = "" } = await read(message);
  const lines = text.split("\n").flatMap((line) => line.trimEnd().match(/.{1,50}(?:\s|$)|\S{51,}/gu) ?? [""]);
  return [
    ...ownFields(`Re: ${subject}`),
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "On Monday the office wrote:",
    ...lines.map((line) => `> ${line}`),
    "",
    "Thank you!",
  ].join("\n");
};

export const attached: PassOn = async (message) =>
  [
    ...ownFields("Fwd: see attachment"),
    'Content-Type: multipart/mixed; boundary="forward"',
    "",
    "--forward",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "For our members, see the attachment.",
    "--forward",
    'Content-Type: message/rfc822; name="January.eml"',
    "",
    message,
    "--forward--",
    "",
  ].join("\r\n");

/** The words and links of a mail with something of them replaced, as a mail again. */
export const rewritten =
  (change: (content: string, part: "html" | "text") => string): PassOn =>
  async (message) => {
    const { html, text, subject = "" } = await read(message);
    return mailOf(subject, change(text, "text"), change(html, "html"));
  };
