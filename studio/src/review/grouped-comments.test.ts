import { expect, test } from "vitest";
import type { ReviewComment } from "@newsletter/schemas";
import { groupedComments } from "./grouped-comments.ts";

const comment = (id: string, documentId: string, resolvedAt: string | null = null): ReviewComment => ({
  id,
  documentId,
  author: "A colleague",
  text: "Words",
  at: "2024-01-08T10:00:00Z",
  resolvedAt,
  resolvedByName: null,
});
const comments = [comment("1", "b"), comment("2", "issue"), comment("3", "a", "2024-01-09T10:00:00Z"), comment("4", "b")];
const inShort = (withResolved: boolean): string[] =>
  groupedComments(comments, "issue", withResolved).map(
    (group) => `${group.documentId} ${group.openCount}: ${group.comments.map(({ id }) => id).join()}`,
  );

test("what is open, by what it is about, the issue itself first", () => {
  expect(inShort(false)).toEqual(["issue 1: 2", "b 2: 1,4"]);
});

test("what is done too, when it is asked for", () => {
  expect(inShort(true)).toEqual(["issue 1: 2", "b 2: 1,4", "a 0: 3"]);
});

test("nothing said is no group", () => {
  expect(groupedComments([], "issue", true)).toEqual([]);
});
