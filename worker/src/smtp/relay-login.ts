import type { SMTPConnectionAuth } from "nodemailer/lib/smtp-connection";
import XOAuth2 from "nodemailer/lib/xoauth2";
import type { RelayProfile } from "../ports/relays.ts";
import { freshAccessToken, TokenRefusedError } from "./access-token.ts";

/** How one gets into a relay, and what of it may stand in no log, no evidence and no answer. */
export interface RelayLogin {
  /** New for each connection, since the library writes into it; an access token is fetched once for all of them. */
  readonly auth: () => SMTPConnectionAuth | undefined;
  /** A server may repeat to us what we said. */
  readonly withoutSecrets: (text: string) => string;
}

/** What stands in the place of a secret. */
const hidden = "•••";

export function createLogin(auth: RelayProfile["auth"], tokenTimeoutMs: number): RelayLogin {
  if (auth === undefined) return { auth: () => undefined, withoutSecrets: (text) => text };
  const secrets = new Set<string>();
  const keep = (...given: readonly string[]): void => {
    for (const secret of given) secrets.add(secret).add(base64(secret));
  };
  const withoutSecrets = (text: string): string =>
    // The longest first: one may stand within another.
    [...secrets].toSorted((a, b) => b.length - a.length).reduce((clean, secret) => clean.replaceAll(secret, hidden), text);
  if ("password" in auth) {
    const { user, password } = auth;
    keep(password, `\u0000${user}\u0000${password}`);
    return { auth: () => ({ user, pass: password }), withoutSecrets };
  }
  const { user, oauth2 } = auth;
  keep(oauth2.clientSecret, oauth2.refreshToken);
  const provide = async (done: Parameters<XOAuth2.Options["provisionCallback"] & {}>[2]): Promise<void> => {
    const given = await freshAccessToken(oauth2, tokenTimeoutMs).catch(refused);
    if (given instanceof TokenRefusedError) return done(given);
    keep(given.accessToken, `user=${user}\u0001auth=Bearer ${given.accessToken}\u0001\u0001`);
    return done(null, given.accessToken, given.expiresAt);
  };
  const tokens = new XOAuth2({ user, provisionCallback: (_user, _renew, done) => void provide(done) });
  return { auth: () => ({ user, oauth2: tokens }), withoutSecrets };
}

function refused(cause: unknown): TokenRefusedError {
  return cause instanceof TokenRefusedError ? cause : new TokenRefusedError("The access token could not be refreshed.", { cause });
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
