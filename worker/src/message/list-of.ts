import { createHash } from "node:crypto";
import { languages, membersWords, translationOf, type IssueSnapshot, type Language, type SnapshotPartner } from "@newsletter/schemas";
import { mailbox } from "./header.ts";

/** RFC 2919, 3. */
const listIdOctetsMax = 255;
const markCharacters = 20;

/** Which list a message is of, as its header says it. */
export interface MailList {
  /** The name in its From field; the address is the publication's, whoever it is sent for: another one would not be aligned (RFC 9989). */
  readonly from: string;
  readonly listId: string;
  readonly owner: string;
  /** Tells complaints about one list from those about another; nothing in it is of one recipient. */
  readonly feedback: string;
}

/** The publication's own list in this language. */
export function ownList({ publication }: IssueSnapshot, language: Language): MailList {
  const { name, address } = publication.sender;
  return {
    from: name,
    listId: mailbox(publication.name[language] ?? name, `${publication.slug}-${language}.lists.${domainOf(address)}`),
    owner: `<mailto:${address}>`,
    feedback: "news",
  };
}

/** The list of a partner's members: their partner writes, by us. */
export function listOfMembers(snapshot: IssueSnapshot, language: Language, partner: SnapshotPartner): MailList {
  const { publication } = snapshot;
  const { name: sender, address } = publication.sender;
  const own = [language, ...languages];
  const partnerName = partner.organisation.shortName ?? translationOf(partner.organisation.name, language, own)?.value ?? partner.id;
  const mark = markOf(publication.id, partner.id);
  return {
    from: membersWords[language].sender(partnerName, sender),
    listId: namedListId(
      [`${partnerName}: ${publication.name[language] ?? sender}`, partnerName],
      `${mark}-${language}.members.lists.${domainOf(address)}`,
    ),
    owner: `<mailto:${address}?subject=members-${mark}-${language}>`,
    feedback: `members-${mark}`,
  };
}

/**
 * What stands for a partner's list in a List-Id: people sort their mail by it for years, so it is made of the two ids, which nobody can change,
 * and neither of a name, nor of an address on the web, nor of a number that a new database would draw anew.
 */
function markOf(publicationId: string, partnerId: string): string {
  return createHash("sha256").update(`${publicationId}\n${partnerId}`).digest("hex").slice(0, markCharacters);
}

/** With the longest name there is room for. */
function namedListId(names: readonly string[], id: string): string {
  return names.map((name) => mailbox(name, id)).find((value) => Buffer.byteLength(value) <= listIdOctetsMax) ?? `<${id}>`;
}

function domainOf(address: string): string {
  return address.split("@").at(-1) ?? "localhost";
}
