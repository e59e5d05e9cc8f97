import type { Account } from "./accounts.ts";
import { inArena, type Arena, type Backend } from "./arena.ts";
import type { Servers } from "./servers.ts";
import { startSmtpSink, type SmtpSink } from "./smtp-sink.ts";
import { within } from "./within.ts";

const recipientCount = 60;
const feltWithinMs = 20_000;

/** How smtp-sink is to behave, and what the ledger must say in the end of everybody. */
interface Case {
  readonly name: string;
  /** Switches of smtp-sink(1), until the sender has felt them; then it takes everything. */
  readonly atFirst?: readonly string[];
  /** Switches to the end. */
  readonly always?: readonly string[];
  readonly ends: "accepted" | "rejected" | "unconfirmed";
  readonly kills?: number;
}

const cases: readonly Case[] = [
  { name: "takes everything", ends: "accepted" },
  { name: "5yz at RCPT", always: ["-f", "RCPT"], ends: "rejected" },
  { name: "4yz at RCPT, then takes", atFirst: ["-r", "RCPT"], ends: "accepted" },
  { name: "421 at MAIL and hangs up, then takes", atFirst: ["-Q", "MAIL"], ends: "accepted" },
  { name: "421 at DATA and hangs up, then takes", atFirst: ["-Q", "DATA"], ends: "accepted" },
  { name: "hangs up at RCPT without a word, then takes", atFirst: ["-q", "RCPT"], ends: "accepted" },
  { name: "takes the whole message and hangs up without a word", always: ["-q", "."], ends: "unconfirmed" },
  { name: "5yz at DATA", always: ["-f", "DATA"], ends: "rejected" },
  { name: "slow answers, its senders killed three times", always: ["-W", ".:1:30"], ends: "accepted", kills: 3 },
];

export interface PostfixAccount extends Account {
  readonly injury: string;
  readonly backend: Backend;
}

/** The same contract against a receiver that nobody here wrote: its own dump and the ledger agree. The backends take turns. */
export async function* againstPostfix(seed: number, backends: readonly Backend[], servers: Servers): AsyncGenerator<PostfixAccount> {
  for (const [index, each] of cases.entries()) {
    const backend = backends[index % backends.length] ?? "postgresql";
    await using relay = await startSmtpSink();
    await relay.become(each.atFirst ?? each.always ?? []);
    const account = await inArena({ seed, backend, recipientCount, servers, relay }, async (arena) => {
      if (each.atFirst !== undefined) await untilFelt(arena, relay);
      for (let kill = 0; kill < (each.kills ?? 0); kill += 1) await killAmongAnswers(arena, kill);
    });
    yield { backend, injury: `Postfix's smtp-sink: ${each.name}`, ...judged(each, account) };
  }
}

/** The sender has met the first switches with at least one batch; from now on the sink takes everything. */
async function untilFelt(arena: Arena<SmtpSink>, relay: SmtpSink): Promise<void> {
  await using sender = await arena.start();
  const isFelt = await within(feltWithinMs, async () => {
    const { counts, campaign } = await arena.installation.reportOf(arena.campaignId);
    return counts.deferred > 0 || campaign.heldReason === "relay";
  });
  if (!isFelt) arena.fault("the sender did not notice how the relay answers");
  await relay.become([]);
  const code = await sender.stop();
  if (code !== 0) arena.fault(`SIGTERM ended a process with ${String(code)}; it said: ${sender.lastWords()}`);
}

async function killAmongAnswers(arena: Arena<SmtpSink>, kill: number): Promise<void> {
  await using sender = await arena.start();
  const enough = 8 * (kill + 1);
  await within(feltWithinMs, async () => {
    const { counts } = await arena.installation.reportOf(arena.campaignId);
    return counts.accepted >= enough;
  });
  await sender.kill();
  await arena.noteKill();
}

/** Everybody ends as the case says, except those who were in flight when their process was killed. */
function judged({ ends }: Case, account: Account): Account {
  const inDoubt = ends === "unconfirmed" ? account.recipients : account.unconfirmedBound;
  const faults = account.faults.filter((fault) => ends !== "unconfirmed" || !fault.includes("were in doubt"));
  const expected = ends === "rejected" ? 0 : account.recipients;
  const missing = expected - account.bodies;
  if (missing < 0 || missing > (ends === "accepted" ? account.unconfirmed : 0)) {
    faults.push(`the sink's dump has ${String(account.bodies)} messages, and not ${String(expected)}`);
  }
  if (ends === "unconfirmed" && account.unconfirmed !== account.recipients) {
    faults.push(`${String(account.unconfirmed)} are unconfirmed, and not all ${String(account.recipients)}`);
  }
  return { ...account, unconfirmedBound: inDoubt, faults };
}
