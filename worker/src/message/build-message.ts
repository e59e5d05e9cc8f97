import assert from "node:assert/strict";
import {
  countSlots,
  slotNames,
  slotTokens,
  subscribeUrl,
  webEditionUrl,
  type IssueSnapshot,
  type Language,
  type RenderedEdition,
  type SlotName,
} from "@newsletter/schemas";
import { limits } from "../limits.ts";
import { mixedBoundary } from "./attachment-parts.ts";
import { headerField, mailbox, textField } from "./header.ts";
import { listOfMembers, ownList, type MailList } from "./list-of.ts";
import { quotedPrintable } from "./quoted-printable.ts";

/** What differs from recipient to recipient. */
export interface PersonalPart {
  readonly to: string;
  readonly messageId: string;
  /** RFC 8058: one https (or loopback) address that a POST to unsubscribes. */
  readonly oneClickUrl: string;
  /** The partner on whose list the recipient is, and on whose behalf this is sent. */
  readonly memberOf?: string | undefined;
  /** Values of the edition's slots. */
  readonly slots: Readonly<Record<SlotName, string>>;
}

export interface MessageInput {
  readonly edition: RenderedEdition;
  readonly snapshot: IssueSnapshot;
  /** Instant of the message's Date field. */
  readonly date: Date;
  /** Undefined for a message that names nobody: the forwardable edition as a file. */
  readonly personal: PersonalPart | undefined;
  /** Files it carries, as MIME parts; absent where there are none. */
  readonly attachments?: Uint8Array | undefined;
}

/** "=_" cannot occur in quoted-printable text, so no content can contain the boundary. */
const boundary = "=_newsletter-alternative";

/** The bytes of one message: header block of the edition's kind, plain text first, HTML last (RFC 2046, 5.1.4). Same input, same bytes. */
export function buildMessage({ edition, attachments, ...input }: MessageInput): Buffer {
  return messageBytes({ headerLines: headers({ edition, ...input }), edition, slots: input.personal?.slots, attachments });
}

interface MessageParts {
  readonly headerLines: readonly string[];
  readonly edition: Pick<RenderedEdition, "html" | "text" | "slots">;
  readonly slots: PersonalPart["slots"] | undefined;
  readonly attachments: Uint8Array | undefined;
}

/** Header lines, then the edition's two parts with their slots filled; where it carries files, these two are the first of its parts. */
export function messageBytes({ headerLines, edition, slots, attachments }: MessageParts): Buffer {
  const alternatives = `Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n${alternativeParts(edition, slots)}`;
  const head = [...headerLines, headerField("MIME-Version", "1.0"), ""].join("\r\n");
  if (attachments === undefined) return bounded(Buffer.from(`${head}${alternatives}`));
  const mixed = `Content-Type: multipart/mixed;\r\n boundary="${mixedBoundary}"\r\n\r\n--${mixedBoundary}\r\n`;
  return bounded(Buffer.concat([Buffer.from(`${head}${mixed}${alternatives}`), attachments, Buffer.from(`--${mixedBoundary}--\r\n`)]));
}

/** The pre-flight refuses what would be larger; a message that is it all the same does not leave. */
function bounded(message: Buffer): Buffer {
  assert(message.byteLength <= limits.messageBytesMax, `a message has at most ${limits.messageBytesMax} bytes, not ${message.byteLength}`);
  return message;
}

function alternativeParts({ html, text, slots: expected }: MessageParts["edition"], slots: PersonalPart["slots"] | undefined): string {
  const parts = [partOf("text/plain", filled(text, expected.text, slots)), partOf("text/html", filled(html, expected.html, slots))];
  return `${parts.map((part) => `--${boundary}\r\n${part}`).join("\r\n")}\r\n--${boundary}--\r\n`;
}

function partOf(type: string, content: string): string {
  return [`Content-Type: ${type}; charset=utf-8`, "Content-Transfer-Encoding: quoted-printable", "", quotedPrintable(content)].join("\r\n");
}

/** Fills the slots, and counts them against what rendering fixed: a slot that was lost on the way must not become a mail without its link. */
function filled(content: string, expected: Readonly<Record<SlotName, number>>, slots: PersonalPart["slots"] | undefined): string {
  assert.deepEqual(countSlots(content), expected, "an edition holds the slots that rendering counted");
  let result = content;
  for (const name of slotNames) {
    assert(expected[name] === 0 || slots !== undefined, `the slot ${name} needs a recipient`);
    result = result.replaceAll(slotTokens[name], slots?.[name] ?? "");
  }
  return result;
}

function headers({ edition, snapshot, date, personal }: Omit<MessageInput, "attachments">): readonly string[] {
  const { publication } = snapshot;
  const { language } = edition.key;
  const domain = publication.sender.address.split("@").at(-1) ?? "localhost";
  const list = listFor(snapshot, language, personal);
  return [
    headerField("From", mailbox(list.from, publication.sender.address)),
    headerField("Reply-To", publication.sender.address),
    ...(personal === undefined ? [] : [headerField("To", personal.to)]),
    headerField("Date", rfc5322Date(date)),
    headerField("Message-ID", personal?.messageId ?? `<${edition.digest.slice(0, 32)}@${domain}>`),
    textField("Subject", edition.subject),
    headerField("List-Id", list.listId),
    headerField("List-Archive", `<${webEditionUrl(snapshot, language)}>`),
    headerField("List-Subscribe", `<${subscribeUrl(snapshot, language)}>`),
    headerField("List-Help", `<mailto:${publication.sender.address}?subject=help>`),
    ...(personal === undefined ? [] : ofList(snapshot, language, { ...personal, list })),
    headerField("Content-Language", language),
  ];
}

/** What a message to one recipient says besides: how it stops, who answers, and that nothing automatic may answer. */
function ofList(
  { publication, issue }: IssueSnapshot,
  language: Language,
  { oneClickUrl, list }: PersonalPart & { readonly list: MailList },
): readonly string[] {
  return [
    headerField("List-Post", "NO"),
    headerField("List-Owner", list.owner),
    headerField("List-Unsubscribe", `<${oneClickUrl}>`),
    headerField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    headerField("Feedback-ID", `${issue.slug}:${language}:${list.feedback}:${publication.slug.slice(0, 15)}`),
    headerField("Precedence", "list"),
    headerField("X-Auto-Response-Suppress", "OOF, AutoReply"),
  ];
}

/** Who wants it over a slow connection is on the same list: it is the recipient's, not the edition's. */
function listFor(snapshot: IssueSnapshot, language: Language, personal: PersonalPart | undefined): MailList {
  const partner = snapshot.partners.find(({ id }) => id === personal?.memberOf);
  return partner === undefined ? ownList(snapshot, language) : listOfMembers(snapshot, language, partner);
}

/** RFC 5322, 3.3, in UTC. */
export function rfc5322Date(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}
