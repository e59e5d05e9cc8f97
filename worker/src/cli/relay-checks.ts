import { linksFault } from "../approval/links-fault.ts";
import type { WorkerConfig } from "../config.ts";
import { mailboxName, type RelayProfile } from "../ports/relays.ts";
import { readRelays } from "../relays-file.ts";
import { lookAtRelay } from "../smtp/look-at-relay.ts";
import { byUnknownRelay } from "../store/by-unknown-relay.ts";
import { openDatabase } from "../store/database.ts";
import { boundPartners } from "../store/members-pace.ts";
import { paceSpans } from "../store/pace-store.ts";
import type { Check } from "./doctor-checks.ts";
import { membersPaceInWords } from "./partner-command.ts";
import { reasonOf } from "./with-sending.ts";

const answerWithinMs = 5_000;

/** Of each relay: its answer, as far as a login, and what its profile limits. */
export async function relayChecks(config: WorkerConfig): Promise<readonly Check[]> {
  let relays: readonly RelayProfile[];
  try {
    relays = await readRelays(config.RELAYS_FILE);
  } catch (cause) {
    return [{ name: "relays", state: "fault", detail: reasonOf(cause) }];
  }
  const links = linksFault(relays, config.PUBLIC_URL);
  return [
    ...(relays.length === 0 ? [{ name: "relays", state: "good", detail: "none: campaigns go to the mailbox" } as const] : []),
    ...(links === undefined ? [] : [{ name: "links", state: "fault", detail: `${links} The worker does not start.` } as const]),
    ...(await Promise.all(relays.map(relayCheck))),
    ...(await waitingChecks(config, relays)),
  ];
}

async function relayCheck(relay: RelayProfile): Promise<Check> {
  const { isWell, words } = await lookAtRelay(relay, answerWithinMs);
  const unsigned = relay.signsDkim ? "" : "; signsDkim is false, so messages leave without a DKIM signature: we do not sign yet";
  const state = isWell ? (relay.signsDkim ? "good" : "warning") : "fault";
  return { name: `relay “${relay.name}”`, state, detail: `${words}; ${limitsOf(relay)}${unsigned}` };
}

function limitsOf({ messagesPerMinuteMax, messagesPerDayMax, domainMessagesPerMinuteMax, lanesMax }: RelayProfile): string {
  const limits = [
    ...(messagesPerMinuteMax === undefined ? [] : [`${String(messagesPerMinuteMax)} messages a minute`]),
    ...(messagesPerDayMax === undefined ? [] : [`${String(messagesPerDayMax)} a day`]),
    ...(domainMessagesPerMinuteMax === undefined ? [] : [`${String(domainMessagesPerMinuteMax)} a minute to one mail domain`]),
    ...(lanesMax === undefined ? [] : [`${String(lanesMax)} lanes`]),
  ];
  return limits.length === 0 ? "its profile limits nothing" : `at most ${limits.join(", ")}`;
}

/** A body that was begun at a relay waits for that relay, also when nobody has it in the settings any more; members wait for their partner's bound. */
async function waitingChecks({ DATABASE_URL }: WorkerConfig, relays: readonly RelayProfile[]): Promise<readonly Check[]> {
  const { db, close } = openDatabase(DATABASE_URL, 1, () => undefined);
  try {
    const waiting = await byUnknownRelay(db, relays.length === 0 ? [mailboxName] : relays.map(({ name }) => name));
    const partners = await boundPartners(db, paceSpans);
    return [
      ...waiting.map(({ relay, count }): Check => ({
        name: `relay “${relay}”`,
        state: "fault",
        detail: `${String(count)} recipients of campaigns wait for it, since their bodies were begun there, and it is not set up: put it back under its name, or cancel`,
      })),
      ...partners.map(({ partnerId, pace }): Check => ({
        name: `members of ${partnerId}`,
        state: "good",
        detail: membersPaceInWords(pace),
      })),
    ];
  } catch {
    // The database has a check of its own.
    return [];
  } finally {
    await close();
  }
}
