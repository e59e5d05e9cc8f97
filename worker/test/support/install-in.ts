import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeContent } from "../../src/compose-content.ts";
import { openSending, type SendingModules } from "../../src/compose.ts";
import { rehearse, type Rehearsal } from "../../src/campaign/rehearse.ts";
import { readContentConfig } from "../../src/config.ts";
import { limits } from "../../src/limits.ts";
import type { ContentSource, SnapshotResult } from "../../src/ports/content.ts";
import type { CampaignRecord } from "../../src/ports/campaigns.ts";
import { renderEditions } from "../../src/rendering/render-editions.ts";
import { sampleIssueId } from "../../src/sample/sample-source.ts";
import type { CampaignReport } from "../../src/campaign/campaign-report.ts";
import type { TestDatabase } from "./database-in.ts";
import { plantSubscriptions, type NewSubscription } from "./plant-subscriptions.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";

/** An installation without content: database, data folder, queue, as a test needs it. */
export interface Installation extends AsyncDisposable {
  readonly modules: SendingModules;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly queueNamespace: string;
  readonly subscribe: (subscriptions: readonly Partial<NewSubscription>[]) => Promise<void>;
  /** `batchRecipientsMax` in a job, as the senders have it. */
  readonly rehearseSample: (batchRecipientsMax?: number) => Promise<Rehearsal>;
  /** The sample issue as this source has it; its pictures and files are in this installation's store. */
  readonly rehearseFrom: (source: ContentSource) => Promise<Rehearsal>;
  readonly reportOf: (campaignId: string) => Promise<CampaignReport>;
  readonly saveDatabase: () => Promise<void>;
  readonly restoreDatabase: () => Promise<void>;
  /** Statements of SQL, by who may do everything. */
  readonly run: (statements: string) => Promise<void>;
  /** Whoever is connected is cut off, as in a maintenance; nobody comes back before it asks something. */
  readonly cutOff: () => Promise<void>;
}

/** In this database, which goes with it; the queue is there as well, or in the Redis at `redisUrl`. */
export async function installIn(database: TestDatabase, redisUrl: string | undefined): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), "newsletter-test-data-"));
  const queueNamespace = `q${new URL(database.url).pathname.slice(-12)}`;
  const modules = await openSending({ databaseUrl: database.url, redisUrl, dataDir, queueNamespace, onError: () => undefined });
  const { snapshot, digest } = await sampleSnapshot();
  return {
    modules,
    dataDir,
    databaseUrl: database.url,
    redisUrl,
    queueNamespace,
    subscribe: async (subscriptions) => {
      await plantSubscriptions(
        modules.db,
        snapshot.publication.id,
        subscriptions.map((each) => ({ ...subscription(modules), ...each })),
      );
    },
    rehearseSample: async (batchRecipientsMax) =>
      rehearseTaken(
        modules,
        { state: "complete", snapshot, digest, findings: [], texts: [], languages: [], documents: [] },
        batchRecipientsMax,
      ),
    rehearseFrom: async (source) => {
      const { takeSnapshot } = composeContent(readContentConfig({ DATA_DIR: dataDir }), source);
      return rehearseTaken(modules, await takeSnapshot(sampleIssueId, "published"));
    },
    reportOf: async (campaignId) => modules.report(await existing(modules, campaignId)),
    saveDatabase: database.save,
    restoreDatabase: database.restore,
    run: database.run,
    // Waits until each is gone: who looks right afterwards would still see some of them.
    cutOff: () =>
      database.run(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      ),
    [Symbol.asyncDispose]: async () => {
      await modules.close();
      await database[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function rehearseTaken(
  modules: SendingModules,
  taken: SnapshotResult,
  batchRecipientsMax: number = limits.batchRecipientsMax,
): Promise<Rehearsal> {
  const queue = await modules.openQueue();
  try {
    return await rehearse(taken, {
      ...modules,
      render: renderEditions,
      queue,
      batchRecipientsMax,
      actor: "test",
    });
  } finally {
    await queue.close();
  }
}

async function existing(modules: SendingModules, campaignId: string): Promise<CampaignRecord> {
  const campaign = await modules.campaigns.campaign(campaignId);
  if (campaign === undefined) throw new Error(`no campaign ${campaignId}`);
  return campaign;
}

function subscription({ ids }: SendingModules): NewSubscription {
  const number = ids.randomHex(8);
  return {
    id: ids.uuidv7(),
    number,
    address: `reader-${number}@example.org`,
    recipientKind: "person",
    partnerId: undefined,
    languages: ["en"],
    state: "active",
  };
}

/** One subscription of each of the sample's partners, without which a rehearsal is refused. */
export const partnerSubscriptions: readonly Partial<NewSubscription>[] = [
  { address: "office@vngoc.example.org", recipientKind: "desk", partnerId: "partner-vngoc" },
  { address: "members@coalition.example.org", recipientKind: "list", partnerId: "partner-uncac-coalition" },
  { address: "secretary@alliance.example.org", recipientKind: "person", partnerId: "partner-alliance", languages: ["ar", "en"] },
];
