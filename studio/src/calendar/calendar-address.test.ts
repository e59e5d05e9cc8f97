import { expect, test } from "vitest";
import { stateOf, viewFrom } from "./calendar-address.ts";
import { noFilter } from "./calendar-filter.ts";

test("what is shown is found again by its address", () => {
  const view = { view: "agenda", month: "2024-02", filter: { ...noFilter, region: "002", issue: "five" } } as const;
  expect(viewFrom(stateOf(view), "2026-11")).toEqual(view);
  expect(stateOf({ ...view, filter: noFilter })).toEqual({ view: "agenda", month: "2024-02" });
});

test.each([{}, { month: "2024-13" }, { view: "year", month: "soon" }, { month: "2024-1" }])(
  "an address that says nothing or nonsense (%j) shows the present month",
  (state) => {
    expect(viewFrom(state, "2026-11")).toEqual({ view: "month", month: "2026-11", filter: noFilter });
  },
);
