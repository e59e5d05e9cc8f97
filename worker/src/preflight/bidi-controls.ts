import { unpairedControl } from "@newsletter/schemas";
import type { Material, Remark, Rule } from "./rule.ts";
import { inLanguage, textsOf } from "./texts-of.ts";

export const bidiRules: readonly Rule[] = [{ rule: "bidiControls", severity: "error", look: bidiControls }];

/** An open control turns around what follows it: the rest of the line, in some clients the rest of the mail. */
function bidiControls({ snapshot }: Material): readonly Remark[] {
  return textsOf(snapshot).flatMap(({ documentId, path, name, language, paragraphs }) => {
    const stray = paragraphs.map(unpairedControl).find((found) => found !== undefined);
    if (stray === undefined) return [];
    const code = `U+${stray.codePointAt(0)?.toString(16).toUpperCase() ?? ""}`;
    const message = `${name} has an invisible sign for the direction of text (${code}) without its partner.`;
    return [{ documentId, path, ...inLanguage(language), message }];
  });
}
