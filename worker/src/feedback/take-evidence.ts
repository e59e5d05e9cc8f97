import { nextState } from "../campaign/recipient-state.ts";
import {
  tokenKey,
  type Bounce,
  type EvidenceSettlement,
  type EvidenceStore,
  type FoundRow,
  type RowKey,
  type TokenContent,
} from "../ports/evidence.ts";
import type { Ids } from "../ports/surroundings.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import type { Evidence, RowName } from "./evidence.ts";

export interface TakeEvidence {
  readonly store: Pick<EvidenceStore, "find" | "take">;
  /** Undefined for a token that is not ours: anybody may write to a return path. */
  readonly readToken: (token: string) => TokenContent | undefined;
  /** Of a refusal after the final dot, as `smtp/` tells it. */
  readonly categoryOf: (reply: string) => string;
  readonly ids: Ids;
  /** Who gave the evidence to read: a log is believed because of them. */
  readonly actor: string;
  /** Ids only. */
  readonly onEvent: (event: Readonly<Record<string, unknown>>) => void;
  /** Looks and changes nothing. */
  readonly isDryRun: boolean;
}

/** What became of pieces of evidence. */
export interface Taken {
  /** They name a row of ours. */
  readonly known: number;
  /** They name none: made up, of another installation, or of several rows at once. */
  readonly unknown: number;
  readonly settled: number;
  /** The row was settled before, and there was nothing to add. */
  readonly alreadySettled: number;
  readonly bounces: number;
  /** Why nothing was changed although the row was not settled, or was settled otherwise. */
  readonly unchanged: Readonly<Partial<Record<Unchanged, number>>>;
  readonly campaigns: readonly TakenOfCampaign[];
}

type Unchanged = Exclude<NonNullable<Conclusion["because"]>, "settled"> | "changedMeanwhile";

export interface TakenOfCampaign extends Pick<FoundRow, "campaignId" | "kind" | "issueId"> {
  readonly settled: number;
  readonly bounces: number;
}

/** Lays evidence beside the ledger, a batch at a time, and changes what follows from it. The same evidence a second time changes nothing. */
export function createTakeEvidence(use: TakeEvidence): (batch: readonly Evidence[]) => Promise<Taken> {
  // Of a dry run only: what would have been changed is not in the ledger for the next batch to see.
  const imagined = new Map<string, FoundRow>();
  return async (batch) => {
    const rows = await rowsOf(batch, use);
    const now = new Map<string, FoundRow>();
    const work = { settlements: [] as EvidenceSettlement[], bounces: [] as Bounce[] };
    let [known, unknown, alreadySettled] = [0, 0, 0];
    const unchanged = new Map<Unchanged, number>();
    for (const [index, evidence] of batch.entries()) {
      const found = rows[index];
      if (found === undefined) {
        unknown += 1;
        continue;
      }
      known += 1;
      const key = rowKey(found);
      const row = now.get(key) ?? imagined.get(key) ?? found;
      const { event, isBounce, because } = conclude(evidence.saying, row);
      const state = event === null ? row.state : nextState(row.state, event);
      const isNewBounce = isBounce && !row.hasBounce;
      if (event !== null) work.settlements.push(settlementOf(evidence, row, event, use));
      if (isNewBounce && evidence.source !== "answer") work.bounces.push(bounceOf(evidence, row, use));
      if (because === "settled" || (event === null && isBounce && !isNewBounce)) alreadySettled += 1;
      else if (because !== null) unchanged.set(because, (unchanged.get(because) ?? 0) + 1);
      now.set(key, { ...row, state: state ?? row.state, hasBounce: row.hasBounce || isNewBounce });
    }
    const done = use.isDryRun
      ? { settled: work.settlements.map(keyOf), bounced: work.bounces.map(keyOf) }
      : await use.store.take(work.settlements, work.bounces, use.actor);
    if (use.isDryRun) for (const [key, row] of now) imagined.set(key, row);
    tell(done, work, use);
    const late = work.settlements.length - done.settled.length;
    if (late > 0) unchanged.set("changedMeanwhile", late);
    return {
      known,
      unknown,
      settled: done.settled.length,
      alreadySettled,
      bounces: done.bounced.length,
      unchanged: Object.fromEntries(unchanged),
      campaigns: byCampaign(done, [...now.values()]),
    };
  };
}

