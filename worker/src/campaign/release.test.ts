import { describe, expect, test } from "vitest";
import { news, newsItem, snapshot } from "../../test/support/snapshots.ts";
import { embargoEnd, isEmbargoedAt, withheldFrom } from "./release.ts";

const partner = (id: string, countries?: readonly string[]): object => ({ ...snapshot().partners[0], id, countries });

describe("an issue", () => {
  test("is withheld from partners with members where an item may not be distributed, and from no other", () => {
    const partners = [partner("asia", ["TH", "VN"]), partner("africa", ["KE"]), partner("anywhere")];
    const issue = snapshot({ sections: [news(newsItem({ withheldIn: ["VN"] }))] });
    expect(withheldFrom(Object.assign({}, issue, { partners }))).toEqual(new Set(["asia"]));
    expect(withheldFrom(Object.assign({}, snapshot(), { partners }))).toEqual(new Set());
  });

  test("is under embargo until the last of its items is free, whatever the zones they are written in", () => {
    const sections = [news(newsItem({ embargoUntil: "2024-01-10T09:00:00+02:00" }), newsItem({ embargoUntil: "2024-01-10T08:00:00Z" }))];
    const issue = snapshot({ sections });
    expect(embargoEnd(issue)).toBe("2024-01-10T08:00:00Z");
    expect(isEmbargoedAt(issue, new Date("2024-01-10T07:59:59Z"))).toBe(true);
    expect(isEmbargoedAt(issue, new Date("2024-01-10T08:00:00Z"))).toBe(false);
    expect(isEmbargoedAt(snapshot(), new Date(0))).toBe(false);
  });
});
