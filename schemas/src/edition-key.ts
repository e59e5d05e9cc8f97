import * as z from "zod";
import { languageSchema } from "./languages.ts";

/** The edition kinds this version renders. */
export const editionKinds = ["partner", "forwardable", "direct", "web"] as const;
export const editionKindSchema = z.enum(editionKinds);
export type EditionKind = z.infer<typeof editionKindSchema>;

/** `shared` carries no token of any kind: the same bytes for everybody. */
export const editionForms = ["personal", "shared"] as const;

export const editionKeySchema = z.strictObject({
  language: languageSchema,
  kind: editionKindSchema,
  form: z.enum(editionForms),
  /** Selects the partner's masthead and cover note; only the partner copy has one. */
  partnerId: z.string().min(1).optional(),
});
export type EditionKey = z.infer<typeof editionKeySchema>;

/** One string for an edition key, for tables, file names and logs: `en.partner.personal.partner-vngoc`. */
export function editionKeyText(key: EditionKey): string {
  return [key.language, key.kind, key.form, ...(key.partnerId === undefined ? [] : [key.partnerId])].join(".");
}

/** True for the kinds that leave as a mail; the web edition is a page. */
export function isMailEdition(kind: EditionKind): boolean {
  return kind !== "web";
}
