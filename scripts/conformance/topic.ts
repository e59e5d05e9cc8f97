import type { Claim } from "./claim.ts";

/** One step of a topic. It gives its claims, or throws one sentence that says why it could not be made; that fails as a claim too. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<readonly Claim[]>;
}

/** What the product claims about one of its sides, judged by programs and data that are not ours. */
export interface Topic {
  readonly name: string;
  readonly about: string;
  /** Claims about the material itself (that it could be read), and the checks to run on it. `folder` is temporary and private. */
  readonly prepare: (folder: string) => Promise<{ readonly claims: readonly Claim[]; readonly checks: readonly Check[] }>;
}
