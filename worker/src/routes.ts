import type { SenderBounds } from "./limits.ts";
import { mailboxProfile, type RelayAccess, type RelayProfile } from "./ports/relays.ts";
import type { MessageSubmitter, Pace } from "./ports/sending.ts";
import { createSubmitter } from "./smtp/nodemailer-submitter.ts";
import type { Route, Routes } from "./submission/routes.ts";

export interface OpenRoutes {
  readonly routes: Routes;
  /** For single mails: the relay, or the mailbox. They do not fall back, since they do not keep where they were begun. */
  readonly singleMails: Route;
  /** Every connection, at once. */
  readonly close: () => Promise<void>;
}

interface RoutesFrom {
  readonly mailboxSmtp: Pick<RelayAccess, "host" | "port">;
  readonly relays: readonly RelayProfile[];
  readonly bounds: SenderBounds;
  readonly around: (submitter: MessageSubmitter) => MessageSubmitter;
}

/** A rehearsal goes to the mailbox, whatever is set up; a campaign to the relays, and without one to the mailbox as well. */
export function openRoutes({ mailboxSmtp, relays, bounds, around }: RoutesFrom): OpenRoutes {
  const open = (relay: RelayProfile): Route => ({
    name: relay.name,
    lanesMax: relay.lanesMax ?? bounds.lanesMax,
    submitter: around(submitterTo(relay, bounds)),
    pace: undefined,
  });
  const mailbox = open(mailboxProfile(mailboxSmtp));
  const campaign = relays.length === 0 ? [mailbox] : relays.map((relay) => ({ ...open(relay), pace: paceOf(relay, bounds) }));
  const all = new Set([mailbox, ...campaign].map(({ submitter }) => submitter));
  return {
    routes: { rehearsal: [mailbox], campaign },
    singleMails: campaign[0] ?? mailbox,
    close: async () => {
      await Promise.all([...all].map((submitter) => submitter.close()));
    },
  };
}

/** Of a relay; the mailbox has none, since it passes nothing on. */
export function paceOf(relay: RelayProfile, bounds: Pick<SenderBounds, "domainMessagesPerMinuteMax">): Pace {
  const { messagesPerMinuteMax, messagesPerDayMax, domainMessagesPerMinuteMax = bounds.domainMessagesPerMinuteMax } = relay;
  return { messagesPerMinuteMax, messagesPerDayMax, domainMessagesPerMinuteMax };
}

function submitterTo(relay: RelayProfile, bounds: SenderBounds): MessageSubmitter {
  return createSubmitter({
    relay,
    connectTimeoutMs: bounds.smtpConnectTimeoutMs,
    greetingTimeoutMs: bounds.smtpGreetingTimeoutMs,
    socketTimeoutMs: bounds.smtpSocketTimeoutMs,
    evidenceCharactersMax: bounds.evidenceCharactersMax,
    dueInMs: () => bounds.backOffFirstMs,
  });
}
