/** How the connection to a relay is secured. `starttls` is required, never tried: a server that does not offer it gets nothing. */
export type RelayTls = "starttls" | "implicit" | "none";

export interface RelayPassword {
  readonly user: string;
  readonly password: string;
}

/** A refresh token, for relays that take no passwords any more: Microsoft 365, Google. */
export interface RelayOAuth2 {
  readonly user: string;
  readonly oauth2: { readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string };
}

/** Where it is, and how one gets in. */
export interface RelayAccess {
  readonly host: string;
  readonly port: number;
  readonly tls: RelayTls;
  /** PEM of certificate authorities that are trusted beside the usual ones. */
  readonly ca: string | undefined;
  readonly auth: RelayPassword | RelayOAuth2 | undefined;
}

/** A relay as an operator set it up. What it limits is its own affair; undefined where it says nothing. */
export interface RelayProfile extends RelayAccess {
  readonly name: string;
  readonly messagesPerMinuteMax: number | undefined;
  readonly messagesPerDayMax: number | undefined;
  /** To one mail domain; undefined for the bound of `limits.ts`. */
  readonly domainMessagesPerMinuteMax: number | undefined;
  /** Connections of one process. */
  readonly lanesMax: number | undefined;
  /** Whether the relay signs for us; we do not sign yet. */
  readonly signsDkim: boolean;
}

/** What the ledger calls the mailbox on this machine; no relay may have this name. */
export const mailboxName = "mailbox";

/** The mailbox keeps mail and passes nothing on, and is never anywhere else than on this machine. */
export function mailboxProfile({ host, port }: Pick<RelayAccess, "host" | "port">): RelayProfile {
  return {
    name: mailboxName,
    host,
    port,
    tls: "none",
    ca: undefined,
    auth: undefined,
    messagesPerMinuteMax: undefined,
    messagesPerDayMax: undefined,
    domainMessagesPerMinuteMax: undefined,
    lanesMax: undefined,
    signsDkim: false,
  };
}

/** Of a host name as it stands in an address or in a setting. */
export function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
