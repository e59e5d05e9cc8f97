/** How long a campaign takes at the pace of its relay or of a partner's members, and which bound says so. Derived on read; null while it need not wait for any. */
export interface PaceForecast {
  readonly messagesMax: number;
  readonly per: "minute" | "hour" | "day";
  /** A mail domain that most of what is left goes to; null where it is the relay's bound. */
  readonly domain: string | null;
  /** The name of the partner whose members wait for this bound; nobody else does. */
  readonly partner?: string;
  readonly secondsLeft: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** "300 a minute: about 40 minutes to go" */
export function paceInWords({ messagesMax, per, domain, partner, secondsLeft }: PaceForecast): string {
  const whose = partner === undefined ? "" : ` to members of ${partner}`;
  const bound = `${messagesMax.toLocaleString("en-GB")} ${per === "hour" ? "an" : "a"} ${per}${domain === null ? "" : ` to ${domain}`}${whose}`;
  return `${bound}: about ${durationInWords(secondsLeft)} to go`;
}

/** Rounded up: what is promised too early is a disappointment. */
function durationInWords(seconds: number): string {
  if (seconds < 90 * minute) return counted(Math.ceil(seconds / minute), "minute");
  if (seconds < 2 * day) return counted(Math.ceil(seconds / hour), "hour");
  return counted(Math.ceil(seconds / day), "day");
}

function counted(count: number, word: string): string {
  return `${String(Math.max(1, count))} ${word}${count > 1 ? "s" : ""}`;
}
