import { fileURLToPath } from "node:url";
import { destination, pino, type Logger } from "pino";
import { linksFault } from "./approval/links-fault.ts";
import { createAudienceDesk } from "./audience/audience-desk.ts";
import { composeApprovals } from "./compose-approvals.ts";
import { composeAuthors, keepAuthors } from "./compose-authors.ts";
import { allowedOrigins, composeContent, lakeSettings } from "./compose-content.ts";
import { composePacks } from "./compose-packs.ts";
import { composeOnboarding } from "./compose-onboarding.ts";
import { composePartners } from "./compose-partners.ts";
import { composeLeaving } from "./compose-leaving.ts";
import { composeReach, keepVisits } from "./compose-reach.ts";
import { composeRearming, type RearmingDesk } from "./compose-rearming.ts";
import { composeReviews } from "./compose-reviews.ts";
import { composeSubscribing } from "./compose-subscribing.ts";
import { composeVerifying } from "./compose-verifying.ts";
import { openSending, type SendingModules } from "./compose.ts";
import { ConfigError, readWorkerConfig, type WorkerConfig } from "./config.ts";
import { serveWeb, type ServedWeb } from "./http/serve-web.ts";
import { createLinks } from "./links/link-states.ts";
import { createPlanProofs } from "./outbox/plan-proofs.ts";
import { createPreflight } from "./preflight/preflight-issue.ts";
import { givingWay } from "./rendering/give-way.ts";
import type { RelayProfile } from "./ports/relays.ts";
import { readRelays } from "./relays-file.ts";
import { checkMasthead, renderEditions } from "./rendering/render-editions.ts";
import { createFindAuthors } from "./sanity/find-authors.ts";
import { createFindUser } from "./sanity/signed-in-user.ts";
import { startSender } from "./sender.ts";
import { createTranslateIssue } from "./translation/translate-issue.ts";

// The composition root: settings, then clients, modules, roles. Started by `node worker/dist/main.js`; importing it does nothing.

const studioFolder = fileURLToPath(new URL("../../studio/dist", import.meta.url));

interface RunningWorker {
  readonly stop: () => Promise<void>;
}

