import { describe, expect, test } from "vitest";
import { issueInWords, issuesShowing } from "./issues-showing.ts";

type Issues = Parameters<typeof issuesShowing>[1];
type Section = NonNullable<Issues[number]["sections"]>[number];

const now = "2024-01-10T09:00:00Z";
const section = (changes: Partial<Section>): Section => ({ kind: "calendar", period: null, itemIds: null, leftOutIds: null, ...changes });
const period = { _type: "monthPeriod", firstMonth: "2024-01", lastMonth: "2024-04" } as const;
const issue = (changes: Partial<Issues[number]>): Issues[number] => ({
  _id: "five",
  isDraft: false,
  number: 5,
  month: "2024-01",
  referenceTime: "2024-01-15T09:00:00Z",
  sections: [],
  ...changes,
});
const numbers = (issues: Issues, day = "2024-02-07"): readonly string[] =>
  issuesShowing({ id: "entry", when: { precision: "day", day } }, issues, now).map(issueInWords);

describe("an issue shows an entry", () => {
  test("that stands in it, whatever its date", () => {
    expect(numbers([issue({ sections: [section({ itemIds: ["entry"] })] })], "2020-01-01")).toEqual(["issue no. 5"]);
  });

  test("that its calendar gathers, and says so", () => {
    expect(numbers([issue({ sections: [section({ period })] })])).toEqual(["issue no. 5, gathered by its calendar"]);
  });

  test("once, where it is gathered and pinned too", () => {
    expect(numbers([issue({ number: null, sections: [section({ period, itemIds: ["entry"] })] })])).toEqual(["an issue without a number"]);
  });
});

describe("an issue does not show an entry", () => {
  test.each<[string, Section, string]>([
    ["it leaves out", section({ period, leftOutIds: ["entry"] }), "2024-02-07"],
    ["outside of its period", section({ period }), "2024-05-01"],
    ["that is over when the issue goes out", section({ period }), "2024-01-12"],
    ["while its period has no end", section({ period: { _type: "monthPeriod", firstMonth: "2024-01" } }), "2024-02-07"],
    ["gathered by a section that is no calendar", section({ period, kind: "courses" }), "2024-02-07"],
  ])("%s", (_case, contents, day) => {
    expect(numbers([issue({ sections: [contents] })], day)).toEqual([]);
  });
});

const tooLate = (changes: Partial<Issues[number]>, day: string): boolean | undefined =>
  issuesShowing(
    { id: "entry", when: { precision: "day", day } },
    [issue({ sections: [section({ itemIds: ["entry"] })], ...changes })],
    now,
  )[0]?.comesTooLate;

describe("an issue comes too late for an entry", () => {
  test("that is over by the planned time of an issue that was not sent", () => {
    expect(tooLate({}, "2024-01-12")).toBe(true);
    expect(tooLate({ isDraft: true, referenceTime: null }, "2024-01-08")).toBe(true);
  });

  test("not of an issue whose time is past, which is out", () => {
    expect(tooLate({ referenceTime: "2023-12-01T09:00:00Z" }, "2023-11-01")).toBe(false);
    expect(tooLate({ referenceTime: null }, "2023-11-01")).toBe(false);
  });

  test("not while the entry is still to come", () => {
    expect(tooLate({}, "2024-01-18")).toBe(false);
  });
});
