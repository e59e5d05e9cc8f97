import { approvalFault } from "./approval/check-approved-bytes.ts";
import { linksFault } from "./approval/links-fault.ts";
import { createLeavingRound } from "./compose-leaving.ts";
import { createMessageFor, remembered } from "./compose-messages.ts";
import type { SendingModules } from "./compose.ts";
import { openJournal } from "./journal/journal.ts";
import { outcomesSaid } from "./journal/outcomes-said.ts";
import { JournalFaultError } from "./journal/read-journals.ts";
import { limits, type SenderBounds } from "./limits.ts";
import type { RelayProfile } from "./ports/relays.ts";
import { openWorker } from "./queue/range-queue.ts";
import { openRoutes } from "./routes.ts";
import { createMailRound, pauseBeforeNextMs } from "./send-mails.ts";
import { createSendingGuard } from "./sending-guard.ts";
import { everySoOften } from "./submission/every-so-often.ts";
import type { SendRange } from "./submission/send-range.ts";
import { createSendingLoop, type SendingLoopWith } from "./submission/sending-loop.ts";

export interface SenderSettings {
  readonly dataDir: string;
  readonly publicUrl: string;
  /** On this machine; for rehearsals, and for everything where no relay is set up. */
  readonly mailboxSmtp: { readonly host: string; readonly port: number };
  /** Where campaigns and single mails leave; the second one when the first is unwell. */
  readonly relays?: readonly RelayProfile[];
  readonly onEvent: (event: Readonly<Record<string, unknown>>) => void;
  /** Shorter ones, for tests that outlive them. */
  readonly bounds?: Partial<SenderBounds>;
  /** What stands around each port: the drill ends the process there. */
  readonly around?: <Port extends object>(name: SenderPort, port: Port) => Port;
}

/** The ports between a claim and its settling, by the names the drill prints. */
export type SenderPort = "ledger" | "journal" | "journals" | "submitter" | "queue" | "approvals" | "messages" | "campaigns";

/** The role that sends: runs ranges from the queue, and every second puts right what a dead process or a lost queue left. */
export interface Sender {
  /** No new claims; what runs may end within the drain bound, then it is `unconfirmed`. */
  readonly drain: () => Promise<void>;
}

export async function startSender(modules: SendingModules, settings: SenderSettings): Promise<Sender> {
  const { around = (_name, port) => port, relays = [] } = settings;
  const bounds: SenderBounds = { ...limits, ...settings.bounds };
  const guard = await createSendingGuard(modules, settings.onEvent);
  const journal = around("journal", await openJournal(settings.dataDir, guard.machineId));
  const ways = openRoutes({ ...settings, relays, bounds, around: (submitter) => around("submitter", submitter) });
  const queue = around("queue", await modules.openQueue());
  const pauseMs = (attemptCount: number): number => pauseBeforeNextMs(attemptCount, bounds);
  const loop = createSendingLoop({
    ledger: around("ledger", modules.ledger),
    journal,
    routes: ways.routes,
    queue,
    ids: modules.ids,
    timers: modules.timers,
    guard: { isLocked: () => !guard.mayHandOver(), lock: guard.lock },
    bounds,
    pauseMs,
    ...around("campaigns", { kindOf: createKindOf(modules) }),
    ...around("messages", { messageFor: createMessageFor(modules, settings) }),
    ...around("approvals", { approvalFault: createApprovalCheck(modules, relays) }),
    ...around("journals", { outcomesSaid: createReadJournals(settings) }),
    onEvent: settings.onEvent,
  });
  const worker = await openWorker(modules.queueSettings, 1, (range) => guard.whileHandingOver(() => loop.run(range)));
  const onFailed = (cause: unknown): void =>
    settings.onEvent({ event: "reconciler.failed", message: cause instanceof Error ? cause.message : String(cause) });
  const often = (everyMs: number, act: () => Promise<void>): ReturnType<typeof everySoOften> =>
    everySoOften(everyMs, modules.timers, onFailed, act);
  const reconcile = often(bounds.reconcileEveryMs, async () => {
    await guard.keepPresence();
    // A database that was put back waits as it is: what its rows should become is in the journals, and for re-arming to say.
    if (!guard.isLocked()) await loop.reconcile();
  });
  const { isStopped } = loop;
  const mailRound = createMailRound(modules, {
    route: ways.singleMails,
    bounds,
    pauseMs,
    isStopped,
    onEvent: settings.onEvent,
  });
  const sendMails = often(bounds.reconcileEveryMs, () => guard.whileHandingOver(mailRound));
  const followLeavings = createLeavingRound(modules, settings);
  const leavings = often(bounds.reconcileEveryMs, async () => {
    // As with the ledger: what a database that was put back says of people may be out of date.
    if (!guard.isLocked()) await followLeavings();
  });
  const forgetting = often(bounds.forgetUnconfirmedEveryMs, async () => {
    if (guard.isLocked()) return;
    const count = await modules.forgetUnconfirmed();
    if (count > 0) settings.onEvent({ event: "subscription.forgotten", count });
  });
  const watch = often(bounds.restoreGuardEveryMs, guard.look);

  return {
    drain: async () => {
      loop.stop();
      await Promise.all([reconcile.stop(), leavings.stop(), forgetting.stop(), watch.stop()]);
      const bound = setTimeout(() => void ways.close(), bounds.drainMs);
      await sendMails.stop();
      await worker.close(bounds.drainMs + bounds.settleAtStopMs);
      clearTimeout(bound);
      await ways.close();
      await Promise.all([queue.close(), journal.close(), modules.presence.leave()]);
    },
  };
}

/** What the journals have of rows whose process died. Nothing is concluded from a journal that cannot be read: those rows are in doubt. */
function createReadJournals({ dataDir, onEvent }: Pick<SenderSettings, "onEvent" | "dataDir">): SendingLoopWith["outcomesSaid"] {
  return async (handed) =>
    outcomesSaid(dataDir, handed).catch((cause: unknown) => {
      if (!(cause instanceof JournalFaultError)) throw cause;
      onEvent({ event: "journal.unreadable", message: cause.message });
      return [];
    });
}

/** It never changes. */
function createKindOf({ campaigns }: Pick<SendingModules, "campaigns">): SendingLoopWith["kindOf"] {
  return remembered(async (campaignId) => (await campaigns.campaign(campaignId))?.kind);
}

/** A rehearsal goes to the local mailbox and needs no approval; everything else is looked at anew for every batch. */
function createApprovalCheck(
  { campaigns, approvals }: Pick<SendingModules, "campaigns" | "approvals">,
  relays: readonly RelayProfile[],
): SendRange["approvalFault"] {
  return async (campaignId) => {
    const campaign = await campaigns.campaign(campaignId);
    if (campaign?.kind === "rehearsal") return undefined;
    const approved = await approvals.ofCampaign(campaignId);
    // Approved when it would have gone to the mailbox, with addresses of this machine in it.
    return approvalFault(approved) ?? (approved === undefined ? undefined : linksFault(relays, approved.snapshot.baseUrl));
  };
}
