import * as z from "zod";
import { nameCharactersMax } from "@newsletter/schemas";
import { commentCharactersMax } from "./limits.ts";

// What a stranger typed into a form. Marks that turn the direction of what follows would let a name rewrite the sentence it stands in; they
// are left out, and so is whatever has no place in a line of text.

/** What can be wrong with a form; the words for it are the catalogue's. */
const saidFaults = ["nameMissing", "officeMissing", "textMissing", "tickMissing", "nameTooLong", "textTooLong", "incomplete"] as const;
export type SaidFault = (typeof saidFaults)[number];

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const line = (empty: SaidFault): z.ZodType<string> =>
  z
    .string({ error: empty })
    .transform((text) =>
      text
        .replaceAll(bidiControls, "")
        .replaceAll(/[\p{Cc}\s]+/gu, " ")
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(nameCharactersMax, "nameTooLong" satisfies SaidFault),
    );

const paragraphs = z
  .string({ error: "textMissing" satisfies SaidFault })
  .transform((text) =>
    text
      .replaceAll(/\r\n?/gu, "\n")
      .replaceAll(bidiControls, "")
      // oxlint-disable-next-line no-control-regex -- all but the line's end and the tabulator
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, "")
      .trim(),
  )
  .pipe(
    z
      .string()
      .min(1, "textMissing" satisfies SaidFault)
      .max(commentCharactersMax, "textTooLong" satisfies SaidFault),
  );

const name = line("nameMissing");
const office = line("officeMissing");

export const saidComment = z.object({ formId: z.uuid(), about: z.string().max(200), name, text: paragraphs });
export const saidLook = z.object({ name, office });
export const saidClearance = z.object({
  name,
  office,
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
  read: z.literal("yes", { error: "tickMissing" satisfies SaidFault }),
});

/** What was said, or the first fault. */
export function readSaid<T>(schema: z.ZodType<T>, body: unknown): { readonly said: T } | { readonly fault: SaidFault } {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { said: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: saidFaults.find((each) => each === issue?.message) ?? "incomplete" };
}
