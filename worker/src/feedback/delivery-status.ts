import { statusIn, type Saying } from "./evidence.ts";
import { reportedRecipientsMax } from "./limits.ts";
import { first, readFields, type Fields } from "./read-entity.ts";

/** What a part `message/delivery-status` says (RFC 3464), or `message/global-delivery-status` (RFC 6533). */
export interface DeliveryStatus {
  readonly saying: Saying;
  readonly status: string | null;
  readonly diagnostic: string;
}

/** Programs have written "failure", "Failed (…)" and more. */
const actions: readonly (readonly [RegExp, Saying])[] = [
  [/^(?:fail|error|expired)/iu, "failed"],
  [/^delay/iu, "delayed"],
  [/^relay/iu, "relayed"],
  [/^deliver/iu, "delivered"],
  [/^expan/iu, "expanded"],
];

/** The last word on a message first: of several recipients behind our one, a failure is what has to be known. */
const weight: readonly Saying[] = ["failed", "delayed", "expanded", "relayed", "delivered"];

/** Undefined where no recipient is reported on. */
export function readDeliveryStatus(text: string): DeliveryStatus | undefined {
  const found = blocksOf(text).flatMap((fields) => statusOf(fields) ?? []);
  return found.toSorted((a, b) => weight.indexOf(a.saying) - weight.indexOf(b.saying))[0];
}

function blocksOf(text: string): readonly Fields[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const blocks: Fields[] = [];
  for (let at = 0; at < lines.length && blocks.length < reportedRecipientsMax;) {
    const { fields, end } = readFields(lines, at);
    if (fields.size > 0) blocks.push(fields);
    at = end;
  }
  return blocks;
}

function statusOf(fields: Fields): DeliveryStatus | undefined {
  const [action, status] = [first(fields, "action"), statusIn(first(fields, "status"))];
  const words = first(fields, "diagnostic-code") || first(fields, "x-supplementary-info") || first(fields, "x-display-name");
  const saying = actions.find(([pattern]) => pattern.test(action))?.[1] ?? byClass(status);
  if (saying === undefined) return undefined;
  return { saying, status: status ?? statusIn(words), diagnostic: words.replace(/^[\w-]+\s*;\s*/u, "") };
}

/** RFC 3463, 2: the first digit. */
function byClass(status: string | null): Saying | undefined {
  if (status === null) return undefined;
  return status.startsWith("5") ? "failed" : status.startsWith("4") ? "delayed" : "delivered";
}
