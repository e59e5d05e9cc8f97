import { itemName } from "./names.ts";
import { itemsOf } from "./past-dates.ts";
import type { Material, Remark, Rule } from "./rule.ts";

/** When and where items may be passed on. */
export const releaseRules: readonly Rule[] = [
  { rule: "embargoed", severity: "error", look: embargoed },
  { rule: "withheld", severity: "warning", look: withheld },
];

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

/** Partners are left out by planning; pages and forwards know no borders. */
function withheld({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections).flatMap((item) => {
    if (!("withheldIn" in item) || item.withheldIn === undefined) return [];
    const names = new Intl.DisplayNames("en-GB", { type: "region" });
    const countries = new Intl.ListFormat("en-GB").format(item.withheldIn.map((code) => names.of(code) ?? code));
    const message = `${itemName(snapshot, item)} is not for distribution in ${countries}: partners with members there do not get the issue, but its web pages and forwards can be read everywhere.`;
    return [{ documentId: item.id, path: "withheldIn", message }];
  });
}
