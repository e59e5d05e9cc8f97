import { describe, expect, test } from "vitest";
import { createAuthorLog } from "../src/authors/authors-of.ts";
import type { AuthorLog, AuthorsFound } from "../src/ports/authors.ts";
import { createFindAuthors } from "../src/sanity/find-authors.ts";
import { historyPagesMax } from "../src/sanity/limits.ts";
import { createReadHistories } from "../src/sanity/read-history.ts";
import { startScriptedLake, type LakeAnswer } from "./support/scripted-lake.ts";

/** Without a log of our own, as on the first day. */
function authorLog(origin: string): AuthorLog {
  const lake = { apiHost: origin, projectId: "newsletter", dataset: "production", token: "secret" };
  return createAuthorLog({
    readHistories: createReadHistories(lake),
    log: { changesOf: async () => undefined },
    findAuthors: createFindAuthors(lake),
  });
}

interface Said {
  readonly transactions?: readonly { readonly id: string; readonly at: string; readonly author: string }[];
  readonly createdAt?: string;
  readonly users?: LakeAnswer;
  readonly members?: LakeAnswer;
}

/** A lake that has forgotten, as Sanity's does; its history comes newest first, two at a time, whatever was asked for. */
function forgetfulLake({ transactions = [], createdAt, users, members }: Said): Parameters<typeof startScriptedLake>[0] {
  return (path, { url }) => {
    const search = new URL(url ?? "/", "http://lake.invalid").searchParams;
    if (path.includes("/transactions/")) {
      const start = Math.max(
        transactions.findIndex(({ id }) => id === search.get("toTransaction")),
        0,
      );
      const lines = transactions.slice(start, start + 2).map(({ id, at, author }) => ({ id, timestamp: at, author, documentIDs: ["x"] }));
      return { status: 200, bytes: Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join("")) };
    }
    if (path.includes("/data/doc/")) {
      const documents =
        createdAt === undefined ? [] : [{ _id: "x", _rev: "now", _createdAt: createdAt, _updatedAt: "2024-01-03T00:00:00Z" }];
      return { status: 200, body: { documents, omitted: [] } };
    }
    if (path.includes("/history/")) return { status: 200, body: { documents: [] } };
    if (path.endsWith("/users/me")) return { status: 200, body: { id: "worker" } };
    if (path.includes("/users/")) return users ?? { status: 404 };
    if (path.includes("/projects/")) return members ?? { status: 200, body: { members: [{ id: "edith", isRobot: false }] } };
    return { status: 500 };
  };
}

async function authors(said: Said, sinceRevision?: string): Promise<AuthorsFound> {
  await using lake = await startScriptedLake(forgetfulLake(said));
  return await authorLog(lake.origin).authorsOf([{ id: "x", sinceRevision }]);
}

describe("who changed a document of a lake that forgets", () => {
  const transactions = [
    { id: "t3", at: "2024-01-03T00:00:00Z", author: "edith" },
    { id: "t2", at: "2024-01-02T00:00:00Z", author: "gone" },
    { id: "t1", at: "2024-01-01T00:00:00Z", author: "edith" },
  ];
  const edith = { id: "edith", name: "edith", isRobot: false };
  const gone = { id: "gone", name: "gone", isRobot: true };

  test("is not all known when the document is older than its history, or is gone", async () => {
    expect(await authors({ transactions, createdAt: "2023-12-31T23:58:59Z" })).toEqual({ people: [edith, gone], gaps: ["x"] });
    expect(await authors({ transactions, createdAt: "2023-12-31T23:59:00Z" })).toEqual({ people: [edith, gone], gaps: [] });
    expect(await authors({ transactions })).toEqual({ people: [edith, gone], gaps: ["x"] });
    expect(await authors({ createdAt: "2024-01-01T00:00:00Z" })).toEqual({ people: [], gaps: ["x"] });
    expect(await authors({ createdAt: "soon" })).toEqual({ people: [], gaps: ["x"] });
  });

  test("is not all known when the revision was forgotten, and is what came after one that was not", async () => {
    expect(await authors({ transactions }, "t0")).toEqual({ people: [edith, gone], gaps: ["x"] });
    expect(await authors({ transactions }, "t1")).toEqual({ people: [edith, gone], gaps: [] });
    expect(await authors({ transactions }, "t2")).toEqual({ people: [edith], gaps: [] });
  });

  test("is not all known when the history is longer than what is read of one", async () => {
    const long = Array.from({ length: historyPagesMax + 2 }, (_, index) => ({
      id: `t${String(9_000 - index)}`,
      at: "2024-01-01T00:00:00Z",
      author: "edith",
    }));
    expect(await authors({ transactions: long, createdAt: "2024-01-01T00:00:00Z" })).toEqual({ people: [edith], gaps: ["x"] });
  });

  test("has the name the lake knows, for one and for several; who is no member counts as a robot, and without members everybody", async () => {
    const one = { status: 200, body: { id: "edith", displayName: "Edith Editor" } };
    expect(await authors({ transactions, users: one }, "t2")).toMatchObject({ people: [{ name: "Edith Editor" }] });
    const several = { status: 200, body: [{ id: "edith", displayName: null, email: "edith@example.org" }] };
    expect(await authors({ transactions, users: several, members: { status: 403 } }, "t1")).toEqual({
      people: [{ id: "edith", name: "edith@example.org", isRobot: true }, gone],
      gaps: [],
    });
  });

  test.each([401, 500])("is an error when the lake answers %i: nobody is let through for a want of authors", async (status) => {
    await using lake = await startScriptedLake(() => ({ status }));
    const asked = authorLog(lake.origin).authorsOf([{ id: "x", sinceRevision: "t1" }]);
    await expect(asked).rejects.toMatchObject({ code: "lakeUnreachable" });
    await expect(authorLog("http://127.0.0.1:9").authorsOf([{ id: "x", sinceRevision: "t1" }])).rejects.toMatchObject({
      code: "lakeUnreachable",
    });
  });
});
