import { join } from "node:path";
import { approvalFault } from "./approval/check-approved-bytes.ts";
import { issueToken } from "./audience/token.ts";
import type { SendingModules } from "./compose.ts";
import { ContentError } from "./content/content-error.ts";
import { createReadAttachments } from "./content/read-attachments.ts";
import { JournalAheadError, openJournal } from "./journal/journal.ts";
import { outcomesSaid } from "./journal/outcomes-said.ts";
import { JournalFaultError } from "./journal/read-journals.ts";
import { limits } from "./limits.ts";
import { readMedia } from "./media/read-media.ts";
import { buildMessage } from "./message/build-message.ts";
import type { ClaimedRecipient, Ledger, MessageSubmitter, RecipientRange } from "./ports/sending.ts";
import { openWorker } from "./queue/range-queue.ts";
import { createMailRound, pauseBeforeNextMs } from "./send-mails.ts";
import { createSendingGuard } from "./sending-guard.ts";
import { createSubmitter } from "./smtp/nodemailer-submitter.ts";
import { storedEdition } from "./store/edition-store.ts";
import { createMarkGroup, type AnnounceMark } from "./submission/mark-group.ts";
import { sendRange, type RangeResult, type SendRange } from "./submission/send-range.ts";

export interface SenderSettings {
  readonly dataDir: string;
  readonly publicUrl: string;
  /** Loopback only, so far. */
  readonly mailboxSmtp: { readonly host: string; readonly port: number };
  readonly onEvent: (event: Readonly<Record<string, unknown>>) => void;
  readonly leaseDurationMs?: number;
  readonly drainMs?: number;
}

/** The role that sends: runs ranges from the queue, and every second puts right what a dead process or a lost queue left. */
export interface Sender {
  /** No new claims; what runs may end within the drain bound, then it is `unconfirmed`. */
  readonly drain: () => Promise<void>;
}

export async function startSender(modules: SendingModules, settings: SenderSettings): Promise<Sender> {
  const { ledger, ids } = modules;
  const { leaseDurationMs = limits.leaseDurationMs, drainMs = limits.drainMs } = settings;
  const guard = await createSendingGuard(modules, settings.onEvent);
  const journal = await openJournal(settings.dataDir, guard.machineId);
  const submitter = openSubmitter(settings);
  const circuit = createCircuit();
  const state = { isDraining: false };
  const stopped: { campaigns: ReadonlySet<string> } = { campaigns: new Set() };
  const isStopped = (): boolean => state.isDraining || !guard.mayHandOver();

  const messageFor = createMessageFor(modules, settings);
  const noteHold = createNoteHold(ledger, circuit);
  const approvalCheck = createApprovalCheck(modules);

  const run = async (range: RecipientRange): Promise<void> => {
    if (isStopped() || circuit.isOpen()) return;
    const { campaignId } = range;
    const result = await sendRange(range, {
      ledger,
      journal,
      submitter,
      announce,
      ids,
      messageFor,
      // Two renewals may fail before the lease runs out.
      bounds: { ...limits, leaseDurationMs, leaseRenewalMs: leaseDurationMs / 3 },
      pauseMs: pauseBeforeNextMs,
      isDraining: () => isStopped() || stopped.campaigns.has(campaignId),
      approvalFault: approvalCheck,
      onRefused: ({ fault }) => settings.onEvent({ event: "campaign.notApproved", campaignId, fault }),
      onOutcome: ({ seq, state: outcome, isSettled }) => settings.onEvent({ event: `recipient.${outcome}`, campaignId, seq, isSettled }),
    }).catch((cause: unknown) => lostFile(cause, { campaignId, onEvent: settings.onEvent }));
    await noteHold(campaignId, result);
  };

  const markInGroup = createMarkGroup({ ledger, journal, groupSizeMax: limits.markGroupSizeMax });
  const announce: AnnounceMark = async (mark) =>
    markInGroup(mark).catch((cause: unknown) => {
      if (cause instanceof JournalAheadError) guard.lock(`The database was restored under the running worker: ${cause.message}.`);
      throw cause;
    });
  const queue = await modules.openQueue();
  const worker = await openWorker(modules.queueSettings, 1, (range) => guard.whileHandingOver(() => run(range)));
  const reconcile = everySoOften(limits.reconcileEveryMs, settings.onEvent, async () => {
    await guard.keepPresence();
    // A database that was put back waits as it is: what its rows should become is in the journals, and for re-arming to say.
    if (guard.isLocked()) return;
    stopped.campaigns = await ledger.stopped();
    await recover(ledger, settings);
    if (!isStopped() && !circuit.isOpen()) await queue.add(await ledger.openRanges(limits.batchRecipientsMax));
  });
  const mailRound = createMailRound(modules, { submitter, leaseDurationMs, isStopped, onEvent: settings.onEvent });
  const sendMails = everySoOften(limits.reconcileEveryMs, settings.onEvent, () => guard.whileHandingOver(mailRound));
  const watch = everySoOften(limits.restoreGuardEveryMs, settings.onEvent, guard.look);

  return {
    drain: async () => {
      state.isDraining = true;
      await Promise.all([reconcile.stop(), watch.stop()]);
      const bound = setTimeout(() => void submitter.close(), drainMs);
      await sendMails.stop();
      await worker.close(drainMs + limits.settleAtStopMs);
      clearTimeout(bound);
      await submitter.close();
      await Promise.all([queue.close(), journal.close(), modules.presence.leave()]);
    },
  };
}

