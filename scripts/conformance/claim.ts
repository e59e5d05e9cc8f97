/** One line of `npm run conformance`: what is claimed, whether it holds, and the figures or the faults that say so. */
export interface Claim {
  readonly claim: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Faults that stand in a line; the rest is counted, since one cause often shows in every edition. */
const faultsMax = 8;

/** A claim that holds when nothing was found against it. */
export function claimOf(claim: string, faults: readonly string[], figures: string): Claim {
  if (faults.length === 0) return { claim, ok: true, detail: figures };
  const left = faults.length - faultsMax;
  const lines = [...faults.slice(0, faultsMax), ...(left > 0 ? [`and ${String(left)} more`] : [])];
  return { claim, ok: false, detail: lines.join("\n") };
}

/** The same fault in many editions as one fault, with the first edition and how many more. */
export function gathered(faults: readonly { readonly fault: string; readonly where: string }[]): readonly string[] {
  return [...Map.groupBy(faults, ({ fault }) => fault)].map(([fault, found]) => {
    const places = [...new Set(found.map(({ where }) => where))];
    return `${fault} (${places[0] ?? ""}${places.length > 1 ? ` and ${String(places.length - 1)} more` : ""})`;
  });
}

/** What a check cannot do without, in one sentence that says what to install or to set. A missing need is a claim that fails. */
export class MissingNeed extends Error {
  override readonly name = "MissingNeed";
}

export function sentenceOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
