import { once } from "node:events";
import { access, constants, stat } from "node:fs/promises";
import { connect } from "node:net";
import { dirname, join, resolve } from "node:path";
import { allowedOrigins, lakeSettings } from "../compose-content.ts";
import { checkedEpoch } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { lockedSentence } from "../journal/epoch.ts";
import { redisAnswers } from "../queue/range-queue.ts";
import { publicationIds } from "../sanity/publications.ts";
import { createFindUser } from "../sanity/signed-in-user.ts";
import { createAudienceStore } from "../store/audience-store.ts";
import { openDatabase } from "../store/database.ts";
import { storedEpoch } from "../store/epoch-store.ts";
import { createLeavingStore } from "../store/leaving-store.ts";
import { relayChecks } from "./relay-checks.ts";
import { reasonOf } from "./with-sending.ts";

export interface Check {
  readonly name: string;
  readonly state: "good" | "warning" | "fault";
  readonly detail: string;
}

type Finding = Omit<Check, "name">;
const good = (detail: string): Finding => ({ state: "good", detail });
const warning = (detail: string): Finding => ({ state: "warning", detail });

const answerWithinMs = 5_000;

/** Looks at everything the worker depends on. A check that throws is a fault with the sentence of its error. */
export async function checksOf(config: WorkerConfig): Promise<readonly Check[]> {
  const checks: readonly [string, () => Promise<Finding>][] = [
    ["database", async () => database(config)],
    ["content lake", async () => lake(config)],
    ["leaving", async () => leaving(config)],
    ["queue", async () => queue(config)],
    ["mailbox", async () => mailbox(config)],
    ["media folder", async () => mediaFolder(config)],
    ["epoch", async () => epoch(config)],
    ["backup", async () => backup(config)],
    ["binding", async () => binding(config)],
    ["undo window", async () => good(`${config.UNDO_WINDOW_SECONDS} s between the last signature and the first hand-over`)],
    ["internal origins", async () => good(`links may lead to ${allowedOrigins(config).join(", ") || "none"}`)],
  ];
  const [found, relays] = await Promise.all([
    Promise.all(
      checks.map(async ([name, check]) => {
        const { state, detail } = await check().catch((error: unknown): Finding => ({ state: "fault", detail: reasonOf(error) }));
        return { name, state, detail };
      }),
    ),
    relayChecks(config),
  ]);
  return [...found, ...relays];
}

async function database(config: WorkerConfig): Promise<Finding> {
  return withDatabase(config, async (db) => {
    const count = await createAudienceStore(db).subscriptionCount();
    return count === 0 ? warning('it answers and has no subscriptions yet: "newsletter audience import"') : good(`${count} subscriptions`);
  });
}

/** A desk or list whose partner has no contact leaves by itself: somebody should know before it has. */
async function leaving(config: WorkerConfig): Promise<Finding> {
  return withDatabase(config, async (db) => {
    const undecided = await createLeavingStore(db).undecided();
    const unasked = undecided.filter(({ toldCount }) => toldCount === 0);
    if (unasked.length === 0) return good(`${undecided.length} desks or lists wait for a contact's word`);
    const partners = [...new Set(unasked.map(({ partnerId }) => partnerId))].join(", ");
    return warning(
      `${unasked.length} desks or lists are leaving and nobody was asked, for want of a contact of ${partners}: "newsletter status"`,
    );
  });
}

async function queue({ REDIS_URL }: WorkerConfig): Promise<Finding> {
  if (REDIS_URL === undefined) return good("on PostgreSQL");
  return (await redisAnswers(REDIS_URL))
    ? good("on Redis")
    : { state: "fault", detail: "Redis does not answer; REDIS_URL says where it should be" };
}

async function withDatabase(
  { DATABASE_URL }: WorkerConfig,
  look: (db: ReturnType<typeof openDatabase>["db"]) => Promise<Finding>,
): Promise<Finding> {
  const { db, close } = openDatabase(DATABASE_URL, 1, () => undefined);
  try {
    return await look(db);
  } finally {
    await close();
  }
}

async function lake(config: WorkerConfig): Promise<Finding> {
  const settings = lakeSettings(config);
  const ids = await publicationIds(settings);
  if (settings.token === undefined) return warning(`${ids.length} publications; without SANITY_TOKEN drafts cannot be read, so no preview`);
  const user = await createFindUser(settings)(settings.token);
  if (user === undefined) return { state: "fault", detail: "it does not know the token in SANITY_TOKEN" };
  return good(`${ids.length} publications, asked as ${user.name}`);
}

/** Reads the greeting and goes; no mail is begun. */
async function mailbox({ MAILBOX_SMTP }: WorkerConfig): Promise<Finding> {
  const where = `${MAILBOX_SMTP.host}:${MAILBOX_SMTP.port}`;
  const socket = connect({ ...MAILBOX_SMTP, timeout: answerWithinMs });
  try {
    const [greeting] = (await once(socket.setEncoding("utf8"), "data", { signal: AbortSignal.timeout(answerWithinMs) })) as unknown[];
    const line = String(greeting).split("\r\n")[0] ?? "";
    return line.startsWith("220") ? good(where) : { state: "fault", detail: `${where} answered: ${line.slice(0, 100)}` };
  } catch (error) {
    return { state: "fault", detail: `${where} did not answer (${reasonOf(error)})` };
  } finally {
    socket.end("QUIT\r\n").destroySoon();
  }
}

async function mediaFolder({ DATA_DIR }: WorkerConfig): Promise<Finding> {
  const folder = resolve(DATA_DIR, "media");
  const writable = await nearestExisting(folder);
  await access(writable, constants.W_OK);
  return good(writable === folder ? folder : `${folder} will be made with the first picture`);
}

async function nearestExisting(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

async function epoch(config: WorkerConfig): Promise<Finding> {
  return withDatabase(config, async (db) => {
    const { hasCampaigns, number } = await storedEpoch(db);
    const file = join(config.DATA_DIR, "epoch");
    const isThere = await stat(file).then(
      () => true,
      () => false,
    );
    // The first look of an installation writes the file; that is for the worker to do.
    if (!isThere && !hasCampaigns) return good("a new installation; nothing has been sent from it");
    const found = await checkedEpoch(db, config.DATA_DIR);
    return found.state === "valid"
      ? good(`number ${number}, here and in the database; the journals agree`)
      : { state: "fault", detail: lockedSentence(found.reason) };
  });
}

/** A lake of our own that a backup does not know would be missed on the day it is wanted. */
async function backup({ LAKE_DATABASE_URL, SANITY_API_HOST }: WorkerConfig): Promise<Finding> {
  if (LAKE_DATABASE_URL !== undefined) return good("both databases, media, keys and assets");
  return SANITY_API_HOST === undefined
    ? good("without the content lake, which is hosted")
    : warning("without the content lake's documents: LAKE_DATABASE_URL is not set");
}

async function binding({ HOST, PUBLIC_URL }: WorkerConfig): Promise<Finding> {
  const isLocal = ["127.0.0.1", "localhost", "::1"].includes(HOST);
  if (isLocal) return good(`${HOST}: this machine only`);
  if (PUBLIC_URL.startsWith("https:")) return good(`${HOST}, with TLS in front (${PUBLIC_URL})`);
  return warning(`HOST is ${HOST}, so others reach the worker without TLS: put TLS in front and set PUBLIC_URL to its https address`);
}
