import { expect, test } from "vitest";
import { quietFault } from "./quiet-fault.ts";

test.each([
  ["a time that is not filled in", { from: "", to: "07:00", timeZone: "Europe/Vienna" }, "Choose from when"],
  ["neither time filled in", { from: "", to: "", timeZone: "Europe/Vienna" }, "Choose from when"],
  ["hours that end when they begin", { from: "20:00", to: "20:00", timeZone: "Europe/Vienna" }, "another time"],
])("says what is wrong with %s", (_name, hours, sentence) => {
  expect(quietFault(hours)).toContain(sentence);
});

test("has nothing to say about hours across midnight, nor about none", () => {
  expect(quietFault({ from: "20:00", to: "07:00", timeZone: "Europe/Vienna" })).toBeUndefined();
  expect(quietFault(undefined)).toBeUndefined();
});
