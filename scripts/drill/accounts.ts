import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "../../worker/test/support/install-in.ts";
import type { Body, Relay } from "./relay.ts";

/** What one campaign of the drill came to. */
export interface Account {
  readonly recipients: number;
  /** Bodies the relay took, or may have taken. */
  readonly bodies: number;
  readonly kills: number;
  readonly doubled: number;
  readonly lost: number;
  readonly unconfirmed: number;
  readonly unconfirmedBound: number;
  /** What is wrong, a sentence each; empty when the contract held. */
  readonly faults: readonly string[];
}

export interface Injuries {
  readonly kills: number;
  /** Rows that may be in doubt because of them: what was in flight at each kill. */
  readonly inDoubtMax: number;
  readonly faults: readonly string[];
}

export interface Row {
  readonly seq: number;
  readonly address: string;
  readonly message_id: string | null;
  readonly state: string;
}

/** What is known at the end: of the ledger, the relay and the journals. */
export interface Evidence {
  readonly rows: readonly Row[];
  readonly bodies: readonly Body[];
  readonly hungUpInDoubt: number;
  /** Numbers of recipients. */
  readonly marked: ReadonlySet<number>;
}

export async function accountOf(installation: Installation, campaignId: string, relay: Relay, injuries: Injuries): Promise<Account> {
  const rows = await installation.modules.db
    .selectFrom("recipients")
    .select(["seq", "address", "message_id", "state"])
    .where("campaign_id", "=", campaignId)
    .execute();
  const marked = await markedIn(installation.dataDir, campaignId);
  return judge({ rows, bodies: relay.bodies, hungUpInDoubt: relay.hungUpInDoubt(), marked }, injuries);
}

/** Compares what the relay has with what the ledger says, and both with the journals. */
export function judge({ rows, bodies, hungUpInDoubt, marked }: Evidence, injuries: Injuries): Account {
  const taken = Map.groupBy(
    bodies.filter(({ isTaken }) => isTaken),
    ({ address }) => address,
  );
  const copiesOf = ({ address }: Row): readonly Body[] => taken.get(address) ?? [];
  const doubled = rows.filter((row) => copiesOf(row).length > 1);
  const unsettled = rows.filter(({ state }) => unsettledStates.has(state));
  const acceptedWithout = rows.filter((row) => row.state === "accepted" && copiesOf(row).length === 0);
  const unconfirmed = rows.filter(({ state }) => state === "unconfirmed").length;
  const unconfirmedBound = injuries.inDoubtMax + hungUpInDoubt;
  const addresses = new Set(rows.map(({ address }) => address));
  return {
    recipients: rows.length,
    bodies: bodies.filter(({ isTaken }) => isTaken).length,
    kills: injuries.kills,
    doubled: doubled.length,
    lost: unsettled.length + acceptedWithout.length,
    unconfirmed,
    unconfirmedBound,
    faults: [
      ...injuries.faults,
      ...namedFault("were handed over twice", doubled),
      ...namedFault("never settled", unsettled),
      ...namedFault("are accepted without a body at the relay", acceptedWithout),
      ...namedFault(
        "have a body at the relay and are neither accepted nor unconfirmed",
        rows.filter((row) => copiesOf(row).length > 0 && row.state !== "accepted" && row.state !== "unconfirmed"),
      ),
      ...namedFault(
        "got a body under another Message-ID than the one they were planned with",
        rows.filter((row) => copiesOf(row).some(({ messageId }) => messageId !== bare(row.message_id))),
      ),
      ...namedFault(
        "got a body without a mark in a journal",
        rows.filter((row) => copiesOf(row).length > 0 && !marked.has(row.seq)),
      ),
      ...[...taken.keys()].filter((address) => !addresses.has(address)).map((address) => `${address} got a body and is in no plan`),
      ...(unconfirmed > unconfirmedBound
        ? [`${String(unconfirmed)} are unconfirmed; at most ${String(unconfirmedBound)} were in doubt`]
        : []),
    ],
  };
}

const unsettledStates: ReadonlySet<string> = new Set(["planned", "claimed", "handed", "deferred"]);

/** As a relay knows it: without its brackets. */
export function bare(messageId: string | null): string | undefined {
  return messageId?.replace(/^<(?<id>.*)>$/u, "$<id>");
}

const namesMax = 5;

function namedFault(what: string, rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, namesMax).map(({ seq, state }) => `${String(seq)} (${state})`);
  return [`${String(rows.length)} ${what}: recipients ${names.join(", ")}${rows.length > namesMax ? ", ..." : ""}`];
}

/** The numbers of the recipients that the journals of an installation know as marked. */
async function markedIn(dataDir: string, campaignId: string): Promise<ReadonlySet<number>> {
  const folder = join(dataDir, "journal");
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  const marks = texts
    .flatMap((text) => text.split("\n"))
    .map((line) => line.split(" "))
    .filter(([kind, , campaign]) => kind === "mark" && campaign === campaignId);
  return new Set(marks.map(([, , , seq]) => Number(seq)));
}
