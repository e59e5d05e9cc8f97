import { readDeliveryStatus } from "./delivery-status.ts";
import { keptWords, statusIn, type Evidence, type RowName } from "./evidence.ts";
import { first, isMessage, readEntity, type Entity, type Fields } from "./read-entity.ts";
import { readSnsMail } from "./read-ses-event.ts";
import { sayingOfWords } from "./report-words.ts";
import { messageIdsIn, tokensIn } from "./row-names.ts";
import { isAutomaticReply, isFromDeliverySystem } from "./sent-by-program.ts";

// What comes back by mail: a DSN, a bounce in prose, an automatic reply, a receipt, a complaint; everything else is no evidence. Mail of a person
// is none either, whatever it quotes: people write about messages that they never had. A DSN that somebody forwards as an attachment is the
// DSN itself. No trust lies in any of this: that a row is named by a signed token, or by a Message-ID that only who has the message knows,
// is what a piece of evidence stands on (`take-evidence.ts`).

type Report = Omit<Evidence, "place">;

/** Undefined for a message that is no report. */
export function readReport(lines: readonly string[]): Report | undefined {
  return reportIn(readEntity(lines));
}

function reportIn(message: Entity): Report | undefined {
  const parts = leavesOf(message);
  if (message.fields.has("x-amz-sns-message-id")) return readSnsMail(message.text);
  const form = inForm(message, parts) ?? inProse(message, parts);
  if (form?.names.some((names) => names.length > 0) === true) return form;
  // Forwarded as an attachment, by a person or by a program that knows of no form.
  for (const part of parts.filter(({ type }) => type === "message/rfc822" || type === "message/global")) {
    const inner = part.parts[0] === undefined ? undefined : reportIn(part.parts[0]);
    if (inner?.names.some((names) => names.length > 0) === true) return inner;
  }
  return form;
}

/** Parts within multiparts, and not those of a message within the message. */
function leavesOf(entity: Entity): readonly Entity[] {
  return entity.type.startsWith("multipart/") && entity.parts.length > 0 ? entity.parts.flatMap(leavesOf) : [entity];
}

const statusTypes = /^(?:message|text)\/(?:global-)?delivery-status$/u;
const answerTypes = /^message\/(?:global-)?(?:disposition-notification|feedback-report)$/u;

function inForm(message: Entity, parts: readonly Entity[]): Report | undefined {
  if (parts.some(({ type }) => answerTypes.test(type))) {
    return { source: "answer", saying: "answered", names: namesOf(message, parts), status: null, diagnostic: null };
  }
  const statusTexts = parts.filter(({ type }) => statusTypes.test(type)).map(({ text }) => text);
  // Some programs write the fields of RFC 3464 into their prose.
  const written = parts.filter(({ type, text }) => type.startsWith("text/") && /^(?:Final|Original)-Recipient:/imu.test(text));
  const status = readDeliveryStatus([...statusTexts, ...written.map(({ text }) => text)].join("\n\n"));
  if (status === undefined || (statusTexts.length === 0 && !isFromDeliverySystem(message.fields))) return undefined;
  const { saying, diagnostic } = status;
  return { source: "dsn", saying, names: namesOf(message, parts), status: status.status, diagnostic: keptWords(diagnostic) };
}

function inProse(message: Entity, parts: readonly Entity[]): Report | undefined {
  const { fields } = message;
  const isFromSystem = isFromDeliverySystem(fields);
  const isAutomatic = isAutomaticReply(fields);
  const subject = first(fields, "subject");
  const words = [subject, ...parts.filter(({ type }) => /^(?:text|multipart)\//u.test(type)).map(({ text }) => beforeCopy(text))].join(
    "\n",
  );
  // An automatic reply may tell in prose what it likes; a failure is believed of a delivery system, or of a subject that says it.
  const saying = isFromSystem ? sayingOfWords(words) : sayingOfWords(subject);
  if (!isFromSystem && !isAutomatic) return undefined;
  const names = namesOf(message, parts);
  if (saying === undefined) return { source: "answer", saying: "answered", names, status: null, diagnostic: null };
  return { source: "words", saying, names, status: statusIn(words), diagnostic: keptWords(tellingLine(words)) };
}

/** In prose the returned message stands below; what it says is not what the program says. */
function beforeCopy(text: string): string {
  const at = text.search(/^-{2,} ?(?:Below this line is|This is a copy|Original message|The (?:header|body) of|Header of)/imu);
  return at === -1 ? text : text.slice(0, at);
}

/** The line in which a server's reply stands; without one, nothing that we could tell from greetings. */
function tellingLine(words: string): string {
  return /^.*(?:(?<!\d)[45]\d\d[ -]|#?[45]\.\d{1,3}\.\d{1,3}).*$/mu.exec(words)?.[0] ?? "";
}

const addressFields = [
  "to",
  "cc",
  "delivered-to",
  "x-original-to",
  "x-delivered-to",
  "envelope-to",
  "x-envelope-to",
  "apparently-to",
  "original-recipient",
  "x-rcpt-to",
  "received",
];

/**
 * By mail-standards: the return path it came back to; the return path and the Message-ID of the returned message; then what the program says.
 * What the returned message holds within itself is not looked at: somebody may have passed our message on in theirs, and theirs came back.
 */
function namesOf({ fields }: Entity, parts: readonly Entity[]): readonly (readonly RowName[])[] {
  const cameBackTo = valuesOf(fields, addressFields);
  const returned = parts.filter(({ type }) => isMessage(type)).flatMap(({ parts: [inner] }) => inner ?? []);
  // Some programs put the returned headers where those of the part should stand.
  const misplaced = parts.filter(({ fields: own }) => own !== fields && own.has("message-id")).map(({ fields: own }) => own);
  const headers = [...returned.map((inner) => inner.fields), ...misplaced];
  const said = parts.filter(({ type }) => !isMessage(type)).map(({ text }) => text);
  return [
    tokensIn(...cameBackTo),
    tokensIn(...headers.flatMap((each) => [...each.values()].flat())),
    messageIdsIn(...headers.flatMap((each) => valuesOf(each, ["message-id", "x-original-message-id", "resent-message-id"]))),
    tokensIn(...said),
    messageIdsIn(...said),
    messageIdsIn(...valuesOf(fields, ["in-reply-to", "references", "x-original-message-id", "original-message-id"])),
  ];
}

function valuesOf(fields: Fields, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => fields.get(name) ?? []);
}
