import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeAuthors } from "../src/compose-authors.ts";
import type { AuthorLog, AuthorsFound } from "../src/ports/authors.ts";
import type { LakeSettings } from "../src/sanity/lake-client.ts";
import { historyPagesMax } from "../src/sanity/limits.ts";
import { startRealLake, type RealLake } from "./support/real-lake.ts";
import { startScriptedLake, type LakeAnswer } from "./support/scripted-lake.ts";

const lakeAt = (origin: string, token: string): LakeSettings => ({
  apiHost: origin,
  projectId: "newsletter",
  dataset: "production",
  token,
});

describe("who changed a document of our own lake", () => {
  let lake: RealLake;
  let log: AuthorLog;
  let tokens: Readonly<Record<"edith" | "amir" | "petra" | "robot" | "worker", string>>;
  const edith = { id: "edith", name: "Edith Editor", isRobot: false };
  const amir = { id: "amir", name: "Amir Author", isRobot: false };
  const petra = { id: "petra", name: "Petra Publisher", isRobot: false };

  beforeAll(async () => {
    lake = await startRealLake();
    const [first, second, third, robot, worker] = await Promise.all([
      lake.tokenOfPerson("edith", "Edith Editor"),
      lake.tokenOfPerson("amir", "Amir Author"),
      lake.tokenOfPerson("petra", "Petra Publisher"),
      lake.tokenOf("robot", "editor"),
      lake.tokenOf("worker", "editor"),
    ]);
    tokens = { edith: first, amir: second, petra: third, robot, worker };
    log = composeAuthors(lakeAt(lake.origin, worker));
  });
  afterAll(async () => lake[Symbol.asyncDispose]());

  type Who = keyof typeof tokens;
  const create = (who: Who, id: string, fields: object = {}): Promise<string> =>
    lake.act(tokens[who], {
      actionType: "sanity.action.document.create",
      publishedId: id,
      attributes: { _id: `drafts.${id}`, _type: "newsItem", title: "First", ...fields },
    });
  const edit = (who: Who, id: string, set: object): Promise<string> =>
    lake.act(tokens[who], { actionType: "sanity.action.document.edit", publishedId: id, draftId: `drafts.${id}`, patch: { set } });
  const publish = (who: Who, id: string): Promise<string> =>
    lake.act(tokens[who], { actionType: "sanity.action.document.publish", publishedId: id, draftId: `drafts.${id}` });
  const since = (id: string, sinceRevision?: string): Promise<AuthorsFound> => log.authorsOf([{ id, sinceRevision }]);

  test("is whoever edited the draft, each once, and not who published it", async () => {
    await create("edith", "two-authors", { project: { _ref: "p", _weak: true, _strengthenOnPublish: { type: "project" } } });
    await edit("amir", "two-authors", { title: "Second" });
    await edit("edith", "two-authors", { teaser: "Third" });
    await publish("petra", "two-authors");
    expect(await since("two-authors")).toEqual({ people: [amir, edith], gaps: [] });
  });

  test("is who published what they had edited themselves", async () => {
    await create("edith", "own-words");
    await edit("petra", "own-words", { title: "Second" });
    await publish("petra", "own-words");
    expect(await since("own-words")).toEqual({ people: [edith, petra], gaps: [] });
  });

  test("is who brought other words in while seeming to publish", async () => {
    await create("edith", "smuggled");
    const replaced = { _id: "smuggled", _type: "newsItem", title: "Not what the draft says" };
    await lake.mutate(tokens.petra, { createOrReplace: replaced }, { delete: { id: "drafts.smuggled" } });
    expect(await since("smuggled")).toEqual({ people: [edith, petra], gaps: [] });
  });

  test("is nobody since the revision that is published, and only who came after an older one", async () => {
    await create("edith", "approved");
    const first = await publish("petra", "approved");
    expect(await since("approved", first)).toEqual({ people: [], gaps: [] });
    await edit("amir", "approved", { title: "Second" });
    const second = await publish("petra", "approved");
    expect(await since("approved", first)).toEqual({ people: [amir], gaps: [] });
    expect(await since("approved", second)).toEqual({ people: [], gaps: [] });
  });

  test("is also who wrote into a draft before the revision, when that was written past the draft", async () => {
    await create("edith", "past-a-draft");
    await publish("edith", "past-a-draft");
    await edit("amir", "past-a-draft", { title: "Waiting in the draft" });
    await lake.put(tokens.petra, [{ _id: "past-a-draft", _type: "newsItem", title: "Written past it" }]);
    const [approved] = await lake.stored(tokens.worker, "past-a-draft");
    expect(await since("past-a-draft", approved?._rev)).toEqual({ people: [], gaps: [] });
    await publish("petra", "past-a-draft");
    const { people, gaps } = await since("past-a-draft", approved?._rev);
    expect(people).toContainEqual(amir);
    expect(people).not.toContainEqual(petra);
    expect(gaps).toEqual([]);
  });

  test("is a robot where a token wrote, and nobody where the worker's own noted a clearance and no more", async () => {
    await create("edith", "by-robot");
    const first = await publish("edith", "by-robot");
    await edit("worker", "by-robot", { clearance: { state: "given" } });
    await publish("petra", "by-robot");
    expect(await since("by-robot", first)).toEqual({ people: [], gaps: [] });
    await edit("robot", "by-robot", { title: "Second" });
    await edit("worker", "by-robot", { clearance: { state: "given" }, title: "Third" });
    const robots = ["robot", "worker"].map((id) => ({ id, name: id, isRobot: true }));
    expect(await since("by-robot", first)).toEqual({ people: robots, gaps: [] });
  });

  test("is not known back to a revision that was never the document's, or to before an import", async () => {
    await create("edith", "other");
    const other = await publish("edith", "other");
    await create("amir", "unknown-revision");
    expect(await since("unknown-revision", "never")).toEqual({ people: [amir], gaps: ["unknown-revision"] });
    expect(await since("unknown-revision", other)).toEqual({ people: [amir], gaps: ["unknown-revision"] });
    await create("edith", "imported", { _createdAt: "2019-01-01T00:00:00Z" });
    expect(await since("imported")).toEqual({ people: [edith], gaps: ["imported"] });
    expect(await since("never-there")).toEqual({ people: [], gaps: ["never-there"] });
  });

  test("is told over several pages, and for many documents in one answer", async () => {
    const first = await create("edith", "much-typed");
    for (let count = 0; count < 120; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- as somebody types
      await edit(count === 0 ? "amir" : "petra", "much-typed", { title: `Title ${count}` });
    }
    await create("edith", "beside");
    const asked = [
      { id: "much-typed", sinceRevision: first },
      { id: "beside", sinceRevision: undefined },
    ];
    expect(await log.authorsOf(asked)).toEqual({ people: [amir, edith, petra], gaps: [] });
  });
});

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
      const documents = createdAt === undefined ? [] : [{ _id: "x", _createdAt: createdAt }];
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
  return await composeAuthors(lakeAt(lake.origin, "secret")).authorsOf([{ id: "x", sinceRevision }]);
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
    expect(await authors({ transactions, createdAt: "2023-12-31T23:49:59Z" })).toEqual({ people: [edith, gone], gaps: ["x"] });
    expect(await authors({ transactions, createdAt: "2023-12-31T23:50:00Z" })).toEqual({ people: [edith, gone], gaps: [] });
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
    const asked = composeAuthors(lakeAt(lake.origin, "secret")).authorsOf([{ id: "x", sinceRevision: "t1" }]);
    await expect(asked).rejects.toMatchObject({ code: "lakeUnreachable" });
    await expect(
      composeAuthors(lakeAt("http://127.0.0.1:9", "secret")).authorsOf([{ id: "x", sinceRevision: "t1" }]),
    ).rejects.toMatchObject({ code: "lakeUnreachable" });
  });
});
