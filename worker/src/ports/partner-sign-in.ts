import type { Language, TranslatedString } from "@newsletter/schemas";
import type { NewNotice } from "./outbox.ts";
import type { PublicationProfile } from "./publications.ts";

/** A person who answers for a partner, to whom a link can be sent. */
export interface KnownContact {
  readonly id: string;
  readonly address: string;
  readonly partnerId: string;
  readonly partnerName: TranslatedString;
  /** 8 bytes, lower-case hexadecimal. */
  readonly partnerNumber: string;
}

/**
 * A link that signs a contact in, as it is planned: `planPartnerSignIn` of `store/` stores it with its mail, in the transaction of whoever has a
 * reason to send it. `newPartnerSignIn` of `audience/` makes one.
 */
export interface NewPartnerSignIn {
  readonly id: string;
  readonly contactId: string;
  /** 4 bytes, lower-case hexadecimal. */
  readonly number: string;
  readonly validMinutes: number;
  /** The page it leads to: a word, `overview` for `/partner/overview`. */
  readonly landing: string;
  /** That of who invites; undefined where the contact asked. */
  readonly publicationId: string | undefined;
  readonly mail: (contact: KnownContact) => NewNotice;
}

/** What the link of a sign-in names. */
export interface SignInName {
  readonly partnerNumber: string;
  readonly number: string;
}

export interface OpenSignIn {
  readonly partnerName: TranslatedString;
  readonly address: string;
}

/** Who is signed in, for which partner, and what of ours that partner has to do with. */
export interface PartnerSession {
  readonly contactId: string;
  readonly contactName: string;
  readonly address: string;
  readonly partnerId: string;
  readonly partnerName: TranslatedString;
  /** In the order of their slugs. */
  readonly publications: readonly PublicationProfile[];
  /** Other partners that the same address answers for. */
  readonly others: readonly { readonly contactId: string; readonly partnerName: TranslatedString }[];
}

/** Links and sessions of partners' contacts, by `store/`. Times are the database's. */
export interface PartnerSignInStore {
  /** Of several partners' contacts with this address the first; undefined where nobody has it. */
  readonly contactOf: (address: string) => Promise<KnownContact | undefined>;
  readonly publicationsOf: (partnerId: string) => Promise<readonly PublicationProfile[]>;
  readonly plan: (signIn: NewPartnerSignIn) => Promise<boolean>;
  /** Undefined for one that is used, expired or unknown. */
  readonly open: (name: SignInName) => Promise<OpenSignIn | undefined>;
  /** Exactly once: of two at the same moment one gets undefined. `digest` is the new session's, hexadecimal. Audited. */
  readonly use: (
    name: SignInName,
    session: { readonly digest: string; readonly minutes: number },
  ) => Promise<{ readonly landing: string } | undefined>;
  readonly session: (digest: string) => Promise<PartnerSession | undefined>;
  /** Another partner that the same address answers for; false where it is none of hers. Audited. */
  readonly choose: (digest: string, contactId: string) => Promise<boolean>;
  /** Idempotent. Audited. */
  readonly signOut: (digest: string) => Promise<void>;
  /** Everybody of this partner: sessions end, and open links open no more. Audited. */
  readonly signOutAll: (partnerId: string, actor: string) => Promise<{ readonly sessionCount: number; readonly linkCount: number }>;
}

/** Signing in by a link and nothing else, by `audience/` over `store/`. Secrets of sessions are 32 bytes, lower-case hexadecimal. */
export interface PartnerSignIn {
  /**
   * Says the same whatever is known of the address, and as soon: what is done about it goes on in `planned`, which whoever answers does not wait
   * for. `busy` is about the network, or about everybody.
   */
  readonly ask: (
    address: string,
    asked: { readonly language: Language; readonly ip: string },
  ) => Promise<{ readonly state: "busy" } | { readonly state: "asked"; readonly planned: Promise<void> }>;
  readonly find: (token: string) => Promise<(Pick<OpenSignIn, "partnerName"> & { readonly maskedAddress: string }) | undefined>;
  readonly use: (token: string) => Promise<{ readonly secret: string; readonly landing: string } | undefined>;
  readonly session: (secret: string) => Promise<PartnerSession | undefined>;
  readonly choose: (secret: string, contactId: string) => Promise<boolean>;
  readonly signOut: (secret: string) => Promise<void>;
}
