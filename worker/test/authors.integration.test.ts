import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeAuthors } from "../src/compose-authors.ts";
import { amir, edith, petra, startWritingPeople, type WritingPeople } from "./support/writing-people.ts";

let people: WritingPeople;
beforeAll(async () => {
  people = await startWritingPeople();
});
afterAll(async () => people[Symbol.asyncDispose]());

describe("who changed a document of our own lake", () => {
  test("is whoever edited the draft, each once, and not who published it", async () => {
    await people.create("edith", "two-authors", { project: { _ref: "p", _weak: true, _strengthenOnPublish: { type: "project" } } });
    await people.edit("amir", "two-authors", { title: "Second" });
    await people.edit("edith", "two-authors", { teaser: "Third" });
    await people.publish("petra", "two-authors");
    expect(await people.authorsOf("two-authors")).toEqual({ people: [amir, edith], gaps: [] });
  });

  test("is who published what they had edited themselves", async () => {
    await people.create("edith", "own-words");
    await people.edit("petra", "own-words", { title: "Second" });
    await people.publish("petra", "own-words");
    expect(await people.authorsOf("own-words")).toEqual({ people: [edith, petra], gaps: [] });
  });

  test("is who brought other words in while seeming to publish", async () => {
    await people.create("edith", "smuggled");
    const replaced = { _id: "smuggled", _type: "newsItem", title: "Not what the draft says" };
    await people.lake.mutate(people.tokens.petra, { createOrReplace: replaced }, { delete: { id: "drafts.smuggled" } });
    expect(await people.authorsOf("smuggled")).toEqual({ people: [edith, petra], gaps: [] });
  });

  test("is nobody since the revision that is published, and only who came after an older one", async () => {
    await people.create("edith", "approved");
    const first = await people.publish("petra", "approved");
    expect(await people.authorsOf("approved", first)).toEqual({ people: [], gaps: [] });
    await people.edit("amir", "approved", { title: "Second" });
    const second = await people.publish("petra", "approved");
    expect(await people.authorsOf("approved", first)).toEqual({ people: [amir], gaps: [] });
    expect(await people.authorsOf("approved", second)).toEqual({ people: [], gaps: [] });
  });

  test("is also who wrote into a draft before the revision, when that was written past the draft", async () => {
    await people.create("edith", "past-a-draft");
    await people.publish("edith", "past-a-draft");
    await people.edit("amir", "past-a-draft", { title: "Waiting in the draft" });
    await people.lake.put(people.tokens.petra, [{ _id: "past-a-draft", _type: "newsItem", title: "Written past it" }]);
    const [approved] = await people.lake.stored(people.tokens.worker, "past-a-draft");
    expect(await people.authorsOf("past-a-draft", approved?._rev)).toEqual({ people: [], gaps: [] });
    await people.publish("petra", "past-a-draft");
    const found = await people.authorsOf("past-a-draft", approved?._rev);
    expect(found.people).toContainEqual(amir);
    expect(found.people).not.toContainEqual(petra);
    expect(found.gaps).toEqual([]);
  });

  test("is a robot where a token wrote, and nobody where the worker's own noted a clearance and no more", async () => {
    await people.create("edith", "by-robot");
    const first = await people.publish("edith", "by-robot");
    await people.edit("worker", "by-robot", { clearance: { state: "given" } });
    await people.publish("petra", "by-robot");
    expect(await people.authorsOf("by-robot", first)).toEqual({ people: [], gaps: [] });
    await people.edit("robot", "by-robot", { title: "Second" });
    await people.edit("worker", "by-robot", { clearance: { state: "given" }, title: "Third" });
    const robots = ["robot", "worker"].map((id) => ({ id, name: id, isRobot: true }));
    expect(await people.authorsOf("by-robot", first)).toEqual({ people: robots, gaps: [] });
  });

  test("is not known back to a revision that was never the document's, or to before an import", async () => {
    await people.create("edith", "other");
    const other = await people.publish("edith", "other");
    await people.create("amir", "unknown-revision");
    expect(await people.authorsOf("unknown-revision", "never")).toEqual({ people: [amir], gaps: ["unknown-revision"] });
    expect(await people.authorsOf("unknown-revision", other)).toEqual({ people: [amir], gaps: ["unknown-revision"] });
    await people.create("edith", "imported", { _createdAt: "2019-01-01T00:00:00Z" });
    expect(await people.authorsOf("imported")).toEqual({ people: [edith], gaps: ["imported"] });
    expect(await people.authorsOf("never-there")).toEqual({ people: [], gaps: ["never-there"] });
  });

  test("is told over several pages, and for many documents in one answer", async () => {
    const first = await people.create("edith", "much-typed");
    for (let count = 0; count < 120; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- as somebody types
      await people.edit(count === 0 ? "amir" : "petra", "much-typed", { title: `Title ${count}` });
    }
    await people.create("edith", "beside");
    const asked = [
      { id: "much-typed", sinceRevision: first },
      { id: "beside", sinceRevision: undefined },
    ];
    expect(await composeAuthors(people, people.lakeSettings).authorsOf(asked)).toEqual({ people: [amir, edith, petra], gaps: [] });
  });
});
