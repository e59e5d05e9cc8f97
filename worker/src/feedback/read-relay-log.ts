import { keptWords, statusIn, type Evidence, type RowName, type Saying } from "./evidence.ts";
import { queueIdsMax } from "./limits.ts";
import { readLine, type ReadLine } from "./relay-log-rules.ts";
import { messageIdsIn, tokensIn } from "./row-names.ts";

/** What is remembered of a message under the relay's own id of it. */
interface Queued {
  readonly names: readonly RowName[];
  /** It goes out under somebody else's return path: a list has it, say. That the message arrived there is proven; its bounces are not ours. */
  readonly isForeign: boolean;
  readonly hasBeenTaken: boolean;
  readonly hasFailed: boolean;
}

const unknown: Queued = { names: [], isForeign: false, hasBeenTaken: false, hasFailed: false };

export interface RelayLog {
  /** What this line proves of a message of ours, if anything. Each thing is said once, however often the log says it. */
  readonly read: (line: string, place: number) => Evidence | undefined;
}

/** Reads a log line by line, in the order it was written. Lines of other programs and messages are passed over. */
export function createRelayLog(idsMax: number = queueIdsMax): RelayLog {
  const queue = new Map<string, Queued>();
  const keep = (key: string, entry: Queued): void => {
    queue.delete(key);
    queue.set(key, entry);
    if (queue.size <= idsMax) return;
    const [oldest] = queue.keys();
    if (oldest !== undefined) queue.delete(oldest);
  };
  return {
    read: (line, place) => {
      const found = readLine(line);
      if (found === undefined) return undefined;
      const { rule, host, groups } = found;
      // Ids are the host's own, and short ones come again: what ends a message makes its id forgotten.
      const key = `${rule.relay} ${host} ${groups["id"] ?? ""}`;
      if (rule.says === "over" || groups["id"] === "NOQUEUE") queue.delete(key);
      if (rule.says === "over") return undefined;
      const before = learnt(queue.get(key) ?? unknown, rule, groups);
      // Of messages that are not ours nothing is remembered.
      if (before.names.length === 0) return undefined;
      const saying = sayingOf(rule.says, before);
      keep(key, {
        ...before,
        hasBeenTaken: before.hasBeenTaken || (saying !== undefined && !saying.startsWith("refused")),
        hasFailed: before.hasFailed || rule.says === "failed",
      });
      if (saying === undefined) return undefined;
      const text = saying === "queued" ? "" : (groups["text"] ?? "");
      return { source: "log", saying, names: [before.names], status: groups["dsn"] ?? statusIn(text), diagnostic: keptWords(text), place };
    },
  };
}

/** The return path names a row better than the Message-ID, which a list passes on with its own. */
function learnt(before: Queued, { relay }: ReadLine["rule"], { from, messageId }: ReadLine["groups"]): Queued {
  const ids = messageId === undefined ? [] : messageIdsIn(relay === "exim" ? `<${messageId}>` : messageId);
  const tokens = from === undefined ? [] : tokensIn(from);
  if (tokens.length > 0) return { ...before, names: tokens, isForeign: false };
  return {
    ...before,
    names: before.names.length > 0 ? before.names : ids,
    isForeign: before.isForeign || (from !== undefined && !before.names.some((name) => "token" in name)),
  };
}

/** What is new in what the rule says, of a message that is ours. */
function sayingOf(says: Exclude<ReadLine["rule"]["says"], "over">, { isForeign, hasBeenTaken, hasFailed }: Queued): Saying | undefined {
  switch (says) {
    case "names":
      return undefined;
    case "refused":
    case "refusedForNow":
      return isForeign ? undefined : says;
    case "failed":
      if (isForeign) return hasBeenTaken ? undefined : "queued";
      return hasFailed ? undefined : "failed";
    case "queued":
    case "relayed":
    case "delayed":
      if (hasBeenTaken) return undefined;
      return isForeign ? "queued" : says;
  }
}
