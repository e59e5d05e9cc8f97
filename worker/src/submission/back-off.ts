/** Pause before attempt `attempt` + 1: doubling, with up to a fifth of jitter so that a relay is not met by all at once. */
export function backOffMs(attempt: number, bounds: { readonly firstMs: number; readonly maxMs: number }, random: number): number {
  const full = Math.min(bounds.firstMs * 2 ** attempt, bounds.maxMs);
  return Math.round(full * (1 - 0.2 * random));
}
