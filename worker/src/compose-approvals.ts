import { createApproving, type Approving } from "./approval/approving.ts";
import { createPrepareIssue, publishedSnapshot } from "./approval/prepare-issue.ts";
import { createReadDifferences, type ReadDifferences } from "./approval/read-differences.ts";
import { createReadSendingState, type ReadSendingState } from "./approval/sending-state.ts";
import { createStaleness } from "./approval/staleness.ts";
import { createControls, type Controls } from "./campaign/controls.ts";
import { rehearse, type Rehearsal } from "./campaign/rehearse.ts";
import type { ContentModules } from "./compose-content.ts";
import { createRecipientMail, type MessageSettings } from "./compose-messages.ts";
import type { RearmingDesk } from "./compose-rearming.ts";
import type { SendingModules } from "./compose.ts";
import { limits } from "./limits.ts";
import type { Preflight } from "./preflight/preflight-issue.ts";
import type { RelayProfile } from "./ports/relays.ts";
import type { AuthorLog, FindAuthors } from "./ports/authors.ts";
import type { RenderInBulk } from "./ports/editions.ts";
import { paceOf } from "./routes.ts";
import { linesOfPage, templateVersion } from "./rendering/render-editions.ts";

/** From "ask for approval" to the last settled recipient, for the web role. */
export interface SendingDesk {
  readonly approving: Approving;
  readonly controls: Controls;
  readonly sendingState: ReadSendingState;
  readonly differences: ReadDifferences;
  readonly rearm: RearmingDesk["rearm"];
  readonly rehearseIssue: (issueId: string, actor: string) => Promise<Rehearsal>;
}

export interface SendingDeskSettings {
  readonly preflight: Preflight;
  readonly renderInBulk: RenderInBulk;
  readonly authors: AuthorLog;
  readonly findAuthors: FindAuthors;
  readonly undoWindowMs: number;
  readonly messages: MessageSettings;
  readonly relays: readonly RelayProfile[];
  readonly rearming: RearmingDesk;
}

export function composeApprovals(
  modules: SendingModules,
  { takeSnapshot, source }: ContentModules,
  { renderInBulk, undoWindowMs, messages, rearming, ...settings }: SendingDeskSettings,
): SendingDesk {
  const { rightsOf } = modules.audience;
  const staleness = createStaleness({ takeSnapshot, templateVersion });
  const [relay] = settings.relays;
  const pace = relay === undefined ? undefined : paceOf(relay, limits);
  const prepare = createPrepareIssue({
    ...modules,
    ...settings,
    pace,
    takeSnapshot,
    source,
    renderEditions: renderInBulk,
    templateVersion,
  });
  return {
    approving: createApproving({ ...modules, prepare, rightsOf, staleness, undoWindowMs }),
    controls: createControls({ ...modules, rightsOf, recipientMail: createRecipientMail(modules, messages) }),
    sendingState: createReadSendingState({ ...modules, rightsOf, staleness, relays: settings.relays, lockedReason: rearming.lockedReason }),
    rearm: rearming.rearm,
    differences: createReadDifferences({ ...modules, linesOfPage }),
    rehearseIssue: async (issueId, actor) =>
      rehearse(await publishedSnapshot(issueId, takeSnapshot), {
        ...modules,
        render: renderInBulk,
        batchRecipientsMax: limits.batchRecipientsMax,
        actor,
      }),
  };
}
