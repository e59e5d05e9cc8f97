import type { Outcome, Reply } from "../ports/sending.ts";
import { verdictOfReply, type Phase } from "./reply-rules.ts";

/** What is known of an attempt that did not end with 2yz. */
export interface FailedAttempt {
  readonly phase: Phase;
  /** Undefined when the connection died without one. */
  readonly reply: Reply | undefined;
  /** True once the first byte of the body was handed to the socket. */
  readonly bodyBegun: boolean;
  /** What the library said, for the evidence. */
  readonly description: string;
  /** What was wrong before MAIL, where that is known. */
  readonly trouble?: "relayTls" | "relayLogin" | undefined;
}

interface Bounds {
  readonly dueInMs: number;
  readonly evidenceCharactersMax: number;
}

export function outcomeOfAttempt(attempt: FailedAttempt, bounds: Bounds): Outcome {
  const evidence = attempt.description.slice(-bounds.evidenceCharactersMax);
  const { reply, phase, bodyBegun, trouble = "relay" } = attempt;
  const verdict = reply === undefined ? undefined : verdictOfReply(phase, replyText(reply));
  if (reply === undefined || verdict === undefined) {
    // A server must drop a transaction whose connection closes before the final dot (RFC 5321, 4.1.1.10), yet not every server does, and
    // after the dot the reply itself may be what was lost (RFC 1047). So doubt begins with the body.
    if (bodyBegun) return { state: "unconfirmed", category: "connectionLost", evidence };
    if (phase === "connect") return { state: "planned", category: trouble, evidence };
    return { state: "deferred", dueInMs: bounds.dueInMs, category: "connectionLost", evidence };
  }
  const known = { reply, category: phase === "connect" ? trouble : verdict.category, evidence };
  switch (verdict.outcome) {
    case "rejected":
      return { state: "rejected", ...known };
    case "deferred":
      return { state: "deferred", dueInMs: bounds.dueInMs, ...known };
    case "relayFault":
      return { state: "planned", ...known };
  }
}

function replyText({ code, enhancedCode, text }: Reply): string {
  return enhancedCode === undefined ? `${String(code)} ${text}` : `${String(code)} ${enhancedCode} ${text}`;
}

/** "550 5.1.1 User unknown" in its parts. */
export function parseReply(line: string): Reply | undefined {
  const match = /^(?<code>[2-5]\d\d)[ -]?(?:(?<enhanced>[245]\.\d{1,3}\.\d{1,3})\s)?(?<text>[\s\S]*)$/u.exec(line.trim());
  const { code, enhanced, text } = match?.groups ?? {};
  return code === undefined ? undefined : { code: Number(code), enhancedCode: enhanced, text: (text ?? "").trim() };
}
