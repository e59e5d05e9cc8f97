import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { Redis } from "ioredis";
import { startSender } from "../src/sender.ts";
import { backends, createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { startSink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

/** All that the queue keeps of its jobs, as text. */
async function queueContent({ modules, redisUrl, queueNamespace }: Installation): Promise<string> {
  if (redisUrl === undefined) {
    const { rows } = await sql`select to_jsonb(j) as job from ${sql.table(`${queueNamespace}.job`)} j`.execute(modules.db);
    return JSON.stringify(rows);
  }
  const redis = new Redis(redisUrl);
  try {
    const keys = await redis.keys(`${queueNamespace}:newsletter-ranges:*-1-0`);
    return JSON.stringify(await Promise.all(keys.map((key) => redis.hgetall(key))));
  } finally {
    redis.disconnect();
  }
}

async function emptyQueue({ modules, redisUrl, queueNamespace }: Installation): Promise<void> {
  if (redisUrl === undefined) {
    await sql`truncate ${sql.table(`${queueNamespace}.job`)} cascade`.execute(modules.db);
    return;
  }
  const redis = new Redis(redisUrl);
  try {
    await redis.del(await redis.keys(`${queueNamespace}:*`));
  } finally {
    redis.disconnect();
  }
}

describe.each(backends)("with the queue on %s", (backend) => {
  test("invariant 10: jobs carry ids, never addresses or content", async () => {
    await using installation = await createInstallation(backend);
    await installation.subscribe(partnerSubscriptions);
    const { campaignId } = await installation.rehearseSample();
    const content = await queueContent(installation);
    expect(content).toContain(campaignId);
    expect(content).not.toMatch(/@|example\.org|Newsletter,/u);
  });

  test("a queue that lost everything is filled again from the ledger", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink();
    await installation.subscribe(partnerSubscriptions);
    const { campaignId } = await installation.rehearseSample();
    await emptyQueue(installation);
    const sender = await send(installation, sink.port);
    const { status } = await waitFor(
      () => installation.reportOf(campaignId),
      (report) => report.isAtRest,
    );
    await sender.drain();
    expect(status).toBe("finished");
    expect(sink.bodies).toHaveLength(3);
  });

  test("drained before the relay answers: what was in the body is unconfirmed, the rest is given back", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink({ afterDot: () => "wait" });
    await installation.subscribe([...partnerSubscriptions, ...Array.from({ length: 17 }, () => ({}))]);
    const { campaignId } = await installation.rehearseSample();
    const sender = await send(installation, sink.port, 200);
    await sink.when(({ waiting }) => waiting === 5);
    await sender.drain();
    const { counts } = await installation.reportOf(campaignId);
    expect(counts).toMatchObject({ unconfirmed: 5, planned: 15, claimed: 0, handed: 0 });
  });

  test("drained while the relay answers late: the reply is waited for and stored", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink({ afterDot: () => "wait" });
    await installation.subscribe(partnerSubscriptions);
    const { campaignId } = await installation.rehearseSample();
    const sender = await send(installation, sink.port);
    await sink.when(({ waiting }) => waiting === 3);
    const drained = sender.drain();
    sink.release("250 2.0.0 Ok: queued");
    await drained;
    expect(await installation.reportOf(campaignId)).toMatchObject({ status: "finished", counts: { accepted: 3 } });
  });
});

test("invariant 5: a plan that cannot be stored whole leaves no campaign behind", async () => {
  await using installation = await createInstallation("PostgreSQL");
  await installation.subscribe(partnerSubscriptions);
  const { db } = installation.modules;
  await sql`alter table recipients add constraint refuses_the_third check (seq < 3)`.execute(db);
  await expect(installation.rehearseSample()).rejects.toThrow("refuses_the_third");
  expect(await installation.modules.campaigns.all()).toEqual([]);
  const { rows } = await sql`select from audit where action = 'campaign.planned'`.execute(db);
  expect(rows).toEqual([]);
});

function send({ modules, dataDir }: Installation, port: number, drainMs?: number): ReturnType<typeof startSender> {
  return startSender(modules, {
    dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port },
    onEvent: () => undefined,
    ...(drainMs === undefined ? {} : { bounds: { drainMs } }),
  });
}
