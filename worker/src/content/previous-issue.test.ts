import { expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { previousIssueOf } from "./previous-issue.ts";

it("there is none where the source has none, or it has no number", () => {
  for (const stored of [null, undefined, {}, build.issue({ number: undefined })]) expect(previousIssueOf(stored)).toBeUndefined();
});

it("what cannot be read in it counts as none: it is not this issue's trouble", () => {
  const stored = { ...build.issue({ referenceTime: "soon", subject: [{ _key: "xx", language: "xx", value: "?" }] }), itemIds: ["a", null] };
  expect(previousIssueOf(stored)).toEqual({ issueId: "issue-5", number: 5, subject: {}, referenceTime: undefined, itemIds: ["a"] });
  expect(previousIssueOf({ ...stored, itemIds: null, subject: null })).toMatchObject({ subject: {}, itemIds: [] });
});

it("carries what can be compared", () => {
  expect(previousIssueOf({ ...build.issue(), itemIds: ["news"] })).toEqual({
    issueId: "issue-5",
    number: 5,
    subject: { en: "January 2024: a record" },
    referenceTime: "2024-01-15T09:00:00Z",
    itemIds: ["news"],
  });
});
