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

/** Undefined for what is no event about a message of ours. */
export function readSesEvent(line: string, place: number): Evidence | undefined {
  const event = eventSchema.safeParse(parsed(line)).data;
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
