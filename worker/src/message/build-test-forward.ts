import { directionOf, onboardingWords, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { escaped } from "../pages/html.ts";
import { messageBytes, rfc5322Date } from "./build-message.ts";
import { headerField, mailbox, textField } from "./header.ts";

export interface TestForward {
  /** The forwardable edition: it names nobody. */
  readonly edition: RenderedEdition;
  readonly snapshot: IssueSnapshot;
  readonly date: Date;
  readonly to: string;
  readonly messageId: string;
  /** For whom it is, in a note at its top; undefined for a list, which passes the mail on before anybody could take the note out. */
  readonly noteFor: string | undefined;
  readonly attachments: Uint8Array | undefined;
}

/** The bytes of a test of passing on: the edition as members would get it, below a note to the office that goes before it is forwarded. */
export function buildTestForward({ edition, snapshot, date, to, messageId, noteFor, attachments }: TestForward): Buffer {
  const { sender } = snapshot.publication;
  const { language } = edition.key;
  const words = onboardingWords[language].mail;
  const headerLines = [
    headerField("From", mailbox(sender.name, sender.address)),
    headerField("Reply-To", sender.address),
    headerField("To", to),
    headerField("Date", rfc5322Date(date)),
    headerField("Message-ID", messageId),
    textField("Subject", words.testSubject(edition.subject)),
    headerField("X-Auto-Response-Suppress", "OOF, AutoReply"),
    headerField("Content-Language", language),
  ];
  const lines = noteFor === undefined ? [] : [words.testNote(noteFor), words.testHow];
  const html = lines.map((line) => `<p style="margin:0 0 8px">${escaped(line)}</p>`).join("");
  const box = `<div lang="${language}" dir="${directionOf(language)}" style="max-width:600px;margin:0 auto 16px;padding:16px;background:#e5e9ee;color:#1f2933;font:16px/24px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">${html}</div>`;
  return messageBytes({
    headerLines,
    edition: {
      slots: edition.slots,
      text: lines.length === 0 ? edition.text : `${lines.join("\n")}\n${"-".repeat(72)}\n\n${edition.text}`,
      html: lines.length === 0 ? edition.html : edition.html.replace(/<body\b[^>]*>/u, (body) => `${body}${box}`),
    },
    slots: undefined,
    attachments,
  });
}
