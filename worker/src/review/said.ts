import * as z from "zod";
import { nameCharactersMax } from "@newsletter/schemas";
import { commentCharactersMax } from "./limits.ts";

// What a stranger typed into a form. Marks that turn the direction of what follows would let a name rewrite the sentence it stands in; they
// are left out, and so is whatever has no place in a line of text.

const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const line = (empty: string): z.ZodType<string> =>
  z
    .string({ error: empty })
    .transform((text) =>
      text
        .replaceAll(bidiControls, "")
        .replaceAll(/[\p{Cc}\s]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().min(1, empty).max(nameCharactersMax, `At most ${nameCharactersMax} characters, please.`));

const paragraphs = z
  .string({ error: "Write a comment." })
  .transform((text) =>
    text
      .replaceAll(/\r\n?/gu, "\n")
      .replaceAll(bidiControls, "")
      // oxlint-disable-next-line no-control-regex -- all but the line's end and the tabulator
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, "")
      .trim(),
  )
  .pipe(z.string().min(1, "Write a comment.").max(commentCharactersMax, `At most ${commentCharactersMax} characters, please.`));

const name = line("Say who you are.");
const office = line("Say for which office.");

export const saidComment = z.object({ formId: z.uuid(), about: z.string().max(200), name, text: paragraphs });
export const saidLook = z.object({ name, office });
export const saidClearance = z.object({
  name,
  office,
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
  read: z.literal("yes", { error: "Tick the box if you have read it and clear it." }),
});

/** What was said, or one sentence about the first fault. */
export function readSaid<T>(schema: z.ZodType<T>, body: unknown): { readonly said: T } | { readonly fault: string } {
  const parsed = schema.safeParse(body);
  return parsed.success ? { said: parsed.data } : { fault: parsed.error.issues[0]?.message ?? "Something is missing." };
}
