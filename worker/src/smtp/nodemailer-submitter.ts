import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MessageSubmitter, Outcome } from "../ports/sending.ts";
import { AwaitedBody } from "./awaited-body.ts";
import { outcomeOfAttempt, parseReply } from "./outcome-of-attempt.ts";
import type { Phase } from "./reply-rules.ts";

export interface Relay {
  readonly host: string;
  readonly port: number;
}

export interface SubmitterSettings {
  readonly relay: Relay;
  readonly connectTimeoutMs: number;
  readonly greetingTimeoutMs: number;
  readonly socketTimeoutMs: number;
  readonly evidenceCharactersMax: number;
  /** Pause before the next attempt of a deferred recipient. */
  readonly dueInMs: () => number;
}

type Failure = Readonly<Partial<Record<"message" | "response" | "command" | "code", string | undefined>>>;

/**
 * Submits over nodemailer's connection: one recipient per envelope, idle connections kept and used again, nothing ever re-queued by the
 * library. A connection that failed in any way is thrown away.
 */
export function createSubmitter(settings: SubmitterSettings): MessageSubmitter {
  const idle: SMTPConnection[] = [];
  const open = new Set<SMTPConnection>();

  const connection = async (): Promise<SMTPConnection> => {
    const kept = idle.pop();
    if (kept !== undefined && !kept.destroyed) return kept;
    const fresh = await connect(settings);
    open.add(fresh);
    fresh.once("end", () => {
      open.delete(fresh);
      const index = idle.indexOf(fresh);
      if (index !== -1) idle.splice(index, 1);
    });
    return fresh;
  };

  return {
    submit: async ({ from, to, bytes, mayBegin }) => {
      let used: SMTPConnection;
      try {
        used = await connection();
      } catch (cause) {
        return failed(settings, failureOf(cause), "connect", false);
      }
      const body = new AwaitedBody(bytes, mayBegin);
      const { failure, accepted } = await send(used, { from, to, bytes: bytes.length }, body);
      if (failure === undefined) {
        idle.push(used);
        return { state: "accepted", ...(accepted === undefined ? {} : { reply: accepted }) };
      }
      // After a refusal at RCPT the connection would be fine; a fresh one is cheap and certain.
      used.close();
      if (body.claimLost) return { state: "claimLost" };
      return failed(settings, failure, phaseOf(failure, body), body.bodyBegun);
    },
    close: () => {
      for (const each of open) each.close();
      return Promise.resolve();
    },
  };
}

function failed(settings: SubmitterSettings, failure: Failure, phase: Phase, bodyBegun: boolean): Outcome {
  const reply = failure.response === undefined ? undefined : parseReply(failure.response);
  const description = [failure.command, failure.code, failure.message].filter((part) => part !== undefined).join(" ");
  return outcomeOfAttempt(
    { phase, reply, bodyBegun, description },
    { dueInMs: settings.dueInMs(), evidenceCharactersMax: settings.evidenceCharactersMax },
  );
}

function phaseOf({ command }: Failure, body: AwaitedBody): Phase {
  if (body.bodyBegun) return "body";
  if (command === "MAIL FROM") return "mail";
  if (command === "RCPT TO") return "rcpt";
  // Lost on a connection that had greeted us: the envelope was under way, and its next step is tried again.
  return "data";
}

function connect(settings: SubmitterSettings): Promise<SMTPConnection> {
  const { promise, resolve, reject } = Promise.withResolvers<SMTPConnection>();
  const fresh = new SMTPConnection({
    host: settings.relay.host,
    port: settings.relay.port,
    connectionTimeout: settings.connectTimeoutMs,
    greetingTimeout: settings.greetingTimeoutMs,
    socketTimeout: settings.socketTimeoutMs,
    opportunisticTLS: true,
    logger: false,
    transactionLog: false,
  });
  // `send` and `connect` tell their own errors; this one keeps a connection that dies while idle from ending the process.
  fresh.on("error", (cause: unknown) => reject(cause));
  fresh.once("end", () => reject(new Error("The relay closed the connection.")));
  fresh.connect((cause) => {
    if (cause === undefined) resolve(fresh);
    else reject(cause);
  });
  return promise;
}

interface Sent {
  readonly failure?: Failure;
  readonly accepted?: ReturnType<typeof parseReply>;
}

function send(
  used: SMTPConnection,
  envelope: { readonly from: string; readonly to: string; readonly bytes: number },
  body: AwaitedBody,
): Promise<Sent> {
  const { promise, resolve } = Promise.withResolvers<Sent>();
  const lost = (): void => {
    body.destroy();
    resolve({ failure: { message: "The relay closed the connection.", code: "ECONNECTION" } });
  };
  used.once("end", lost);
  used.send({ from: envelope.from, to: [envelope.to], size: envelope.bytes }, body, (cause, info) => {
    used.removeListener("end", lost);
    if (cause === null) resolve({ accepted: parseReply(info.response) });
    else resolve({ failure: failureOf(cause) });
  });
  return promise;
}

function failureOf(cause: unknown): Failure {
  if (!(cause instanceof Error)) return { message: String(cause) };
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(cause, key);
    return typeof value === "string" ? value : undefined;
  };
  return { message: cause.message, response: text("response"), command: text("command"), code: text("code") };
}