/** What dead processes left: first by the replies in their journals, then the rest. */
async function recover(ledger: Ledger, { onEvent, dataDir }: Pick<SenderSettings, "onEvent" | "dataDir">): Promise<void> {
  const handed = await ledger.expired();
  const said = await outcomesSaid(dataDir, handed).catch((cause: unknown) => {
    // Nothing is concluded from a journal that cannot be read: those rows are in doubt.
    if (!(cause instanceof JournalFaultError)) throw cause;
    onEvent({ event: "journal.unreadable", message: cause.message });
    return [];
  });
  const settled = await ledger.settleExpired(said, limits.backOffFirstMs);
  if (settled > 0) onEvent({ event: "ledger.settledFromJournal", settled });
  const recovered = await ledger.recover();
  if (recovered.unconfirmed + recovered.planned + recovered.due > 0) onEvent({ event: "ledger.recovered", ...recovered });
}

function openSubmitter({ mailboxSmtp }: SenderSettings): MessageSubmitter {
  return createSubmitter({
    relay: mailboxSmtp,
    connectTimeoutMs: limits.smtpConnectTimeoutMs,
    greetingTimeoutMs: limits.smtpGreetingTimeoutMs,
    socketTimeoutMs: limits.smtpSocketTimeoutMs,
    evidenceCharactersMax: limits.evidenceCharactersMax,
    dueInMs: () => limits.backOffFirstMs,
  });
}

/** Messages of one edition differ in their personal part alone; the edition is read once. */
function createMessageFor(
  modules: SendingModules,
  { publicUrl, dataDir }: SenderSettings,
): (campaignId: string, recipient: ClaimedRecipient) => Promise<Uint8Array> {
  const { db, campaigns, tokenKey, clock } = modules;
  const editionOf = remembered(async (name) => {
    const [campaignId = "", digest = ""] = name.split(" ");
    return storedEdition(db, digest, campaignId);
  });
  const readAttachments = createReadAttachments({ read: readMedia(join(dataDir, "media")) });
  const numberOf = remembered((campaignId) => campaigns.numberOf(campaignId));
  return async (campaignId, { editionDigest, subscriptionNumber, address, messageId }) => {
    const [stored, campaignNumber] = await Promise.all([editionOf(`${campaignId} ${editionDigest}`), numberOf(campaignId)]);
    if (stored === undefined || campaignNumber === undefined) throw new Error(`the edition ${editionDigest} is not stored`);
    const token = (purpose: "oneClick" | "leave"): string => issueToken(tokenKey, { purpose, subscriptionNumber, campaignNumber });
    const slots = { leaveUrl: `${publicUrl}/leave/${token("leave")}` };
    return buildMessage({
      ...stored,
      date: clock.now(),
      personal: { to: address, messageId, oneClickUrl: `${publicUrl}/u/${token("oneClick")}`, slots },
      attachments: await readAttachments(stored.snapshot, stored.edition.key),
    });
  };
}

