import type { PersonName } from "@newsletter/schemas";
import type { ApprovalRecord } from "../ports/approvals.ts";
import type { Right } from "../ports/audience.ts";

interface BreakingGlass {
  readonly person: Pick<PersonName, "id">;
  readonly rights: readonly Right[];
  /** People who may approve it and neither wrote it nor asked for it. */
  readonly othersCount: number;
}

/**
 * Why this person may not break the glass, in one sentence; undefined when she may. It is for the day on which everybody who may approve has
 * written: two people who answer for the publication then sign together, authors or not, and the report says why.
 */
export function breakGlassObstacle(
  { authors, signatures, publicationId }: Pick<ApprovalRecord, "authors" | "signatures" | "publicationId">,
  { person, rights, othersCount }: BreakingGlass,
): string | undefined {
  if (othersCount >= authors.signaturesNeeded) return "There are people who may approve this: ask one of them.";
  if (!rights.some((held) => held.publicationId === publicationId)) return "You hold no right to approve or to operate this publication.";
  if (signatures.some(({ by }) => by.id === person.id)) return "You have signed; one more person has to.";
  return undefined;
}
