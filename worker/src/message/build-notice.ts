import { directionOf, languages, noSlots, translationOf, type Language, type TranslatedString } from "@newsletter/schemas";
import { escaped } from "../pages/html.ts";
import { messageBytes, rfc5322Date } from "./build-message.ts";
import { headerField, mailbox, textField } from "./header.ts";

export interface Notice {
  readonly publication: {
    readonly name: TranslatedString;
    readonly publisher: TranslatedString;
    readonly postalAddress?: string | undefined;
    readonly sender: { readonly name: string; readonly address: string };
  };
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  /** Plain text; no marketing. */
  readonly paragraphs: readonly string[];
  /** Links below them, each on a line of its own. */
  readonly actions: readonly { readonly label: string; readonly url: string }[];
  readonly date: Date;
  readonly messageId: string;
}

/**
 * The bytes of a single mail about a subscription: a confirmation, a notice. It belongs to no list and has an address of its own to come
 * from, so that whoever stops the newsletter still learns of it (mail standards, 1.3).
 */
export function buildNotice({ publication, to, language, subject, paragraphs, actions, date, messageId }: Notice): Buffer {
  const { sender } = publication;
  const headerLines = [
    headerField("From", mailbox(sender.name, noticeAddress(sender.address))),
    headerField("Reply-To", sender.address),
    headerField("To", to),
    headerField("Date", rfc5322Date(date)),
    headerField("Message-ID", messageId),
    textField("Subject", subject),
    headerField("Auto-Submitted", "auto-generated"),
    headerField("X-Auto-Response-Suppress", "OOF, AutoReply"),
    headerField("Content-Language", language),
  ];
  const names = [
    translationOf(publication.name, language, languages)?.value,
    translationOf(publication.publisher, language, languages)?.value,
  ];
  const imprint = [...names, publication.postalAddress].filter((part) => part !== undefined && part !== "").join(" · ");
  const text = [...paragraphs, ...actions.map(({ label, url }) => `${label}\n${url}`), `-- \n${imprint}`].join("\n\n");
  return messageBytes({
    headerLines,
    edition: {
      text: `${text}\n`,
      html: noticeHtml({ language, subject, paragraphs, actions, imprint }),
      slots: { html: noSlots, text: noSlots },
    },
    slots: undefined,
    attachments: undefined,
  });
}

/** `notices@` the sender's own domain, which is the one that DKIM and SPF are for. */
function noticeAddress(sender: string): string {
  return `notices@${sender.split("@").at(-1) ?? "localhost"}`;
}

const line = (html: string, style = ""): string => `<p style="margin:0 0 16px;${style}">${html}</p>`;

/** Clients that turn the ground dark would leave dark blue and grey on it. */
const darkStyle = "@media (prefers-color-scheme:dark){a{color:#7cc4ec!important}.quiet{color:#aeb9c5!important}}";

function noticeHtml({
  language,
  subject,
  paragraphs,
  actions,
  imprint,
}: Pick<Notice, "language" | "subject" | "paragraphs" | "actions"> & { readonly imprint: string }): string {
  const direction = directionOf(language);
  const body = [
    ...paragraphs.map((paragraph) => line(escaped(paragraph))),
    ...actions.map(({ label, url }) => line(`<a href="${escaped(url)}" style="color:#0b5c8a;font-weight:600">${escaped(label)}</a>`)),
    line(`<span class="quiet" style="color:#52606d">${escaped(imprint)}</span>`, "font-size:14px"),
  ];
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title><style>${darkStyle}</style></head><body lang="${language}" dir="${direction}" style="margin:0;padding:24px;font:16px/26px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">${body.join("")}</body></html>`;
}
