import { expect, test } from "vitest";
import { barsOf, hiddenCounts } from "./bars.ts";
import { weeksOf } from "./days.ts";

const item = (order: string, first: string, last = first): { readonly order: string; readonly days: { first: string; last: string } } => ({
  order,
  days: { first, last },
});

const laid = (items: readonly ReturnType<typeof item>[], month: string): readonly (readonly string[])[] =>
  weeksOf(month).map((week) =>
    barsOf(items, week).map(
      ({ item: { order }, column, dayCount, line, isContinued, goesOn }) =>
        `${isContinued ? "<" : ""}${order}:${String(column)}+${String(dayCount)}/${String(line)}${goesOn ? ">" : ""}`,
    ),
  );

test("a range over the month's end has a bar in each of its weeks, in both months", () => {
  const committee = [item("committee", "2024-01-29", "2024-02-09")];
  expect(laid(committee, "2024-01")).toEqual([[], [], [], [], ["committee:1+7/0>"]]);
  expect(laid(committee, "2024-02")).toEqual([["committee:1+7/0>"], ["<committee:1+5/0"], [], [], []]);
});

test("a range over the year's end goes on in January", () => {
  const pause = [item("pause", "2023-12-28", "2024-01-03")];
  expect(laid(pause, "2023-12").at(-1)).toEqual(["pause:4+4/0>"]);
  expect(laid(pause, "2024-01")[0]).toEqual(["<pause:1+3/0"]);
});

test("a range over the leap day covers it", () => {
  expect(laid([item("a", "2024-02-28", "2024-03-01")], "2024-02").at(-1)).toEqual(["a:3+3/0"]);
});

test("bars that meet on a day lie on different lines, and a line is used again as soon as it is free", () => {
  const items = [
    item("long", "2024-01-08", "2024-01-12"),
    item("first", "2024-01-09"),
    item("second", "2024-01-09"),
    item("later", "2024-01-10"),
    item("weekend", "2024-01-13"),
  ];
  expect(laid(items, "2024-01")[1]).toEqual(["long:1+5/0", "first:2+1/1", "second:2+1/2", "later:3+1/1", "weekend:6+1/0"]);
});

test("what ends before it begins is seen where it begins, instead of nowhere", () => {
  expect(laid([item("wrong", "2024-01-10", "2024-01-02")], "2024-01")[1]).toEqual(["wrong:3+1/0"]);
});

test("days count what is not shown on them, a range on each of its days", () => {
  const [, week = []] = weeksOf("2024-01");
  const bars = barsOf([item("a", "2024-01-08", "2024-01-14"), item("b", "2024-01-09", "2024-01-10"), item("c", "2024-01-10")], week);
  expect(hiddenCounts(bars, 1)).toEqual([0, 1, 2, 0, 0, 0, 0]);
  expect(hiddenCounts(bars, 3)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});
