import type { PersonName } from "@newsletter/schemas";
import type { ApprovalRecord } from "../ports/approvals.ts";
import type { Right } from "../ports/audience.ts";

/** Why this person may not sign, in one sentence; undefined when she may. */
export function signingObstacle(
  { askedBy, authors, signatures, publicationId }: Pick<ApprovalRecord, "askedBy" | "authors" | "signatures" | "publicationId">,
  person: Pick<PersonName, "id">,
  rights: readonly Right[],
): string | undefined {
  if (askedBy.id === person.id) return "You asked for this approval: another person approves.";
  if (authors.people.some(({ id }) => id === person.id)) return "You wrote part of what would be sent: another person approves.";
  if (!rights.some((held) => held.right === "approve" && held.publicationId === publicationId))
    return "You do not hold the right to approve this publication.";
  if (signatures.some(({ by }) => by.id === person.id)) return "You have signed; one more person has to.";
  return undefined;
}
