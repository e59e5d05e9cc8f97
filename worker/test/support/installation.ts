import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { openSending, type SendingModules } from "../../src/compose.ts";
import { rehearse, type Rehearsal } from "../../src/campaign/rehearse.ts";
import { limits } from "../../src/limits.ts";
import type { NewSubscription } from "../../src/ports/audience.ts";
import type { CampaignRecord } from "../../src/ports/campaigns.ts";
import { renderEditions } from "../../src/rendering/render-editions.ts";
import type { CampaignReport } from "../../src/campaign/campaign-report.ts";
import { createTestDatabase } from "./database.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";

export type Backend = "PostgreSQL" | "Redis";
export const backends: readonly Backend[] = ["PostgreSQL", "Redis"];

/** An installation without content: database, data folder, queue, as a test needs it. */
export interface Installation extends AsyncDisposable {
  readonly modules: SendingModules;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly queueNamespace: string;
  readonly subscribe: (subscriptions: readonly Partial<NewSubscription>[]) => Promise<void>;
  readonly rehearseSample: () => Promise<Rehearsal>;
  readonly reportOf: (campaignId: string) => Promise<CampaignReport>;
  readonly saveDatabase: () => Promise<void>;
  readonly restoreDatabase: () => Promise<void>;
}

export async function createInstallation(backend: Backend): Promise<Installation> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "newsletter-test-data-"));
  const queueNamespace = `q${new URL(database.url).pathname.slice(-12)}`;
  const redisUrl = backend === "Redis" ? inject("redisUrl") : undefined;
  const modules = await openSending({ databaseUrl: database.url, redisUrl, dataDir, queueNamespace, onError: () => undefined });
  const { snapshot, digest } = await sampleSnapshot();
  return {
    modules,
    dataDir,
    databaseUrl: database.url,
    redisUrl,
    queueNamespace,
    subscribe: async (subscriptions) => {
      await modules.audience.importSubscriptions(
        snapshot.publication.id,
        subscriptions.map((each) => ({ ...subscription(modules), ...each })),
        "test",
      );
    },
    rehearseSample: async () => {
      const queue = await modules.openQueue();
      try {
        return await rehearse(
          { state: "complete", snapshot, digest, findings: [], texts: [], languages: [], documents: [] },
          { ...modules, render: renderEditions, queue, batchRecipientsMax: limits.batchRecipientsMax, actor: "test" },
        );
      } finally {
        await queue.close();
      }
    },
    reportOf: async (campaignId) => modules.report(await existing(modules, campaignId)),
    saveDatabase: database.save,
    restoreDatabase: database.restore,
    [Symbol.asyncDispose]: async () => {
      await modules.close();
      await database[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
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
