import { stakeholderKinds, stakeholderKindSchema, type StakeholderKind } from "@newsletter/schemas";
import * as z from "zod";
import { peopleCountMax, typedCountCharactersMax } from "./limits.ts";

export interface ReachAnswer {
  readonly peopleCount: number;
  /** In the order of the vocabulary, each once. */
  readonly kinds: readonly StakeholderKind[];
}

export interface ReachForm {
  /** Undefined where what was typed is no number that can be taken. */
  readonly peopleCount: number | undefined;
  readonly kinds: readonly StakeholderKind[];
  /** As typed, to be shown again. */
  readonly typed: string;
  /** The answer that whoever filled in the form had before them; undefined for none. */
  readonly seenId: string | undefined;
}

const formSchema = z.object({
  people: z.string().max(10_000).catch(""),
  kind: z.union([z.string().transform((one) => [one]), z.array(z.string()).max(100)]).catch([]),
  seen: z
    .string()
    .regex(/^[0-9]{1,19}$/u)
    .optional()
    .catch(undefined),
});

export function readReachForm(body: unknown): ReachForm {
  const { people, kind, seen } = formSchema.catch({ people: "", kind: [], seen: undefined }).parse(body);
  return {
    peopleCount: readCount(people),
    kinds: stakeholderKinds.filter((each) => kind.some((one) => stakeholderKindSchema.safeParse(one).data === each)),
    typed: people.slice(0, typedCountCharactersMax),
    seenId: seen,
  };
}

/** A whole number as offices type it: in the digits of their keyboard, with what parts thousands there. */
export function readCount(typed: string): number | undefined {
  const text = typed.trim().replaceAll(/[٠-٩۰-۹０-９]/gu, (digit) => String(digitOf(digit)));
  if (text.length > typedCountCharactersMax) return undefined;
  if (!/^\d+$|^\d{1,3}([ .,'’٬\u00A0\u202F]\d{3})+$/u.test(text)) return undefined;
  const count = Number(text.replaceAll(/\D/gu, ""));
  return count <= peopleCountMax ? count : undefined;
}

/** Of Arabic-Indic, eastern Arabic-Indic and full-width digits, whose noughts these are. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const nought = [0xff10, 0x06f0, 0x0660].find((first) => code >= first) ?? 0x30;
  return code - nought;
}
