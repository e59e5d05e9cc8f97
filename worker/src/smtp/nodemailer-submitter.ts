import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RelayAccess } from "../ports/relays.ts";
import type { MessageSubmitter, Outcome } from "../ports/sending.ts";
import { AwaitedBody } from "./awaited-body.ts";
import { failureOf, type Failure } from "./failure.ts";
import { openConnection, type ConnectionSettings } from "./open-connection.ts";
import { outcomeOfAttempt, parseReply } from "./outcome-of-attempt.ts";
import { createLogin, type RelayLogin } from "./relay-login.ts";
import type { Phase } from "./reply-rules.ts";

export interface SubmitterSettings extends ConnectionSettings {
  readonly relay: RelayAccess;
  readonly evidenceCharactersMax: number;
  /** Pause before the next attempt of a deferred recipient. */
  readonly dueInMs: () => number;
}

/**
 * Submits over nodemailer's connection: one recipient per envelope, idle connections kept and used again, nothing ever re-queued by the
 * library. A connection that failed in any way is thrown away.
 */
export function createSubmitter(settings: SubmitterSettings): MessageSubmitter {
  const idle: SMTPConnection[] = [];
  const open = new Set<SMTPConnection>();
  const login = createLogin(settings.relay.auth, settings.greetingTimeoutMs);

  const connection = async (): Promise<SMTPConnection> => {
    const kept = idle.pop();
    if (kept !== undefined && !kept.destroyed) return kept;
    const fresh = await openConnection(settings, login);
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
        return failed({ settings, login }, failureOf(cause), "connect", false);
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
      return failed({ settings, login }, failure, phaseOf(failure, body), body.bodyBegun);
    },
    close: () => {
      for (const each of open) each.close();
      return Promise.resolve();
    },
  };
}

function failed(
  { settings, login }: { readonly settings: SubmitterSettings; readonly login: RelayLogin },
  failure: Failure,
  phase: Phase,
  bodyBegun: boolean,
): Outcome {
  const { response, command, code, message, trouble } = failure;
  const reply = response === undefined ? undefined : parseReply(login.withoutSecrets(response));
  const description = login.withoutSecrets([command, code, message].filter((part) => part !== undefined).join(" "));
  return outcomeOfAttempt(
    { phase, reply, bodyBegun, description, trouble },
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