/** Says in a campaign why it waits, for as long as it does. */
function createNoteHold(
  { hold }: Pick<Ledger, "hold">,
  circuit: Circuit,
): (campaignId: string, result: RangeResult | "fileLost") => Promise<void> {
  const lostFiles = new Set<string>();
  return async (campaignId, result) => {
    if (result === "notApproved") await hold(campaignId, "approval");
    else if (result === "fileLost") {
      lostFiles.add(campaignId);
      await hold(campaignId, "fileLost");
    } else if (result === "relayFault") {
      circuit.open();
      await hold(campaignId, "relay");
    } else {
      const wasUnwell = circuit.close();
      const missedFile = lostFiles.delete(campaignId);
      if (wasUnwell || missedFile) await hold(campaignId, null);
    }
  };
}

/** A file that should go along is gone: nothing has left, leases run out, and the next round tries again until somebody has put it back. */
function lostFile(
  cause: unknown,
  { campaignId, onEvent }: Pick<SenderSettings, "onEvent"> & Pick<RecipientRange, "campaignId">,
): "fileLost" {
  if (!(cause instanceof ContentError) || cause.code !== "fileLost") throw cause;
  onEvent({ event: "file.lost", campaignId, message: cause.message });
  return "fileLost";
}

/** A rehearsal goes to the local mailbox and needs no approval; everything else is looked at anew for every batch. */
function createApprovalCheck({ campaigns, approvals }: SendingModules): SendRange["approvalFault"] {
  return async (campaignId) => {
    const campaign = await campaigns.campaign(campaignId);
    return campaign?.kind === "rehearsal" ? undefined : approvalFault(await approvals.ofCampaign(campaignId));
  };
}

interface Circuit {
  readonly isOpen: () => boolean;
  readonly open: () => void;
  /** True when there had been faults. */
  readonly close: () => boolean;
}

/** Keeps away from a relay that is unwell: longer after each fault in a row. */
function createCircuit(): Circuit {
  let faults = 0;
  let openUntil = 0;
  return {
    isOpen: () => Date.now() < openUntil,
    open: () => {
      openUntil = Date.now() + Math.min(limits.circuitFirstMs * 2 ** faults, limits.circuitMaxMs);
      faults += 1;
    },
    close: () => {
      const had = faults > 0;
      faults = 0;
      return had;
    },
  };
}

/** One look-up per name: an edition and a campaign's number never change. At most a handful are in use at once. */
function remembered<T>(look: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  const namesMax = 64;
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= namesMax) known.clear();
    const asked = look(name);
    known.set(name, asked);
    // A failed look-up is not kept.
    asked.catch(() => known.delete(name));
    return asked;
  };
}

function everySoOften(
  pauseMs: number,
  onEvent: SenderSettings["onEvent"],
  act: () => Promise<void>,
): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = (): void => {
    timer = setTimeout(() => {
      running = act()
        // The database or Redis is away: nothing is lost, and the next round finds what is left.
        .catch((cause: unknown) => onEvent({ event: "reconciler.failed", message: cause instanceof Error ? cause.message : String(cause) }))
        .then(() => (isStopped ? undefined : again()));
    }, pauseMs);
  };
  again();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
