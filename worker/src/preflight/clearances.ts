import type { Clearance } from "@newsletter/schemas";
import { textDigest } from "../content/clearance.ts";
import { itemName, type Item } from "./names.ts";
import { itemsOf } from "./past-dates.ts";
import type { Material, Remark, Rule } from "./rule.ts";

export const clearanceRules: readonly Rule[] = [
  { rule: "notCleared", severity: "error", look: notCleared },
  { rule: "clearedBefore", severity: "warning", look: clearedBefore },
];

function notCleared({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections)
    .filter((item) => clearanceIn(item)?.state === "asked")
    .map((item) => ({
      documentId: item.id,
      path: "clearance",
      message: `${itemName(snapshot, item)} waits for the clearance of its responsible office.`,
    }));
}

/** The words an issue has for an item in place of its own count: they are what readers get. */
function clearedBefore({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections).flatMap((item) => {
    const clearance = clearanceIn(item);
    if (clearance?.state !== "given" || clearance.textDigest === undefined || clearance.textDigest === textDigest(item)) return [];
    const { by = "its office", on } = clearance;
    const message = `${itemName(snapshot, item)} does not read as it did when ${by} cleared it${on === undefined ? "" : ` on ${on}`}.`;
    return [{ documentId: item.id, path: "clearance", message }];
  });
}

function clearanceIn(item: Item): Clearance | undefined {
  return "clearance" in item ? item.clearance : undefined;
}
