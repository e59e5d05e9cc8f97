import type { Authors } from "@newsletter/schemas";
import type { AuthorsFound } from "../ports/authors.ts";

/** One approver is enough where every author is known and a person; else two. */
export function authorsFrom({ people, gaps }: AuthorsFound): Authors {
  const robots = people.filter(({ isRobot }) => isRobot).map(({ name }) => name);
  const known = people.map(({ id, name }) => ({ id, name }));
  if (robots.length > 0)
    return { people: known, signaturesNeeded: 2, reason: `A program wrote part of it (${robots.join(", ")}): two people approve.` };
  if (gaps.length === 0) return { people: known, signaturesNeeded: 1, reason: null };
  const documents = gaps.length === 1 ? "one document" : `${gaps.length} documents`;
  return { people: known, signaturesNeeded: 2, reason: `Who wrote ${documents} is not completely known any more: two people approve.` };
}
