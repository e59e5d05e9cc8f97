import { createHash } from "node:crypto";
import { memberWording, type Language } from "@newsletter/schemas";
import type { AudienceLine, ImportedLine } from "../ports/audience-files.ts";
import type {
  AddOutcome,
  AskedMember,
  ImportsMembers,
  Keeping,
  KeptUpload,
  MemberFileOutcome,
  PartnerMembers,
  PartnerMembersStore,
} from "../ports/partner-members.ts";
import type { PublicationProfile, PublicationStore } from "../ports/publications.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import { importAudience } from "./import-audience.ts";
import { invitedMark } from "./keyed-hash.ts";
import {
  confirmDays,
  memberAdditionsPerDayMax,
  memberAsksMax,
  memberAsksPerDayMax,
  memberLinesShownMax,
  membersPerPageMax,
} from "./limits.ts";
import { memberAskedMail } from "./member-mails.ts";
import { parseMembers } from "./parse-members.ts";
import { sessionDigest } from "./partner-sign-in.ts";
import { TableError } from "./table-error.ts";
import { issueToken } from "./token.ts";

export interface PartnerMembersWith {
  readonly members: PartnerMembersStore;
  readonly audienceFiles: ImportsMembers;
  readonly publications: PublicationStore;
  readonly tokenKey: Uint8Array;
  readonly hashKey: Uint8Array;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
}

/** Added by hand, as the history of consent calls it in the place of a file. */
const byHand = "by hand";

/**
 * A partner keeps its own list. Whom it adds is judged as any file is (`import-audience.ts`), so that nobody who left comes back by it; and whom no
 * written agreement brings is asked by a mail, which names the partner, before anything else is sent.
 */
export function createPartnerMembers(use: PartnerMembersWith): PartnerMembers {
  const { members } = use;
  return {
    page: (list, question) => members.page(list, question, membersPerPageMax),
    member: members.member,
    remove: members.remove,
    all: members.all,
    agreement: members.agreement,
    add: (keeping, person) => add(use, keeping, person),
    look: async (keeping, { name, bytes, language }) => {
      const digest = sha256Of(bytes);
      const upload = { publicationId: keeping.publicationId, fileName: name, digest, content: bytes, language };
      const looked = await read(use, keeping, upload, { isDryRun: true, skipFaulty: false });
      if (looked.state !== "looked") return looked;
      return (await members.keepUpload(sessionDigest(keeping.sessionSecret), upload)) ? looked : { state: "gone" };
    },
    import: async (keeping, digest, skipFaulty) => {
      const upload = await members.takeUpload(sessionDigest(keeping.sessionSecret), digest);
      if (upload?.publicationId !== keeping.publicationId) return { state: "gone" };
      return read(use, keeping, upload, { isDryRun: false, skipFaulty });
    },
  };
}

interface Manner {
  readonly isDryRun: boolean;
  readonly skipFaulty: boolean;
}

async function read(use: PartnerMembersWith, keeping: Keeping, upload: KeptUpload, manner: Manner): Promise<MemberFileOutcome> {
  const publication = await use.publications.byId(keeping.publicationId);
  if (publication === undefined) return { state: "gone" };
  try {
    return await importOf(use, keeping, { upload, publication, manner });
  } catch (cause) {
    if (cause instanceof TableError) return { state: "unreadable", sentence: cause.message };
    throw cause;
  }
}

interface Import {
  readonly upload: KeptUpload;
  readonly publication: PublicationProfile;
  readonly manner: Manner;
}

