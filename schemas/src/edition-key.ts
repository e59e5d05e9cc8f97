import * as z from "zod";
import { languageSchema } from "./languages.ts";

/** The edition kinds that every issue is rendered as. */
export const editionKinds = ["partner", "forwardable", "direct", "members", "lowBandwidth", "web"] as const;
/** With `pack`, which there is of what a partner picked, and of no issue by itself. */
export const editionKindSchema = z.enum([...editionKinds, "pack"]);
export type EditionKind = z.infer<typeof editionKindSchema>;

/** `shared` carries no token of any kind: the same bytes for everybody. */
export const editionForms = ["personal", "shared"] as const;
export type EditionForm = (typeof editionForms)[number];

export const editionKeySchema = z.strictObject({
  language: languageSchema,
  kind: editionKindSchema,
  form: z.enum(editionForms),
  /**
   * Selects the partner's masthead, and its cover note: of the partner copy, the members' edition and a pack. A low-bandwidth edition with one is a
   * member's, and says so in its footer.
   */
  partnerId: z.string().min(1).optional(),
  /** Digest of what a partner picked; only a pack has one. */
  picks: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
});
export type EditionKey = z.infer<typeof editionKeySchema>;

/** One string for an edition key, for tables, file names and logs: `en.partner.personal.partner-vngoc`. */
export function editionKeyText({ language, kind, form, partnerId, picks }: EditionKey): string {
  return [language, kind, form, partnerId, picks].filter((part) => part !== undefined).join(".");
}

/** True for the kinds that stand under a partner's masthead and need to know whose. */
export function isPartnersEdition(kind: EditionKind): boolean {
  return kind === "partner" || kind === "members" || kind === "pack";
}

/** The form a kind has where nobody asks for another: what goes to one recipient is personal, what is passed on or public is shared. */
export function usualForm(kind: EditionKind): EditionForm {
  return kind === "forwardable" || kind === "web" || kind === "pack" ? "shared" : "personal";
}

/** True for the kinds that leave as a mail; the web edition is a page. */
export function isMailEdition(kind: EditionKind): boolean {
  return kind !== "web";
}
