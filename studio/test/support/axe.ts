import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe has against a part of a page, as `rule: markup`; the whole page where no part is named. The mails in our frames have checks of
 * their own, and run no script.
 */
export async function axeFaults(page: Page, part = "html"): Promise<readonly string[]> {
  // Only violations are read, and telling of all that is well takes axe as long again.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ iframes: false, resultTypes: ["violations"] });
  const { violations } = await builder
    .include(part)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}
