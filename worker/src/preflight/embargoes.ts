import { itemName } from "./names.ts";
import { itemsOf } from "./past-dates.ts";
import type { Material, Remark, Rule } from "./rule.ts";

export const embargoRules: readonly Rule[] = [{ rule: "embargoed", severity: "error", look: embargoed }];

function embargoed({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections).flatMap((item) => {
    const until = embargoOf(item);
    if (until === undefined || Date.parse(until) <= Date.parse(snapshot.referenceTime)) return [];
    const message = `${itemName(snapshot, item)} may not be published before ${until}; the issue is sent at ${snapshot.referenceTime}.`;
    return [{ documentId: item.id, path: "embargoUntil", message }];
  });
}

/** An item may say before which instant it must not be read. */
function embargoOf(item: object): string | undefined {
  return "embargoUntil" in item && typeof item.embargoUntil === "string" ? item.embargoUntil : undefined;
}