type Done = Awaited<ReturnType<EvidenceStore["take"]>>;

/** The row that each piece of evidence names. */
async function rowsOf(batch: readonly Evidence[], { store, readToken }: TakeEvidence): Promise<readonly (FoundRow | undefined)[]> {
  const names = batch.flatMap((evidence) => evidence.names.flat());
  const contents = new Map(
    names.flatMap((name) => {
      const content = "token" in name ? readToken(name.token) : undefined;
      return "token" in name && content !== undefined ? [[name.token, content] as const] : [];
    }),
  );
  const found = await store.find(
    [...contents.values()],
    names.flatMap((name) => ("messageId" in name ? [name.messageId] : [])),
  );
  const rowOf = (name: RowName): FoundRow | undefined => {
    if ("messageId" in name) return found.byMessageId.get(name.messageId);
    const content = contents.get(name.token);
    return content === undefined ? undefined : found.byToken.get(tokenKey(content));
  };
  const isMadeUp = (name: RowName): boolean => "token" in name && !contents.has(name.token);
  return batch.map((evidence) => rowNamed(evidence.names, rowOf, isMadeUp));
}

/**
 * The surest place that names a row decides. A place where tokens stand and none of them is ours was made up, and then nothing else is believed
 * of the report; one that names several rows is about none of them alone.
 */
function rowNamed(
  places: Evidence["names"],
  rowOf: (name: RowName) => FoundRow | undefined,
  isMadeUp: (name: RowName) => boolean,
): FoundRow | undefined {
  for (const names of places) {
    if (names.length > 0 && names.every(isMadeUp)) return undefined;
    const rows = new Map(names.flatMap((name) => rowOf(name) ?? []).map((row) => [rowKey(row), row]));
    if (rows.size > 1) return undefined;
    const [row] = rows.values();
    if (row !== undefined) return row;
  }
  return undefined;
}

function settlementOf(
  { source, saying, status, diagnostic }: Evidence,
  { campaignId, seq }: FoundRow,
  event: NonNullable<Conclusion["event"]>,
  { categoryOf }: TakeEvidence,
): EvidenceSettlement {
  const settlement = { campaignId, seq, source, saying, status, diagnostic };
  if (event === "findAccepted") return { ...settlement, state: "accepted", replyCode: null, category: "evidence" };
  // A log may leave out the code and give the enhanced one alone.
  const code = /^5\d\d(?= )/u.exec(diagnostic ?? "")?.[0];
  const reply = code === undefined ? `550 ${diagnostic ?? ""}` : (diagnostic ?? "");
  return { ...settlement, state: "rejected", replyCode: code === undefined ? null : Number(code), category: categoryOf(reply) };
}

function bounceOf({ source, status, diagnostic }: Evidence, { campaignId, seq }: FoundRow, { ids }: TakeEvidence): Bounce {
  return { id: ids.uuidv7(), campaignId, seq, source: source === "answer" ? "words" : source, status, diagnostic };
}

function tell(
  { settled, bounced }: Done,
  { settlements }: { readonly settlements: readonly EvidenceSettlement[] },
  use: TakeEvidence,
): void {
  if (use.isDryRun) return;
  const said = new Map(settlements.map((settlement) => [rowKey(settlement), settlement]));
  for (const row of settled) {
    const { state, source, saying } = said.get(rowKey(row)) ?? {};
    use.onEvent({ event: "recipient.settled", ...row, state, source, saying });
  }
  for (const row of bounced) use.onEvent({ event: "bounce.recorded", ...row });
}

function byCampaign({ settled, bounced }: Done, rows: readonly FoundRow[]): readonly TakenOfCampaign[] {
  return [...new Map(rows.map((row) => [row.campaignId, row])).values()].map(({ campaignId, kind, issueId }) => ({
    campaignId,
    kind,
    issueId,
    settled: settled.filter((row) => row.campaignId === campaignId).length,
    bounces: bounced.filter((row) => row.campaignId === campaignId).length,
  }));
}

function keyOf({ campaignId, seq }: RowKey): RowKey {
  return { campaignId, seq };
}

function rowKey({ campaignId, seq }: RowKey): string {
  return `${campaignId}.${String(seq)}`;
}
