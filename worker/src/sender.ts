import { join } from "node:path";
import { approvalFault } from "./approval/check-approved-bytes.ts";
import { issueToken } from "./audience/token.ts";
import type { SendingModules } from "./compose.ts";
import { ContentError } from "./content/content-error.ts";
import { createReadAttachments } from "./content/read-attachments.ts";
import { JournalAheadError, openJournal, type OpenJournal } from "./journal/journal.ts";
import { limits, type SenderBounds } from "./limits.ts";
import { readMedia } from "./media/read-media.ts";
import { buildMessage } from "./message/build-message.ts";
import { patientLedger } from "./patient-ledger.ts";
import type { ClaimedRecipient, Ledger, MessageSubmitter, RangeQueue, RecipientRange } from "./ports/sending.ts";
import { openWorker } from "./queue/range-queue.ts";
import { createMailRound, pauseBeforeNextMs } from "./send-mails.ts";
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
  /** Shorter ones, for tests that outlive them. */
  readonly bounds?: Partial<SenderBounds>;
  /** What stands around each port: the drill ends the process there. */
  readonly around?: <Port extends object>(name: SenderPort, port: Port) => Port;
}

/** The ports between a claim and its settling, by the names the drill prints. */
export type SenderPort = "ledger" | "journal" | "submitter" | "queue" | "approvals" | "messages";

/** The role that sends: runs ranges from the queue, and every second puts right what a dead process or a lost queue left. */
export interface Sender {
  /** No new claims; what runs may end within the drain bound, then it is `unconfirmed`. */
  readonly drain: () => Promise<void>;
}

export async function startSender(modules: SendingModules, settings: SenderSettings): Promise<Sender> {
  const { ids } = modules;
  const bounds: SenderBounds = { ...limits, ...settings.bounds };
  const guard = await createGuard(modules, settings.onEvent);
  const { ledger, journal, submitter, queue, messageFor, approvalFault: faultOf } = await openPorts(modules, settings, bounds, guard);
  const circuit = createCircuit(bounds);
  const state = { isDraining: false };
  const stopped: { campaigns: ReadonlySet<string> } = { campaigns: new Set() };
  const isStopped = (): boolean => state.isDraining || guard.isLocked();
  const noteHold = createNoteHold(ledger, circuit);
  const pauseMs = (attemptCount: number): number => pauseBeforeNextMs(attemptCount, bounds);

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
      bounds: { ...bounds, leaseRenewalMs: bounds.leaseDurationMs / 3 },
      pauseMs,
      isDraining: () => isStopped() || stopped.campaigns.has(campaignId),
      approvalFault: faultOf,
      onRefused: ({ fault }) => settings.onEvent({ event: "campaign.notApproved", campaignId, fault }),
      onOutcome: ({ seq, state: outcome, isSettled }) => settings.onEvent({ event: `recipient.${outcome}`, campaignId, seq, isSettled }),
    }).catch((cause: unknown) => lostFile(cause, { campaignId, onEvent: settings.onEvent }));
    await noteHold(campaignId, result);
  };

  const markInGroup = createMarkGroup({ ledger, journal, groupSizeMax: bounds.markGroupSizeMax });
  const announce: AnnounceMark = async (mark) =>
    markInGroup(mark).catch((cause: unknown) => {
      if (cause instanceof JournalAheadError) guard.lock(`The database was restored under the running worker: ${cause.message}.`);
      throw cause;
    });
  const worker = await openWorker(modules.queueSettings, 1, run);
  const reconcile = everySoOften(bounds.reconcileEveryMs, settings.onEvent, async () => {
    stopped.campaigns = await ledger.stopped();
    const recovered = await ledger.recover();
    if (recovered.unconfirmed + recovered.planned + recovered.due > 0) settings.onEvent({ event: "ledger.recovered", ...recovered });
    if (!isStopped() && !circuit.isOpen()) await queue.add(await ledger.openRanges(bounds.batchRecipientsMax));
  });
  const mailRound = createMailRound(modules, { submitter, bounds, pauseMs, isStopped, onEvent: settings.onEvent });
  const sendMails = everySoOften(bounds.reconcileEveryMs, settings.onEvent, mailRound);
  const watch = everySoOften(bounds.restoreGuardEveryMs, settings.onEvent, guard.look);

  return {
    drain: async () => {
      state.isDraining = true;
      await Promise.all([reconcile.stop(), watch.stop()]);
      const bound = setTimeout(() => void submitter.close(), bounds.drainMs);
      await sendMails.stop();
      await worker.close(bounds.drainMs + bounds.settleAtStopMs);
      clearTimeout(bound);
      await submitter.close();
      await queue.close();
      await journal.close();
    },
  };
}

interface Ports {
  readonly ledger: Ledger;
  readonly journal: OpenJournal;
  readonly submitter: MessageSubmitter;
  readonly queue: RangeQueue;
  readonly messageFor: SendRange["messageFor"];
  readonly approvalFault: SendRange["approvalFault"];
}

async function openPorts(modules: SendingModules, settings: SenderSettings, bounds: SenderBounds, { machineId }: Guard): Promise<Ports> {
  const { around = (_name, port) => port, dataDir } = settings;
  return {
    ledger: patientLedger(around("ledger", modules.ledger), bounds),
    journal: around("journal", await openJournal(dataDir, machineId)),
    submitter: around("submitter", openSubmitter(settings, bounds)),
    queue: around("queue", await modules.openQueue()),
    ...around("messages", { messageFor: createMessageFor(modules, settings) }),
    ...around("approvals", { approvalFault: createApprovalCheck(modules) }),
  };
}

function openSubmitter({ mailboxSmtp }: SenderSettings, bounds: SenderBounds): MessageSubmitter {
  return createSubmitter({
    relay: mailboxSmtp,
    connectTimeoutMs: bounds.smtpConnectTimeoutMs,
    greetingTimeoutMs: bounds.smtpGreetingTimeoutMs,
    socketTimeoutMs: bounds.smtpSocketTimeoutMs,
    evidenceCharactersMax: bounds.evidenceCharactersMax,
    dueInMs: () => bounds.backOffFirstMs,
  });
}

interface Guard {
  readonly machineId: string;
  readonly isLocked: () => boolean;
  readonly lock: (reason: string) => void;
  readonly look: () => Promise<void>;
}

/** Locked once, a process stays locked: what led to it is for a person to look at. */
async function createGuard(modules: SendingModules, onEvent: SenderSettings["onEvent"]): Promise<Guard> {
  let reason: string | undefined;
  const lock = (why: string): void => {
    if (reason === undefined) onEvent({ event: "sending.locked", reason: why });
    reason ??= why;
  };
  const first = await modules.epoch();
  if (first.state === "locked") lock(first.reason);
  return {
    // Nothing is marked while locked, so the id is never written.
    machineId: first.state === "valid" ? first.machineId : modules.ids.uuidv7(),
    isLocked: () => reason !== undefined,
    lock,
    look: async () => {
      const found = await modules.epoch();
      if (found.state === "locked") lock(found.reason);
    },
  };
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
function createApprovalCheck({ campaigns, approvals }: Pick<SendingModules, "campaigns" | "approvals">): SendRange["approvalFault"] {
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
function createCircuit({ circuitFirstMs, circuitMaxMs }: SenderBounds): Circuit {
  let faults = 0;
  let openUntil = 0;
  return {
    isOpen: () => Date.now() < openUntil,
    open: () => {
      openUntil = Date.now() + Math.min(circuitFirstMs * 2 ** faults, circuitMaxMs);
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
