import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createAudienceDesk } from "../../src/audience/audience-desk.ts";
import { issueToken, type TokenPurpose } from "../../src/audience/token.ts";
import { composeApprovals } from "../../src/compose-approvals.ts";
import { composeContent } from "../../src/compose-content.ts";
import { composeOnboarding } from "../../src/compose-onboarding.ts";
import { composePartners } from "../../src/compose-partners.ts";
import { composePacks } from "../../src/compose-packs.ts";
import { composeLeaving } from "../../src/compose-leaving.ts";
import { composeReach } from "../../src/compose-reach.ts";
import { composeRearming } from "../../src/compose-rearming.ts";
import { composeReviews } from "../../src/compose-reviews.ts";
import { composeSubscribing } from "../../src/compose-subscribing.ts";
import { composeVerifying } from "../../src/compose-verifying.ts";
import { readContentConfig } from "../../src/config.ts";
import { serveWeb } from "../../src/http/serve-web.ts";
import { createLinks } from "../../src/links/link-states.ts";
import { createPlanProofs } from "../../src/outbox/plan-proofs.ts";
import type { AuthorLog, FindAuthors } from "../../src/ports/authors.ts";
import type { RelayProfile } from "../../src/ports/relays.ts";
import type { ContentSource } from "../../src/ports/content.ts";
import { createPreflight } from "../../src/preflight/preflight-issue.ts";
import { checkMasthead, renderEditions } from "../../src/rendering/render-editions.ts";
import { createTranslateIssue } from "../../src/translation/translate-issue.ts";
import { createSampleSource } from "../../src/sample/sample-source.ts";
import type { LakeSettings } from "../../src/sanity/lake-client.ts";
import { createFindUser } from "../../src/sanity/signed-in-user.ts";
import { createInstallation, type Backend, type Installation } from "./installation.ts";
import { lakeUsers, startScriptedLake, type ScriptedLake } from "./scripted-lake.ts";

export const publicUrl = "http://127.0.0.1:3400";
export const studioOrigin = "http://localhost:3333";

export interface ServedInstallation extends AsyncDisposable {
  readonly installation: Installation;
  readonly lake: ScriptedLake;
  readonly web: string;
  readonly studio: string;
  /** What nobody expected, as the log would have it. */
  readonly unexpected: readonly unknown[];
  readonly token: (subscriptionNumber: string, purpose: TokenPurpose) => string;
  /** What is counted of visits goes to the database, which a running worker does every minute. */
  readonly keepVisits: () => Promise<void>;
}

export interface ServedWith {
  readonly withStudio?: boolean;
  readonly source?: ContentSource;
  /** Origins that links may lead to. */
  readonly allowedOrigins?: readonly string[];
  /** A lake that answers for itself, in place of one that knows who is signed in and no more. */
  readonly lakeSettings?: LakeSettings;
  /** Who wrote what is to be sent; the sample's editor when nothing else is said. */
  readonly authors?: AuthorLog;
  readonly undoWindowMs?: number;
  readonly relays?: readonly RelayProfile[];
  readonly backend?: Backend;
}

const names: Readonly<Record<string, string>> = { editor: "Edith Editor", approver: "Ada Approver", operator: "Otto Operator" };

const bySampleEditor: AuthorLog = {
  authorsOf: async () => ({ people: [{ id: "user-editor", name: "Edith Editor", isRobot: false }], gaps: [] }),
};

const findAuthors: FindAuthors = async (ids) => ids.map((id) => ({ id, name: names[id.replace("user-", "")] ?? id, isRobot: false }));

/** The web role on free ports: the sample as its content, real stores, real sockets. */
export async function serveInstallation({
  withStudio = true,
  source = createSampleSource(),
  allowedOrigins = [],
  lakeSettings,
  authors = bySampleEditor,
  undoWindowMs = 0,
  relays = [],
  backend,
}: ServedWith = {}): Promise<ServedInstallation> {
  const installation = await createInstallation(backend);
  const { modules, dataDir } = installation;
  const lake = await startScriptedLake(lakeUsers(names));
  const content = composeContent(readContentConfig({ DATA_DIR: dataDir }), source);
  const { takeSnapshot, media } = content;
  const links = createLinks({ allowedOrigins });
  const lakeAddress = lakeSettings ?? { apiHost: lake.origin, projectId: "newsletter", dataset: "production", token: undefined };
  const unexpected: unknown[] = [];
  const preflight = createPreflight({ takeSnapshot, source, renderEditions, links });
  const { editions, issueStates, audience, tokenKey } = modules;
  const reach = composeReach(modules);
  const served = await serveWeb(
    {
      takeSnapshot,
      renderEditions,
      checkMasthead,
      translateIssue: createTranslateIssue(takeSnapshot),
      preflight,
      editions,
      leaving: composeLeaving(modules, { publicUrl }),
      ...composeSubscribing(modules, publicUrl),
      ...composePartners(modules, publicUrl),
      verifying: composeVerifying(modules, content, { renderEditions, publicUrl }),
      ...composeOnboarding(modules, content, { renderEditions, publicUrl }),
      archive: modules.archive,
      publications: modules.publications,
      media,
      findUser: createFindUser(lakeAddress),
      issueStates,
      rightsOf: audience.rightsOf,
      reviewing: composeReviews(modules, content, lakeAddress),
      packing: composePacks(modules, content, renderEditions),
      ...reach,
      planProofs: createPlanProofs({ ...modules, ...content, renderEditions }),
      outbox: modules.outbox,
      audienceDesk: createAudienceDesk({ ...modules, source }),
      approvals: modules.approvals,
      sending: composeApprovals(modules, content, {
        preflight,
        renderInBulk: renderEditions,
        authors,
        findAuthors,
        undoWindowMs,
        relays,
        rearming: composeRearming(modules, { dataDir, isSending: true, onRearmed: async () => undefined }),
        messages: { publicUrl, dataDir },
      }),
    },
    {
      host: "127.0.0.1",
      portWeb: 0,
      portStudio: 0,
      publicUrl,
      studioUrl: studioOrigin,
      folder: withStudio ? await builtStudio(dataDir) : join(dataDir, "nothing"),
      lakeOrigin: "http://lake.localhost:3900",
      projectId: "newsletter",
      dataset: "production",
      onUnexpected: (error) => unexpected.push(error),
    },
  );
  return {
    installation,
    lake,
    web: served.web,
    studio: served.studio,
    unexpected,
    keepVisits: reach.visits.keep,
    token: (subscriptionNumber, purpose) => issueToken(tokenKey, { purpose, subscriptionNumber, campaignNumber: "0badcafe" }),
    [Symbol.asyncDispose]: async () => {
      await served.close();
      await links.close();
      await lake[Symbol.asyncDispose]();
      await installation[Symbol.asyncDispose]();
    },
  };
}

async function builtStudio(dataDir: string): Promise<string> {
  const folder = await mkdtemp(join(dataDir, "studio-"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Studio</title>");
  return folder;
}
