import * as z from "zod";
import { languageSchema } from "./languages.ts";

/** The edition kinds this version renders. */
export const editionKinds = ["partner", "forwardable", "direct", "members", "lowBandwidth", "web"] as const;
export const editionKindSchema = z.enum(editionKinds);
export type EditionKind = z.infer<typeof editionKindSchema>;

/** `shared` carries no token of any kind: the same bytes for everybody. */
export const editionForms = ["personal", "shared"] as const;
export type EditionForm = (typeof editionForms)[number];

export const editionKeySchema = z.strictObject({
  language: languageSchema,
  kind: editionKindSchema,
  form: z.enum(editionForms),
  /** Selects the partner's masthead, and its cover note; only the partner copy and the members' edition have one. */
  partnerId: z.string().min(1).optional(),
});
export type EditionKey = z.infer<typeof editionKeySchema>;

/** One string for an edition key, for tables, file names and logs: `en.partner.personal.partner-vngoc`. */
export function editionKeyText(key: EditionKey): string {
  return [key.language, key.kind, key.form, ...(key.partnerId === undefined ? [] : [key.partnerId])].join(".");
}

/** True for the kinds that stand under a partner's masthead and need to know whose. */
export function isPartnersEdition(kind: EditionKind): boolean {
  return kind === "partner" || kind === "members";
}

/** The form a kind has where nobody asks for another: what goes to one recipient is personal, what is passed on or public is shared. */
export function usualForm(kind: EditionKind): EditionForm {
  return kind === "forwardable" || kind === "web" ? "shared" : "personal";
}

/** True for the kinds that leave as a mail; the web edition is a page. */
export function isMailEdition(kind: EditionKind): boolean {
  return kind !== "web";
}
