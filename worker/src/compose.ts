import { randomBytes } from "node:crypto";
import { erasedMark } from "./audience/keyed-hash.ts";
import { issueBounceToken, readBounceToken } from "./audience/token.ts";
import { campaignReport, type CampaignReport } from "./campaign/campaign-report.ts";
import type { Candidate } from "./campaign/plan-campaign.ts";
import { issueStates } from "./campaign/issue-states.ts";
import type { RehearseWith } from "./campaign/rehearse.ts";
import { readEpoch, type Epoch } from "./journal/epoch.ts";
import { heldByJournals } from "./journal/held-by-journals.ts";
import { journalLock } from "./journal/restore-guard.ts";
import { secretKey } from "./journal/secret-file.ts";
import { limits } from "./limits.ts";
import type { ArchiveStore } from "./ports/archive.ts";
import type { AudienceStore } from "./ports/audience.ts";
import type { AudienceFiles } from "./ports/audience-files.ts";
import type { ApprovalStore } from "./ports/approvals.ts";
import type { CampaignActs } from "./ports/campaign-acts.ts";
import type { CampaignRecord, CampaignStore } from "./ports/campaigns.ts";
import type { EditionStore, IssueStates } from "./ports/editions.ts";
import type { EvidenceStore, TokenContent } from "./ports/evidence.ts";
import type { LeavingStore } from "./ports/leaving.ts";
import type { MembersStore } from "./ports/members.ts";
import type { Outbox } from "./ports/outbox.ts";
import type { PackStore } from "./ports/packs.ts";
import type { PublicationStore } from "./ports/publications.ts";
import type { ReviewStore } from "./ports/reviews.ts";
import type { ContactStore, SegmentStore } from "./ports/segments.ts";
import type { Ledger } from "./ports/sending.ts";
import type { Clock, Ids, Timers } from "./ports/surroundings.ts";
import { openQueue, type QueueSettings } from "./queue/range-queue.ts";
import { createApprovalStore } from "./store/approval-store.ts";
import { createArchiveStore } from "./store/archive-store.ts";
import { createCampaignActs } from "./store/campaign-acts.ts";
import { createAudienceFiles } from "./store/audience-files.ts";
import { createAudienceStore } from "./store/audience-store.ts";
import { createCampaignStore, type StoredCampaigns } from "./store/campaign-store.ts";
import { migrate, openDatabase, type Database } from "./store/database.ts";
import { createContactStore } from "./store/contact-store.ts";
import { createEditionStore } from "./store/edition-store.ts";
import { storedEpoch } from "./store/epoch-store.ts";
import { createEvidenceStore } from "./store/evidence-store.ts";
import { journalGroupsOf } from "./store/journal-store.ts";
import { forgetUnconfirmed } from "./store/forget-unconfirmed.ts";
import { createLeavingStore } from "./store/leaving-store.ts";
import { createLedger } from "./store/ledger.ts";
import { createMembersStore } from "./store/members-store.ts";
import { createOutbox } from "./store/outbox.ts";
import { erasedMarks } from "./store/erasure-store.ts";
import { createPackStore } from "./store/pack-store.ts";
import { createPublicationStore } from "./store/publication-store.ts";
import { createReviewStore } from "./store/review-store.ts";
import { createSegmentStore } from "./store/segment-store.ts";
import { createSendingPresence, type SendingPresence } from "./store/sending-presence.ts";
import type { RangeQueue } from "./ports/sending.ts";

export const usualQueueNamespace = "bullmq";

/** What the sending half is told from outside; `config.ts` reads it. */
export interface SendingSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
  readonly onError: (cause: Error) => void;
  /** Name space of the queue: schema in PostgreSQL, prefix in Redis. */
  readonly queueNamespace?: string;
}

/** Everything that reads or writes the `newsletter` database, joined once for the program and the command line alike. */
export interface SendingModules {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly campaigns: CampaignStore;
  readonly approvals: ApprovalStore;
  readonly acts: CampaignActs;
  readonly evidence: EvidenceStore;
  readonly editions: EditionStore;
  readonly archive: ArchiveStore;
  readonly publications: PublicationStore;
  readonly audience: AudienceStore;
  readonly audienceFiles: AudienceFiles;
  readonly segments: SegmentStore;
  readonly contacts: ContactStore;
  readonly leavings: LeavingStore;
  /** What partners decide about mail to their members. */
  readonly members: MembersStore;
  /** Of wishes that nobody confirmed; gives how many were erased. */
  readonly forgetUnconfirmed: () => Promise<number>;
  readonly reviews: ReviewStore;
  readonly outbox: Outbox;
  readonly packs: PackStore;
  readonly issueStates: IssueStates;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly tokenKey: Uint8Array;
  /** Of addresses and networks that are known by their hash alone. */
  readonly hashKey: Uint8Array;
  readonly bounceToken: RehearseWith["bounceToken"];
  readonly readBounceToken: (token: string) => TokenContent | undefined;
  readonly queueSettings: QueueSettings;
  readonly openQueue: () => Promise<RangeQueue>;
  readonly report: (campaign: CampaignRecord) => Promise<CampaignReport>;
  /** Compares what is kept outside the database with it: whether this machine may send, and under which id. */
  readonly epoch: () => Promise<Epoch>;
  /** Tells everybody on this database that this process may hand over. */
  readonly presence: SendingPresence;
  readonly close: () => Promise<void>;
}

