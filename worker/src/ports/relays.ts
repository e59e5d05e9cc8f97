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

/** A relay as an operator set it up. What it limits is its own affair; undefined where it says nothing. */
export interface RelayProfile {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tls: RelayTls;
  /** PEM file of a certificate authority that is trusted beside the usual ones. */
  readonly caFile: string | undefined;
  readonly auth: RelayPassword | RelayOAuth2 | undefined;
  readonly messagesPerMinuteMax: number | undefined;
  readonly messagesPerDayMax: number | undefined;
  /** Connections of one process. */
  readonly lanesMax: number | undefined;
  /** Whether the relay signs for us; we do not sign yet. */
  readonly signsDkim: boolean;
}