async function startWorker(config: WorkerConfig, relays: readonly RelayProfile[], log: Logger): Promise<RunningWorker> {
  const onError = (cause: Error): void => log.error({ event: "connection.failed", message: cause.message });
  const modules = await openSending({ databaseUrl: config.DATABASE_URL, redisUrl: config.REDIS_URL, dataDir: config.DATA_DIR, onError });
  // What was started is stopped in the opposite order, also when a later part could not be started.
  const stops: (() => Promise<void>)[] = [modules.close];
  const stop = async (): Promise<void> => {
    for (const stopOne of stops.toReversed()) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: the database goes last
      await stopOne();
    }
  };
  try {
    const sending = config.ROLES.includes("send") ? await keepSending(config, { modules, relays }, log) : undefined;
    if (sending !== undefined) stops.push(sending.stop);
    if (config.ROLES.includes("web")) {
      const rearming = composeRearming(modules, {
        dataDir: config.DATA_DIR,
        isSending: sending !== undefined,
        onRearmed: async () => sending?.beginAnew(),
      });
      const served = await startWeb(config, { modules, relays, rearming }, log);
      stops.push(served.close);
      log.info({ event: "worker.listening", web: served.web, studio: served.studio });
    } else log.info({ event: "worker.started", roles: config.ROLES });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

interface Joined {
  readonly modules: SendingModules;
  readonly relays: readonly RelayProfile[];
}

/** The role that sends, and another one in its place once somebody has re-armed it: a process that was locked stays locked. */
async function keepSending(
  config: WorkerConfig,
  { modules, relays }: Joined,
  log: Logger,
): Promise<{ readonly beginAnew: () => Promise<void>; readonly stop: () => Promise<void> }> {
  const onEvent = (event: Readonly<Record<string, unknown>>): void => log.info(event);
  const settings = { dataDir: config.DATA_DIR, publicUrl: config.PUBLIC_URL, mailboxSmtp: config.MAILBOX_SMTP, relays, onEvent };
  let sender = startSender(modules, settings);
  await sender;
  return {
    beginAnew: async () => {
      const locked = await sender;
      sender = locked.drain().then(async () => startSender(modules, settings));
      await sender;
    },
    // One that could not begin anew has nothing to drain, and must not keep the others from being stopped.
    stop: async () => (await sender.catch(() => undefined))?.drain(),
  };
}

async function startWeb(
  config: WorkerConfig,
  { modules, relays, rearming }: Joined & { readonly rearming: RearmingDesk },
  log: Logger,
): Promise<ServedWeb> {
  const content = composeContent(config);
  const { source, takeSnapshot, readAttachments, media } = content;
  const links = createLinks({ allowedOrigins: allowedOrigins(config) });
  const rendering = givingWay(renderEditions);
  const preflight = createPreflight({ takeSnapshot, source, renderEditions: rendering.inBulk, links });
  const { editions, issueStates, audience } = modules;
  const lake = lakeSettings(config);
  const planProofs = createPlanProofs({ ...modules, takeSnapshot, source, renderEditions, readAttachments });
  const reach = composeReach(modules);
  const served = await serveWeb(
    {
      takeSnapshot,
      renderEditions: rendering.atOnce,
      checkMasthead,
      preflight,
      translateIssue: createTranslateIssue(takeSnapshot),
      editions,
      leaving: composeLeaving(modules, { publicUrl: config.PUBLIC_URL }),
      ...composeSubscribing(modules, config.PUBLIC_URL),
      ...composePartners(modules, config.PUBLIC_URL),
      verifying: composeVerifying(modules, content, { renderEditions: rendering.atOnce, publicUrl: config.PUBLIC_URL }),
      ...composeOnboarding(modules, content, { renderEditions: rendering.atOnce, publicUrl: config.PUBLIC_URL }),
      archive: modules.archive,
      publications: modules.publications,
      media,
      findUser: createFindUser(lake),
      issueStates,
      rightsOf: audience.rightsOf,
      reviewing: composeReviews(modules, content, lake),
      packing: composePacks(modules, content, rendering.atOnce),
      ...reach,
      planProofs,
      outbox: modules.outbox,
      audienceDesk: createAudienceDesk({ ...modules, source }),
      approvals: modules.approvals,
      sending: composeApprovals(modules, content, {
        preflight,
        renderInBulk: rendering.inBulk,
        authors: composeAuthors(modules, lake),
        findAuthors: createFindAuthors(lake),
        relays,
        rearming,
        undoWindowMs: config.UNDO_WINDOW_SECONDS * 1_000,
        messages: { publicUrl: config.PUBLIC_URL, dataDir: config.DATA_DIR },
      }),
    },
    webSettings(config, log),
  );
  const keepingAuthors = keepAuthors(modules, lake, (event) => log.info(event));
  const keepingVisits = keepVisits(reach.visits, modules, log);
  return {
    ...served,
    close: async () => {
      await served.close();
      await keepingVisits.stop();
      await keepingAuthors.stop();
      await links.close();
    },
  };
}

function webSettings(config: WorkerConfig, log: Logger): Parameters<typeof serveWeb>[1] {
  return {
    host: config.HOST,
    portWeb: config.PORT_WEB,
    portStudio: config.PORT_STUDIO,
    publicUrl: config.PUBLIC_URL,
    studioUrl: config.STUDIO_URL,
    folder: studioFolder,
    lakeOrigin: config.SANITY_API_HOST === undefined ? undefined : config.LAKE_BROWSER_ORIGIN,
    projectId: config.SANITY_PROJECT_ID,
    dataset: config.SANITY_DATASET,
    onUnexpected: (error, route) => log.error({ event: "request.failed", route, message: messageOf(error) }),
  };
}

/** A relay that sends to the world, and links that lead nowhere, do not start together. */
async function relaysOf({ RELAYS_FILE, PUBLIC_URL }: WorkerConfig): Promise<readonly RelayProfile[]> {
  const relays = await readRelays(RELAYS_FILE);
  const fault = linksFault(relays, PUBLIC_URL);
  if (fault !== undefined) throw new ConfigError(`${fault} Set PUBLIC_URL to the address at which readers reach the worker.`);
  return relays;
}

/** Runs until it is told to stop: by a signal, or by the end of the process that started it. */
async function main(): Promise<void> {
  const log = pino({ base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, destination({ dest: 1, sync: true }));
  try {
    const config = readWorkerConfig();
    const worker = await startWorker(config, await relaysOf(config), log);
    const stopped = Promise.withResolvers<string>();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stopped.resolve(signal));
    process.on("disconnect", () => stopped.resolve("disconnect"));
    const cause = await stopped.promise;
    log.info({ event: "worker.draining", cause });
    await worker.stop();
    log.info({ event: "worker.stopped" });
    process.exit(0);
  } catch (error) {
    process.stderr.write(`newsletter worker: ${error instanceof ConfigError ? error.message : messageOf(error)}\n`);
    process.exit(1);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (import.meta.main) await main();
