import { altRules } from "./alt-texts.ts";
import { bidiRules } from "./bidi-controls.ts";
import { clearanceRules } from "./clearances.ts";
import { contradictionRules } from "./contradictions.ts";
import { linkRules } from "./link-rules.ts";
import { pastDateRules } from "./past-dates.ts";
import { placeholderRules } from "./placeholders.ts";
import { releaseRules } from "./releases.ts";
import { repeatRules } from "./repeats.ts";
import type { Rule } from "./rule.ts";
import { scriptRules } from "./scripts.ts";
import { staleTranslationRules } from "./stale-translations.ts";
import { subjectRules } from "./subjects.ts";

/** Every rule of the pre-flight. A new one is a row in its family, with a test that sees it fire and one that sees it keep quiet. */
export const rules: readonly Rule[] = [
  ...subjectRules,
  ...placeholderRules,
  ...releaseRules,
  ...clearanceRules,
  ...pastDateRules,
  ...contradictionRules,
  ...repeatRules,
  ...bidiRules,
  ...scriptRules,
  ...staleTranslationRules,
  ...altRules,
  ...linkRules,
];
