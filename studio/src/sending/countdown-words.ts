const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long there is to stop it, the more exact the less it is; rounded up, so that it never says nothing is left while something is. */
export function countdownInWords(leftMs: number): string {
  if (leftMs <= 0) return "now";
  const left = Math.ceil(leftMs / secondMs) * secondMs;
  if (left < minuteMs) return `in ${counted(left / secondMs, "second")}`;
  if (left < hourMs) return `in ${String(Math.floor(left / minuteMs))} min ${String((left % minuteMs) / secondMs).padStart(2, "0")} s`;
  if (left < dayMs) return `in ${String(Math.floor(left / hourMs))} h ${String(Math.floor((left % hourMs) / minuteMs))} min`;
  return `in ${counted(Math.floor(left / dayMs), "day")} ${String(Math.floor((left % dayMs) / hourMs))} h`;
}

function counted(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${String(count)} ${word}s`;
}
