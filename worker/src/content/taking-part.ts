import type { Language, StakeholderKind, TakingPart } from "@newsletter/schemas";
import type { DocumentOf } from "./document-names.ts";
import { optionalString } from "./text-fields.ts";

type Stored = Pick<DocumentOf<"callForApplications">, "eligibility" | "stakeholderKinds" | "languages" | "cost">;

/** Who may take part and on what terms; what is not known is absent. */
export function takingPartOf(stored: Stored): TakingPart {
  const stakeholderKinds: StakeholderKind[] = [...new Set(stored.stakeholderKinds)];
  const languages: Language[] = [...new Set(stored.languages)];
  return {
    eligibility: optionalString(stored.eligibility),
    stakeholderKinds: stakeholderKinds.length === 0 ? undefined : stakeholderKinds,
    languages: languages.length === 0 ? undefined : languages,
    cost: optionalString(stored.cost),
  };
}
