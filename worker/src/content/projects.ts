import type { Project, Reference } from "@newsletter/schemas";
import { fieldOf, member, referenced, type Field } from "./conversion.ts";
import { organisationOf } from "./organisations.ts";
import { plainText, requiredName } from "./text-fields.ts";

/** The project an item belongs to. */
export function projectOf(field: Field, reference: Reference | undefined): Project | undefined {
  const stored = referenced(field, reference, ["project"]);
  if (stored === undefined) return undefined;
  const self = fieldOf(field.conversion, stored);
  const title = requiredName(member(self, "title"), stored.title, "title");
  const funder = organisationOf(member(self, "funder"), stored.funder);
  if (title === undefined) return undefined;
  return {
    id: stored._id,
    code: plainText(stored.code),
    shortName: plainText(stored.shortName),
    title,
    funder,
  };
}
