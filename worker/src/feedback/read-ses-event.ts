import * as z from "zod";
import { keptWords, statusIn, type Evidence, type Saying } from "./evidence.ts";
import { messageIdsIn, tokensIn } from "./row-names.ts";

// Events of Amazon SES, one JSON object a line, as its event destinations write them. SES puts a Message-ID of its own into what it passes on; the
// return path and the headers that were handed to it stand in the event.

const sayingOf: Readonly<Record<string, Saying>> = {
  Send: "queued",
  Delivery: "relayed",
  DeliveryDelay: "delayed",
  Bounce: "failed",
  Complaint: "answered",
};

const told = z.object({ status: z.string().optional(), diagnosticCode: z.string().optional() });

const eventSchema = z.object({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.object({
    source: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    commonHeaders: z.object({ messageId: z.string().optional() }).default({}),
  }),
  bounce: z.object({ bounceType: z.string().optional(), bouncedRecipients: z.array(told).default([]) }).optional(),
});

/** What SNS wraps around an event that it delivers. */
const wrappedSchema = z.object({ Message: z.string() });

/** Of a mail by which SNS delivers an event: the object above the signature of its text, whose long lines a relay may have broken with `!`. */
export function readSnsMail(text: string): Omit<Evidence, "place"> | undefined {
  const end = text.search(/^--\s*$/mu);
  const object = (end === -1 ? text : text.slice(0, end)).replaceAll(/!\n ?/gu, "");
  return readSesEvent(object.replaceAll("\n", " "), 1);
}

/** Undefined for what is no event about a message of ours. */
export function readSesEvent(line: string, place: number): Evidence | undefined {
  const json = parsed(line);
  const event = eventSchema.safeParse(parsed(wrappedSchema.safeParse(json).data?.Message ?? "") ?? json).data;
  if (event === undefined) return undefined;
  // A full mailbox for now is tried again by nobody: SES has given up in every bounce.
  const saying = sayingOf[event.eventType ?? event.notificationType ?? ""];
  const ids = event.mail.headers.filter(({ name }) => name.toLowerCase() === "message-id").map(({ value }) => value);
  const names = [tokensIn(event.mail.source), messageIdsIn(...ids, event.mail.commonHeaders.messageId ?? "")];
  if (saying === undefined || names.every((each) => each.length === 0)) return undefined;
  const [recipient] = event.bounce?.bouncedRecipients ?? [];
  const words = recipient?.diagnosticCode ?? "";
  return { source: "log", saying, names, status: statusIn(recipient?.status ?? words), diagnostic: keptWords(words), place };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
