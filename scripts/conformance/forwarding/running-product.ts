import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { rehearse } from "../../../worker/src/campaign/rehearse.ts";
import { composeContent } from "../../../worker/src/compose-content.ts";
import { readContentConfig } from "../../../worker/src/config.ts";
import { limits } from "../../../worker/src/limits.ts";
import { renderEditions } from "../../../worker/src/rendering/render-editions.ts";
import { createSampleSource, sampleIssueId } from "../../../worker/src/sample/sample-source.ts";
import type { Installation } from "../../../worker/test/support/install-in.ts";
import { within } from "../../drill/within.ts";
import { freePorts } from "../../free-port.ts";
import { listens } from "../../listens.ts";
import { endWithUs } from "../end-with-us.ts";

const program = fileURLToPath(new URL("../../../worker/dist/main.js", import.meta.url));
const readyWithinMs = 30_000;
const stopWithinMs = 10_000;
const restWithinMs = 40_000;

/** The worker as it is in production, which sends and answers at `publicUrl`: the address that stands in the mails. */
export interface RunningProduct extends AsyncDisposable {
  readonly publicUrl: string;
  /** Sends the sample to everybody who subscribes, and waits for the last of them. */
  readonly sendSample: () => Promise<void>;
}

export async function startProduct(installation: Installation, mailboxPort: number): Promise<RunningProduct> {
  const [port = 0, studioPort = 0] = await freePorts(2);
  const publicUrl = `http://127.0.0.1:${String(port)}`;
  const { databaseUrl, dataDir } = installation;
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PUBLIC_URL: publicUrl };
  const ports = { PORT_WEB: String(port), PORT_STUDIO: String(studioPort), MAILBOX_SMTP: `smtp://127.0.0.1:${String(mailboxPort)}` };
  // Nobody signs in, and the sample comes from its files: the lake is a port that nobody answers on.
  const env = { ...settings, ...ports, SANITY_API_HOST: "http://127.0.0.1:9" };
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "pipe"], env });
  endWithUs(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const bound = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    await ended;
    clearTimeout(bound);
  };
  if (!(await within(readyWithinMs, async () => child.exitCode !== null || (await listens(port)))) || child.exitCode !== null) {
    await stop();
    throw new Error(`The worker does not start: ${said.trim().split("\n").at(-1) ?? ""}`);
  }
  return {
    publicUrl,
    sendSample: () => sendSample(installation, publicUrl),
    [Symbol.asyncDispose]: stop,
  };
}

async function sendSample({ modules, dataDir, reportOf }: Installation, publicUrl: string): Promise<void> {
  const content = composeContent(readContentConfig({ DATA_DIR: dataDir, PUBLIC_URL: publicUrl }), createSampleSource());
  const taken = await content.takeSnapshot(sampleIssueId, "published");
  const { batchRecipientsMax } = limits;
  // Without a queue of ours: the running worker finds the rows by itself.
  const { campaignId, plannedCount } = await rehearse(taken, { ...modules, render: renderEditions, batchRecipientsMax, actor: "test" });
  const isOver = await within(restWithinMs, async () => (await reportOf(campaignId)).isAtRest);
  const { counts } = await reportOf(campaignId);
  if (!isOver || counts.accepted !== plannedCount) throw new Error(`The sample did not reach everybody: ${JSON.stringify(counts)}`);
}
