import type { RelayAccess } from "../ports/relays.ts";
import { failureOf } from "./failure.ts";
import { openConnection } from "./open-connection.ts";
import { createLogin } from "./relay-login.ts";

/** What a look at a relay came to, for an operator. */
export interface RelayLook {
  readonly isWell: boolean;
  readonly words: string;
}

const secured: Readonly<Record<RelayAccess["tls"], string>> = { starttls: "STARTTLS", implicit: "TLS", none: "without TLS" };

/** Connects, secures, logs in as for sending, and goes. No mail is begun. */
export async function lookAtRelay(relay: RelayAccess, withinMs: number): Promise<RelayLook> {
  const { host, port, tls, auth } = relay;
  const where = `${host}:${String(port)}`;
  const login = createLogin(auth, withinMs);
  try {
    const bounds = { connectTimeoutMs: withinMs, greetingTimeoutMs: withinMs, socketTimeoutMs: withinMs };
    const connection = await openConnection({ relay, ...bounds }, login);
    connection.quit();
    return { isWell: true, words: `${where}, ${secured[tls]}, ${auth === undefined ? "no login" : "logged in"}` };
  } catch (cause) {
    const { message = "", trouble } = failureOf(cause);
    return { isWell: false, words: `${where}: ${stepOf(trouble)} (${login.withoutSecrets(message).trim()})` };
  }
}

function stepOf(trouble: ReturnType<typeof failureOf>["trouble"]): string {
  if (trouble === "relayTls") return "TLS failed, so nothing was said";
  return trouble === "relayLogin" ? "it refuses the login" : "it cannot be reached";
}
