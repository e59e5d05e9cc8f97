import type { Finding } from "@newsletter/schemas";
import { elementsOf } from "../markup/markup-tree.ts";
import type { Gate } from "./final-bytes.ts";
import { errorAt } from "./where-in-issue.ts";

/** Many readers never load pictures, and some cannot see them: what a picture says is said in words too. */
export const picturesHaveWords: Gate = ({ snapshot }, { body }) =>
  elementsOf(body)
    .filter(({ name, attributes }) => name === "img" && (attributes["alt"] ?? "") === "")
    .map(({ attributes }): Finding => {
      const sha256 = /\/(?<name>[0-9a-f]{64})\./u.exec(attributes["src"] ?? "")?.groups?.["name"] ?? "";
      const message = "A picture has no text for readers who cannot see it.";
      return errorAt(snapshot, sha256, { rule: "altMissing", message });
    });

/** A style sheet dresses words and never carries them: half of the clients drop it. */
export const styleCarriesNoWords: Gate = ({ isPage }, { html }) => {
  const styles = [...html.matchAll(/<style[^>]*>(?<rules>[\s\S]*?)<\/style>/gu)].map(({ groups }) => groups?.["rules"] ?? "");
  if (isPage || !styles.some((rules) => /(?:^|[;{\s])content\s*:/u.test(rules))) return [];
  return [
    { rule: "wordsInStyle", severity: "error", message: "A style sheet carries words that readers of many mail clients would not see." },
  ];
};
