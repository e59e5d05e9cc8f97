import { expect, test } from "vitest";
import { dateInWords } from "./date-in-words.ts";

test.each([
  [{}, undefined],
  [{ firstDay: "not a day" }, undefined],
  [{ firstDay: "2024-01-05" }, "5 Jan 2024"],
  [{ firstDay: "2024-01-05", lastDay: "2024-01-05" }, "5 Jan 2024"],
  [{ firstDay: "2024-01-29", lastDay: "2024-02-09", precision: "range" }, "29 Jan 2024 to 9 Feb 2024"],
  [{ precision: "day", day: "2024-01-18", firstDay: "1999-01-01" }, "18 Jan 2024"],
  [{ precision: "time", startsAt: "2024-02-01T09:00:00Z" }, "1 Feb 2024"],
  [{ precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" }, "February 2024 to March 2024"],
  [{ precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-02" }, "February 2024"],
  [{ deadlines: [] }, undefined],
  [
    {
      deadlines: [
        { day: null, closesAt: "2024-02-04T23:00:00Z" },
        { day: "2023-12-03", closesAt: null },
      ],
    },
    "closes 4 Feb 2024",
  ],
] as const)("%j is said as %s", (dated, words) => {
  expect(dateInWords(dated)).toBe(words);
});