async function importOf(use: PartnerMembersWith, keeping: Keeping, { upload, publication, manner }: Import): Promise<MemberFileOutcome> {
  const { partnerId, publicationId, contactId } = keeping;
  const agreement = await use.members.agreement(keeping);
  const newMax = agreement === undefined ? memberAsksPerDayMax : memberAdditionsPerDayMax;
  const addresses = new Map<number, string>();
  async function* rows(table: Parameters<typeof parseMembers>[0]): AsyncGenerator<AudienceLine> {
    for await (const line of parseMembers(table, { partnerId, languages: publication.languages, language: upload.language })) {
      if ("row" in line) addresses.set(line.line, line.row.address);
      yield line;
    }
  }
  const again: string[] = [];
  const shown: ImportedLine[] = [];
  let worthShowing = 0;
  const file = {
    publicationId,
    actor: contactId,
    file: upload.fileName,
    agreement: agreement?.reference,
    ...manner,
    byPartner: { partnerId, newMax },
    bytes: oneChunk(upload.content),
    parse: rows,
  };
  const { state, counts, requestedCount, isTooMany } = await importAudience(file, use.audienceFiles, (line) => {
    if (line.reason === "removedBefore") again.push(addresses.get(line.line) ?? "");
    if (!isWorthSaying(line)) return;
    worthShowing += 1;
    if (shown.length < memberLinesShownMax) shown.push(line);
  });
  if (isTooMany === true) return { state: "tooMany", max: newMax, isAsking: agreement === undefined };
  // Nobody is told of a file that was not added: those who wait since an earlier one may be.
  const isImported = state === "imported";
  if (isImported) await askWaiting(use, keeping, { publication, again });
  return {
    state: isImported ? "imported" : "looked",
    digest: upload.digest,
    file: { counts, askedCount: requestedCount + again.length, lines: shown, moreLinesCount: worthShowing - shown.length },
  };
}

/** What comes in and what is there already, also where the address is written in other letters, is counted alone. */
function isWorthSaying({ outcome, reason }: ImportedLine): boolean {
  if (outcome === "merged") return reason?.startsWith("line ") === true;
  return outcome !== "new" && outcome !== "unchanged";
}

async function add(
  use: PartnerMembersWith,
  keeping: Keeping,
  { address, languages }: Parameters<PartnerMembers["add"]>[1],
): Promise<AddOutcome> {
  const [language = "en"] = languages;
  const content = Buffer.from(`address,languages\r\n${address},${languages.join(";")}\r\n`);
  const upload = { publicationId: keeping.publicationId, fileName: byHand, digest: sha256Of(content), content, language };
  const outcome = await read(use, keeping, upload, { isDryRun: false, skipFaulty: false });
  if (outcome.state === "tooMany") return "full";
  if (outcome.state !== "imported") return "refused";
  const { counts, askedCount, lines } = outcome.file;
  const reason = lines[0]?.reason;
  if (reason === "removedBefore") return "again";
  if (reason === "ownChoice") return "ownChoice";
  if (reason === "notAMember") return "office";
  if (counts.refused > 0 || counts.faulty > 0) return "refused";
  if (counts.new > 0) return askedCount > 0 ? "asked" : "added";
  return counts.changed > 0 ? "changed" : "there";
}

async function askWaiting(
  { members, hashKey, tokenKey, publicUrl, ids, clock }: PartnerMembersWith,
  keeping: Keeping,
  { publication, again }: { readonly publication: PublicationProfile; readonly again: readonly string[] },
): Promise<void> {
  const languageOf = ({ languages }: AskedMember): Language => languages[0] ?? publication.languages[0] ?? "en";
  await members.ask(keeping, {
    again,
    contactId: keeping.contactId,
    validDays: confirmDays,
    asksMax: memberAsksMax,
    mark: (address) => invitedMark(hashKey, address),
    number: () => ids.randomHex(4),
    language: languageOf,
    wording: memberWording,
    mail: ({ subscriptionNumber, address }, campaignNumber, language) =>
      memberAskedMail(
        { id: ids.uuidv7(), publication, language, address, now: clock.now() },
        keeping.partnerName,
        `${publicUrl}/confirm/${issueToken(tokenKey, { purpose: "confirm", subscriptionNumber, campaignNumber })}`,
      ),
  });
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