export async function openSending(settings: SendingSettings): Promise<SendingModules> {
  const { db, close } = openDatabase(settings.databaseUrl, limits.databaseConnectionsMax, settings.onError);
  await migrate(db);
  const epoch = (): Promise<Epoch> => checkedEpoch(db, settings.dataDir);
  // The first look founds the epoch of a new installation, before there is a campaign.
  await epoch();
  const ledger = createLedger(db);
  const hashKey = await secretKey(settings.dataDir, "hash-key", 32);
  const campaigns = withErasures(withJournals(createCampaignStore(db), settings.dataDir), db, hashKey);
  const approvals = createApprovalStore(db);
  const audience = createAudienceStore(db);
  const presence = createSendingPresence(settings.databaseUrl);
  const tokenKey = await secretKey(settings.dataDir, "token-key", 32);
  const queueSettings: QueueSettings = {
    databaseUrl: settings.databaseUrl,
    redisUrl: settings.redisUrl,
    namespace: settings.queueNamespace ?? usualQueueNamespace,
    onError: settings.onError,
  };
  return {
    db,
    ledger,
    campaigns,
    approvals,
    acts: createCampaignActs(db),
    evidence: createEvidenceStore(db),
    publications: createPublicationStore(db),
    audience,
    audienceFiles: createAudienceFiles(settings.databaseUrl, { ids, erasedMark: (mailbox) => erasedMark(hashKey, mailbox) }),
    segments: createSegmentStore(db),
    contacts: createContactStore(db),
    editions: createEditionStore(db),
    leavings: createLeavingStore(db),
    members: createMembersStore(db),
    forgetUnconfirmed: () => forgetUnconfirmed(db, { keptDays: limits.unconfirmedKeptDays, countMax: limits.unconfirmedPerRoundMax }),
    archive: createArchiveStore(db),
    reviews: createReviewStore(db),
    outbox: createOutbox(db),
    packs: createPackStore(db),
    issueStates: (issueIds) => issueStates(issueIds, { ledger, campaigns, isApprovalAsked: approvals.isAsked }),
    ids,
    clock: { now: () => new Date() },
    timers,
    tokenKey,
    hashKey,
    bounceToken: (row) => issueBounceToken(tokenKey, row),
    readBounceToken: (token) => readBounceToken(tokenKey, token),
    queueSettings,
    openQueue: async () => openQueue(queueSettings, (await storedEpoch(db)).number),
    report: (campaign) => campaignReport(campaign, { ledger, campaigns, approvals }),
    epoch,
    presence,
    close: async () => {
      await presence.leave();
      await close();
    },
  };
}

/** Planning leaves out whom a journal has for the issue as well: a restored database may not know the campaign. */
function withJournals(campaigns: StoredCampaigns, dataDir: string): CampaignStore {
  return {
    ...campaigns,
    submittedBefore: async (issueId) => {
      const held = await heldByJournals(dataDir, issueId, await campaigns.rehearsalsOf(issueId));
      const ids = new Set([...(await campaigns.submittedBefore(issueId)), ...held]);
      // Whoever had the issue through one partner has had it, also where another subscription of the mailbox was excluded as its duplicate, or is
      // what a merge kept.
      return campaigns.sameMailboxes(ids);
    },
  };
}

/** Planning leaves out an address that was erased, by whatever way it came back but its owner's own: of it only a hash is known. */
function withErasures(campaigns: CampaignStore, db: Database, hashKey: Uint8Array): CampaignStore {
  return {
    ...campaigns,
    candidates: async (publicationId) => {
      const [candidates, marks] = await Promise.all([campaigns.candidates(publicationId), erasedMarks(db, publicationId)]);
      if (marks.size === 0) return candidates;
      return candidates.map((candidate) => suppressedIf(candidate, marks.has(erasedMark(hashKey, candidate.address))));
    },
  };
}

function suppressedIf(candidate: Candidate, isErased: boolean): Candidate {
  return isErased ? { ...candidate, isSuppressed: true } : candidate;
}

/** The epoch, then the journals of this machine. */
export async function checkedEpoch(db: Database, dataDir: string): Promise<Epoch> {
  const { hasCampaigns, ...stored } = await storedEpoch(db);
  const epoch = await readEpoch(dataDir, stored, hasCampaigns);
  if (epoch.state === "locked") return epoch;
  const lock = await journalLock(dataDir, () => journalGroupsOf(db, epoch.machineId));
  return lock === undefined ? epoch : { state: "locked", ...lock };
}

const timers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, act) => {
    const timer = setInterval(act, ms);
    return () => clearInterval(timer);
  },
};

const ids: Ids = {
  /** RFC 9562, 5.7: 48 bits of milliseconds, then random ones. */
  uuidv7: () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  },
  randomHex: (count) => randomBytes(count).toString("hex"),
};
