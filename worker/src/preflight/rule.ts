import type { Finding, FindingSeverity, IssueSnapshot, Language, PreflightResponse, RenderedEdition } from "@newsletter/schemas";
import type { LinkState, PreviousIssue } from "../ports/content.ts";

/** What the pre-flight looks at. Plain data: the same material gives the same findings. */
export interface Material {
  readonly snapshot: IssueSnapshot;
  /** The issue before this one of the same publication. */
  readonly previous?: PreviousIssue | undefined;
  /** What is known of each address so far. One that is absent is still being looked at. */
  readonly links: ReadonlyMap<string, LinkState>;
  /** Which texts are in which language, and in which they are stale; absent for a snapshot that came without its documents. */
  readonly texts?: PreflightResponse["texts"] | undefined;
  readonly editions?: readonly Pick<RenderedEdition, "key" | "findings">[];
}

/** What a rule says about one place; the table gives it its name and severity. */
export interface Remark {
  readonly documentId?: string;
  readonly path?: string;
  /** The languages it is about. */
  readonly languages?: readonly Language[];
  readonly message: string;
}

/** A rule is a row: what it is called, how much it weighs, and the pure function that looks. Two rows may share a name. */
export interface Rule {
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly look: (material: Material) => readonly Remark[];
}

export function findingsOf(rules: readonly Rule[], material: Material): readonly Finding[] {
  return rules.flatMap(({ rule, severity, look }) => Array.from(look(material), (remark) => ({ rule, severity, ...remark })));
}
