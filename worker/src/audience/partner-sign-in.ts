import { createHash } from "node:crypto";
import type { Language } from "@newsletter/schemas";
import type { NewNotice } from "../ports/outbox.ts";
import type { KnownContact, NewPartnerSignIn, PartnerSignIn, PartnerSignInStore } from "../ports/partner-sign-in.ts";
import type { PublicationStore } from "../ports/publications.ts";
import type { FormUses } from "../ports/subscribing.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import { formAllowance } from "./form-allowance.ts";
import { partnerSessionMinutes, partnerSignInMinutes } from "./limits.ts";
import { maskedAddress } from "./masked-address.ts";
import { partnerSignInMail } from "./partner-mails.ts";
import { issuePartnerToken, readPartnerToken } from "./partner-token.ts";

export interface PartnerSignInWith {
  readonly signIns: PartnerSignInStore;
  readonly formUses: FormUses;
  readonly publications: PublicationStore;
  readonly tokenKey: Uint8Array;
  readonly hashKey: Uint8Array;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * A partner's contact signs in by the link of a mail: the form says the same whatever is known of an address, the link changes nothing by being
 * opened, since scanners open every link of a mail, and its button works once. What the browser then keeps is known to us by its hash alone.
 */
export function createPartnerSignIn(use: PartnerSignInWith): PartnerSignIn {
  const { signIns, formUses, tokenKey, hashKey, ids } = use;
  return {
    ask: async (address, { language, ip }) => {
      const allowance = await formAllowance(formUses, hashKey, { address, ip });
      if (allowance === "busy") return { state: "busy" };
      return { state: "asked", planned: allowance === "granted" ? planFor(use, address, language) : Promise.resolve() };
    },
    find: async (token) => {
      const name = readPartnerToken(tokenKey, token);
      const open = name === undefined ? undefined : await signIns.open(name);
      return open === undefined ? undefined : { partnerName: open.partnerName, maskedAddress: maskedAddress(open.address) };
    },
    use: async (token) => {
      const name = readPartnerToken(tokenKey, token);
      if (name === undefined) return undefined;
      const secret = ids.randomHex(32);
      const used = await signIns.use(name, { digest: sessionDigest(secret), minutes: partnerSessionMinutes });
      return used === undefined ? undefined : { secret, landing: used.landing };
    },
    session: (secret) => signIns.session(sessionDigest(secret)),
    choose: (secret, contactId) => signIns.choose(sessionDigest(secret), contactId),
    signOut: (secret) => signIns.signOut(sessionDigest(secret)),
  };
}

export interface PlannedLink extends Pick<NewPartnerSignIn, "contactId" | "validMinutes" | "landing" | "publicationId"> {
  /** In the words of who sends it. */
  readonly mail: (url: string, contact: KnownContact) => NewNotice;
}

/** A link that signs a contact in, to be planned by whoever has a reason to send one. */
export function newPartnerSignIn(
  { ids, tokenKey, publicUrl }: Pick<PartnerSignInWith, "ids" | "tokenKey" | "publicUrl">,
  { mail, ...link }: PlannedLink,
): NewPartnerSignIn {
  const number = ids.randomHex(4);
  return {
    ...link,
    id: ids.uuidv7(),
    number,
    mail: (contact) =>
      mail(`${publicUrl}/partner/${issuePartnerToken(tokenKey, { partnerNumber: contact.partnerNumber, number })}`, contact),
  };
}

async function planFor(use: PartnerSignInWith, address: string, language: Language): Promise<void> {
  const contact = await use.signIns.contactOf(address);
  if (contact === undefined) return;
  const [publication] = [...(await use.signIns.publicationsOf(contact.partnerId)), ...(await use.publications.all())];
  // Before the first issue nobody has a name to write under.
  if (publication === undefined) return;
  const to = { id: use.ids.uuidv7(), publication, language, now: use.clock.now() };
  await use.signIns.plan(
    newPartnerSignIn(use, {
      contactId: contact.id,
      validMinutes: partnerSignInMinutes,
      landing: "overview",
      publicationId: undefined,
      mail: (url, known) => partnerSignInMail(to, known, url),
    }),
  );
}

/** What is stored of a session in place of its secret. */
export function sessionDigest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
