import type { PrepareResponse, SendingState } from "@newsletter/schemas";
import { prepareResponseSchema, sendingStateSchema } from "@newsletter/schemas/studio";
import { startSender, type Sender } from "../../src/sender.ts";
import { partnerSubscriptions } from "./installation.ts";
import { serveInstallation, type ServedInstallation, type ServedWith } from "./served-web.ts";
import { startSink, type Sink, type SinkScript } from "./sink.ts";
import { waitFor } from "./wait-for.ts";

export const issueId = "sample-issue-2024-01";
export const publicationId = "publication-civil-society-newsletter";
/** People of the installation, by the token each signs in with. */
export type Who = "editor" | "approver" | "operator";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Prepared = Extract<PrepareResponse, { readonly state: "prepared" }>;

/** An installation with three people and the sample's partners, asked over HTTP as the Studio asks, with an SMTP server that it sends to. */
export interface SendingHouse extends AsyncDisposable {
  readonly served: ServedInstallation;
  readonly sink: Sink;
  readonly ask: (who: Who, path: string, body?: object) => Promise<Answer>;
  /** What is answered as a file. */
  readonly download: (who: Who, path: string, body: object) => Promise<string>;
  readonly prepared: () => Promise<Prepared>;
  readonly state: (who?: Who) => Promise<SendingState>;
  /** Asked for by the editor; gives what is to be signed. */
  readonly asked: (scheduledAt?: string | null) => Promise<{ readonly approvalId: string; readonly digest: string }>;
  /** Asked for, and signed by the approver; gives the campaign. */
  readonly approved: () => Promise<string>;
  /** Starts a sending process. */
  readonly send: (events?: object[]) => Promise<void>;
  /** The campaign, once nothing more happens by itself. */
  readonly atRest: () => Promise<NonNullable<SendingState["campaign"]>>;
}

export async function openSendingHouse({ relay, ...given }: ServedWith & { readonly relay?: SinkScript } = {}): Promise<SendingHouse> {
  const sink = await startSink(relay);
  const served = await serveInstallation({ withStudio: false, ...given });
  const { audience } = served.installation.modules;
  await audience.grant("user-approver", { publicationId, right: "approve" }, "test");
  await audience.grant("user-operator", { publicationId, right: "operate" }, "test");
  await served.installation.subscribe(partnerSubscriptions);
  const senders: Sender[] = [];

  const answerTo = async (who: Who, path: string, body?: object): Promise<Response> =>
    fetch(`${served.web}/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${who}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ask: SendingHouse["ask"] = async (who, path, body) => {
    const response = await answerTo(who, path, body);
    return { status: response.status, body: await response.json() };
  };
  const prepared: SendingHouse["prepared"] = async () => {
    const answer = prepareResponseSchema.parse((await ask("editor", "/sending/prepare", { issueId })).body);
    if (answer.state !== "prepared") throw new Error(JSON.stringify(answer.findings));
    return answer;
  };
  const state: SendingHouse["state"] = async (who = "editor") =>
    sendingStateSchema.parse((await ask(who, `/sending?issueId=${issueId}`)).body);
  const asked: SendingHouse["asked"] = async (scheduledAt = null) => {
    const { digest } = await prepared();
    const answer = await ask("editor", "/sending/ask", { issueId, digest, note: "Please look at page two.", scheduledAt });
    const { approval } = sendingStateSchema.parse(answer.body);
    if (approval === null) throw new Error("no approval was asked for");
    return { approvalId: approval.id, digest: approval.digest };
  };
  return {
    served,
    sink,
    ask,
    download: async (who, path, body) => (await answerTo(who, path, body)).text(),
    prepared,
    state,
    asked,
    approved: async () => {
      const { body } = await ask("approver", "/sending/approve", await asked());
      const { campaign } = sendingStateSchema.parse(body);
      if (campaign === null) throw new Error(`no campaign was planned: ${JSON.stringify(body)}`);
      return campaign.id;
    },
    send: async (events = []) => {
      senders.push(
        await startSender(served.installation.modules, {
          dataDir: served.installation.dataDir,
          publicUrl: "http://127.0.0.1:3400",
          mailboxSmtp: { host: "127.0.0.1", port: sink.port },
          onEvent: (event) => events.push(event),
        }),
      );
    },
    atRest: async () => {
      const { campaign } = await waitFor(state, isAtRest);
      if (campaign === null) throw new Error("there is a campaign");
      return campaign;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(senders.map(async (sender) => sender.drain()));
      await sink[Symbol.asyncDispose]();
      await served[Symbol.asyncDispose]();
    },
  };
}

function isAtRest({ campaign }: SendingState): boolean {
  return campaign !== null && ["finished", "cancelled", "needsDecision"].includes(campaign.status);
}
