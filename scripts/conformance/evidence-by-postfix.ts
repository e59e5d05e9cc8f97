import { join } from "node:path";
import * as z from "zod";
import { startSender } from "../../worker/src/sender.ts";
import { newsletter } from "../../worker/test/support/command.ts";
import { createDatabaseIn } from "../../worker/test/support/database-in.ts";
import { installIn, partnerSubscriptions, type Installation } from "../../worker/test/support/install-in.ts";
import { startSink } from "../../worker/test/support/sink.ts";
import { within } from "../drill/within.ts";
import { startPostgres } from "../postgres/server.ts";
import { claimOf, type Claim } from "./claim.ts";
import { startLosingLine, type Loss } from "./losing-line.ts";
import { startPostfixRelay, type PostfixRelay } from "./postfix-relay.ts";

// A campaign through a whole Postfix whose every reply to a final dot is lost on the way, and some messages with it: everybody is unconfirmed. Then
// Postfix's own reports are read, and after them its log.

const fates = ["refused", "deferred", "passedOn", "lostInBody"] as const;
type Fate = (typeof fates)[number];
const perFate = 20;
const settledMin = 0.95;
const restWithinMs = 60_000;
const reportsWithinMs = 40_000;

const fateOf = (address: string): Fate =>
  fates[Number(/(?<number>\d+)@/u.exec(address)?.groups?.["number"] ?? 0) % fates.length] ?? "passedOn";

const replies = {
  refused: "550 5.1.1 User unknown",
  deferred: "451 4.3.0 Try again later",
  passedOn: "250 2.1.5 Ok",
  lostInBody: "250 2.1.5 Ok",
} as const;

export async function evidenceByPostfixClaims(folder: string): Promise<readonly Claim[]> {
  const postgres = await startPostgres({ dataDir: join(folder, "database"), databases: [], withoutFsync: true });
  try {
    await using installation = await installIn(await createDatabaseIn(postgres.url("postgres")), undefined);
    // The partners have no number in their addresses and share the first fate.
    const others = Array.from({ length: fates.length * perFate }, (_, index) => ({ address: `reader-${String(index)}@example.org` }));
    await installation.subscribe([...partnerSubscriptions, ...others]);
    const { campaignId } = await installation.rehearseSample();
    const returnDomain = await returnDomainOf(installation);
    await using nextHop = await startSink({ rcpt: (address) => replies[fateOf(address)] });
    await using postfix = await startPostfixRelay(folder, nextHop.port, returnDomain);
    await using line = await startLosingLine(postfix.port, (address): Loss => (fateOf(address) === "lostInBody" ? "body" : "reply"));
    await loseEverybody(installation, campaignId, line.port);
    return await readWhatCameBack(installation, campaignId, postfix);
  } finally {
    await postgres.stop();
  }
}

async function returnDomainOf({ modules }: Installation): Promise<string> {
  const { return_path } = await modules.db
    .selectFrom("recipients")
    .select("return_path")
    .where("return_path", "is not", null)
    .executeTakeFirstOrThrow();
  return return_path?.split("@").at(-1) ?? "";
}

async function loseEverybody(installation: Installation, campaignId: string, port: number): Promise<void> {
  const sender = await startSender(installation.modules, {
    dataDir: installation.dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port },
    onEvent: () => undefined,
  });
  const isOver = await within(restWithinMs, async () => {
    const { isAtRest, counts, campaign } = await installation.reportOf(campaignId);
    return isAtRest && counts.unconfirmed === campaign.candidateCount;
  });
  await sender.drain();
  if (!isOver) throw new Error(`Not everybody became unconfirmed: ${JSON.stringify((await installation.reportOf(campaignId)).counts)}`);
}

async function readWhatCameBack(installation: Installation, campaignId: string, postfix: PostfixRelay): Promise<readonly Claim[]> {
  const { modules } = installation;
  const rowsOf = async (fate: Fate): Promise<readonly { readonly state: string; readonly message_id: string | null }[]> => {
    const rows = await modules.db
      .selectFrom("recipients")
      .select(["address", "state", "message_id"])
      .where("campaign_id", "=", campaignId)
      .execute();
    return rows.filter(({ address }) => fateOf(address) === fate);
  };
  const [refused = 0, deferred = 0, passedOn = 0, lost = 0] = (await Promise.all(fates.map(rowsOf))).map(({ length }) => length);
  const haveCome = await within(reportsWithinMs, () =>
    Promise.resolve(postfix.returnedCount() >= refused + deferred && sentCount(postfix) >= passedOn),
  );
  if (!haveCome)
    throw new Error(`Postfix reported on ${String(postfix.returnedCount())} messages, and not on ${String(refused + deferred)}.`);
  const byReports = await read(installation, postfix.returnedFolder);
  const byLog = await read(installation, postfix.logFile);
  const ofLost = await rowsOf("lostInBody");
  const stillLost = ofLost.filter(({ state }) => state === "unconfirmed").length;
  const log = postfix.log();
  const metCount = ofLost.filter(({ message_id }) => message_id !== null && log.includes(message_id)).length;
  const { bounceCount: bounces } = await modules.evidence.counts(campaignId);
  const again = await read(installation, postfix.returnedFolder, postfix.logFile);
  return [
    settledClaim("an unconfirmed recipient about whom Postfix sent a report is settled by it", byReports.settled, refused + deferred),
    settledClaim("an unconfirmed recipient whose message is in Postfix's log is settled by it", byLog.settled, passedOn),
    claimOf(
      "whose message Postfix did not take whole stays unconfirmed, although its log has met the Message-ID",
      stillLost === lost && metCount === lost ? [] : [`${String(stillLost)} of ${String(lost)} stay, and ${String(metCount)} were met`],
      `${String(lost)} of ${String(lost)}`,
    ),
    claimOf(
      "what Postfix bounced is recorded once, by its report and its log together, and once more changes nothing",
      bounces === refused && again.settled + again.bounces === 0
        ? []
        : [`${String(bounces)} bounces of ${String(refused)}; again: ${JSON.stringify(again)}`],
      `${String(bounces)} bounces`,
    ),
  ];
}

function settledClaim(claim: string, settled: number, of: number): Claim {
  const figures = `${String(settled)} of ${String(of)} settled by themselves`;
  return claimOf(claim, of > 0 && settled / of >= settledMin ? [] : [figures], figures);
}

function sentCount(postfix: PostfixRelay): number {
  return postfix.log().match(/postfix\/smtp\[.*status=sent/gu)?.length ?? 0;
}

const countsSchema = z.object({ counts: z.object({ settled: z.int(), bounces: z.int() }) });

async function read({ databaseUrl, dataDir }: Installation, ...files: readonly string[]): Promise<z.infer<typeof countsSchema>["counts"]> {
  const { code, out, err } = await newsletter(["evidence", ...files, "--json"], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  if (code !== 0) throw new Error(err);
  return countsSchema.parse(JSON.parse(out)).counts;
}
