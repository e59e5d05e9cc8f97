import { itemName, itemsOfSection, type Item } from "./names.ts";
import { itemsOf } from "./past-dates.ts";
import type { Material, Remark, Rule } from "./rule.ts";

/** What readers would read a second time. */
export const repeatRules: readonly Rule[] = [
  { rule: "itemTwice", severity: "warning", look: itemTwice },
  { rule: "usedInLastIssue", severity: "warning", look: usedInLastIssue },
];

function itemTwice({ snapshot }: Material): readonly Remark[] {
  const seen = new Set<string>();
  return snapshot.sections.flatMap((section) => {
    return itemsOfSection(section).flatMap((item) => {
      const isRepeated = seen.has(item.id);
      seen.add(item.id);
      if (!isRepeated) return [];
      const path = `sections[_key=="${section.key}"].items`;
      return [{ documentId: snapshot.issue.id, path, message: `${itemName(snapshot, item)} stands in the issue more than once.` }];
    });
  });
}

// Calendar entries and calls stay in every issue until their date, and supporters as long as they support; only what is told once can
// be told twice.
const toldOnce: ReadonlySet<Item["type"]> = new Set(["newsItem", "video"]);

function usedInLastIssue({ snapshot, previous }: Material): readonly Remark[] {
  if (previous === undefined) return [];
  const before = new Set(previous.itemIds);
  const repeated = new Map(
    itemsOf(snapshot.sections)
      .filter(({ id, type }) => toldOnce.has(type) && before.has(id))
      .map((item) => [item.id, item]),
  );
  return [...repeated.values()].map((item) => ({
    documentId: item.id,
    message: `${itemName(snapshot, item)} stood in issue ${previous.number} already.`,
  }));
}
