import type { Finding } from "@newsletter/schemas";
import { elementsOf, plainText, wordsOf, type Element } from "../markup/markup-tree.ts";
import type { Gate } from "./final-bytes.ts";
import { errorAt } from "./where-in-issue.ts";

/** People who listen jump from heading to heading: one h1, and no level left out on the way down. */
export const headingsInOrder: Gate = ({ snapshot }, { body }) => {
  const headings = elementsOf(body).flatMap((element) => {
    const level = Number(/^h(?<level>[1-6])$/u.exec(element.name)?.groups?.["level"]);
    return Number.isNaN(level) ? [] : [{ element, level }];
  });
  const extraTitles = headings.filter(({ level }) => level === 1).slice(1);
  const jumps = headings.filter(({ level }, index) => level > (headings[index - 1]?.level ?? 0) + 1);
  return [
    ...(headings.some(({ level }) => level === 1) ? [] : [outOfOrder("The edition has no heading of the first level.", "h1")]),
    ...extraTitles.map(({ element }) => outOfOrder(`“${words(element)}” is a second heading of the first level.`, words(element))),
    ...jumps.map(({ element, level }) => {
      const message = `“${words(element)}” is a heading of level ${String(level)} without one of level ${String(level - 1)} above it.`;
      return errorAt(snapshot, words(element), { rule, message, values: [words(element)] });
    }),
  ];
};

const rule = "headingOrder";

function outOfOrder(message: string, heading: string): Finding {
  return { rule, severity: "error", message, values: [heading] };
}

function words(element: Element): string {
  return plainText(wordsOf(element.children));
}
