import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What stands in the way of somebody on this page, by axe's rules: `rule: markup`. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ iframes: false, resultTypes: ["violations"] })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}
