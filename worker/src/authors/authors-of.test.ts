import { describe, expect, test } from "vitest";
import type { AuthorsFound, Change, DocumentHistory } from "../ports/authors.ts";
import { createAuthorLog } from "./authors-of.ts";

const change = (transactionId: string, author: string, isCopy = false): Change => ({
  transactionId,
  author,
  at: "2024-01-09T00:00:00Z",
  isCopy,
});
const history = (changes: readonly Change[], isWhole = true): DocumentHistory => ({
  changes,
  isWhole,
  sinceAt: "2024-01-08T00:00:00Z",
  createdAt: "2024-01-01T00:00:00Z",
  updatedAt: "2024-01-09T00:00:00Z",
});

function authorsOf(histories: Readonly<Record<string, DocumentHistory | "unchanged">>): Promise<AuthorsFound> {
  const log = createAuthorLog({
    readHistories: async (documents) => documents.map(({ id }) => histories[id] ?? "unchanged"),
    log: { changesOf: async () => undefined },
    findAuthors: async (ids) => ids.map((id) => ({ id, name: id.toUpperCase(), isRobot: id === "robot" })),
  });
  return log.authorsOf(Object.keys(histories).map((id) => ({ id, sinceRevision: "r" })));
}

describe("authors of several documents", () => {
  test("name each gap, and still whoever is known", async () => {
    const found = await authorsOf({ a: history([change("1", "edith")], false), b: history([], false), c: history([]) });
    expect(found).toEqual({ people: [{ id: "edith", name: "EDITH", isRobot: false }], gaps: ["a", "b"] });
  });

  test("are each named once, robots as such, in the order of their ids", async () => {
    const { people } = await authorsOf({
      a: history([change("2", "robot"), change("1", "edith")]),
      b: history([change("4", "edith"), change("3", "amir")]),
    });
    expect(people.map(({ id, isRobot }) => [id, isRobot])).toEqual([
      ["amir", false],
      ["edith", false],
      ["robot", true],
    ]);
  });

  test("are nobody for what is unchanged, and not who only published", async () => {
    expect(await authorsOf({ a: "unchanged", b: history([change("1", "petra", true)]) })).toEqual({ people: [], gaps: [] });
    expect(await authorsOf({})).toEqual({ people: [], gaps: [] });
  });
});
