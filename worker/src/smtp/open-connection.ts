import { getCACertificates } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { RelayAccess } from "../ports/relays.ts";
import type { RelayLogin } from "./relay-login.ts";

export interface ConnectionSettings {
  readonly relay: Pick<RelayAccess, "host" | "port" | "tls" | "ca">;
  readonly connectTimeoutMs: number;
  readonly greetingTimeoutMs: number;
  readonly socketTimeoutMs: number;
}

/** Greeted, secured as the relay's profile says, and logged in; or rejected, and closed. Nothing of a message has left, whatever happens. */
export function openConnection(settings: ConnectionSettings, login: RelayLogin): Promise<SMTPConnection> {
  const { promise, resolve, reject } = Promise.withResolvers<SMTPConnection>();
  const fresh = new SMTPConnection(optionsOf(settings));
  const fail = (cause: unknown): void => {
    reject(cause);
    fresh.close();
  };
  // `send` and `connect` tell their own errors; this one keeps a connection that dies while idle from ending the process.
  fresh.on("error", fail);
  fresh.once("end", () => reject(new Error("The relay closed the connection.")));
  fresh.connect((cause) => {
    if (cause !== undefined) return fail(cause);
    const auth = login.auth();
    if (auth === undefined) return resolve(fresh);
    // The profile says so already, and the library; it is a password that would be in clear.
    if (!fresh.secure) return fail(new Error("The connection has no TLS, and a login needs it."));
    return fresh.login(auth, (refused) => (refused === null ? resolve(fresh) : fail(refused)));
  });
  return promise;
}

function optionsOf({ relay, ...settings }: ConnectionSettings): ConstructorParameters<typeof SMTPConnection>[0] {
  return {
    host: relay.host,
    port: relay.port,
    secure: relay.tls === "implicit",
    // Required: a server that does not offer it, or somebody between us who takes the offer out, gets neither login nor message.
    requireTLS: relay.tls === "starttls",
    ignoreTLS: relay.tls === "none",
    tls: {
      // Said, and not left to NODE_TLS_REJECT_UNAUTHORIZED.
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      ...(relay.ca === undefined ? {} : { ca: [...getCACertificates("default"), relay.ca] }),
    },
    connectionTimeout: settings.connectTimeoutMs,
    greetingTimeout: settings.greetingTimeoutMs,
    socketTimeout: settings.socketTimeoutMs,
    logger: false,
    transactionLog: false,
  };
}
