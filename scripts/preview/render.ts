// One edition of a fixture as JSON, in a process of its own, so that templates that were built anew are the ones that are used:
//   node scripts/preview/render.ts <fixture> <language> <kind> <folder>
import { editionKindSchema, isPartnersEdition, languageSchema, usualForm, type EditionKey } from "@newsletter/schemas";
import { editionFault, renderEditions } from "../../worker/src/rendering/render-editions.ts";
import { fixtures } from "./fixtures.ts";

const [name = "", language, kind, folder = ""] = process.argv.slice(2);
const snapshot = await fixtures[name]?.snapshot(folder);
const wanted = { language: languageSchema.parse(language), kind: editionKindSchema.parse(kind) };
const partnerId = isPartnersEdition(wanted.kind) ? snapshot?.partners[0]?.id : undefined;
const key: EditionKey = { ...wanted, form: usualForm(wanted.kind), ...(partnerId === undefined ? {} : { partnerId }) };
try {
  const [edition] = snapshot === undefined ? [] : await renderEditions(snapshot, [key]);
  process.stdout.write(JSON.stringify(edition ?? { fault: `There is no fixture "${name}".` }));
} catch (error) {
  const fault = await editionFault(error);
  if (fault === undefined) throw error;
  process.stdout.write(JSON.stringify({ fault }));
}
