import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepAuthors } from "../src/compose-authors.ts";
import { waitFor } from "./support/wait-for.ts";
import { amir, edith, petra, startWritingPeople, type WritingPeople } from "./support/writing-people.ts";

let people: WritingPeople;
beforeAll(async () => {
  people = await startWritingPeople();
});
afterAll(async () => people[Symbol.asyncDispose]());

const heardOf = async (id: string): Promise<readonly string[]> => {
  const rows = await people.db.selectFrom("author_log").select("transaction_id").where("document_id", "=", id).execute();
  return rows.map(({ transaction_id }) => transaction_id).toSorted();
};
const heard = (id: string, ...transactions: readonly string[]): Promise<unknown> =>
  waitFor(
    () => heardOf(id),
    (known) => transactions.every((transaction) => known.includes(transaction)),
  );
const span = (): Promise<object | undefined> => people.db.selectFrom("author_log_span").selectAll().executeTakeFirst();
/** Clocks may be wrong, so the log vouches for no document made in its first minutes, and for none of its last seconds. */
const anHourPasses = (): Promise<void> =>
  people.database.run(`update newsletter.author_log_span
    set began_at = began_at - interval '1 hour', heard_until = now()`);
const events: object[] = [];
/** Listens once it resolves. */
async function keep(): Promise<{ readonly stop: () => Promise<void> }> {
  events.length = 0;
  const keeping = keepAuthors(people, people.lakeSettings, (event) => events.push(event));
  await waitFor(
    async () => events.length,
    (count) => count > 0,
  );
  return keeping;
}
const missed = (): Promise<readonly { readonly document_id: string }[]> =>
  people.db.selectFrom("author_log_missed").select("document_id").execute();

describe("what the worker's own log knows after the lake has forgotten", () => {
  test("is nothing before it began", async () => {
    await people.create("edith", "too-early");
    const first = await people.publish("edith", "too-early");
    await people.edit("amir", "too-early", { title: "Second" });
    await people.lake.forgetHistory();
    expect(await people.authorsOf("too-early", first)).toEqual({ people: [], gaps: ["too-early"] });
    const keeping = await keep();
    await waitFor(span, (found) => found !== undefined);
    await keeping.stop();
    await anHourPasses();
    expect(await people.authorsOf("too-early", first)).toEqual({ people: [], gaps: ["too-early"] });
  });

  test("is everybody who wrote, once more than enough: it cannot tell who only published", async () => {
    const keeping = await keep();
    try {
      const created = await people.create("edith", "heard");
      const first = await people.publish("petra", "heard");
      const edited = await people.edit("amir", "heard", { title: "Second" });
      await heard("heard", created, first, edited);
      await people.lake.forgetHistory();
      await anHourPasses();
      expect(await people.authorsOf("heard", first)).toEqual({ people: [amir], gaps: [] });
      expect(await people.authorsOf("heard", created)).toEqual({ people: [amir, edith, petra], gaps: ["heard"] });
      expect(await people.authorsOf("heard")).toEqual({ people: [amir, edith, petra], gaps: [] });
    } finally {
      await keeping.stop();
    }
  });

  test("is also who wrote a version that was published: nobody asks for the history of versions", async () => {
    const keeping = await keep();
    try {
      await people.create("edith", "versioned");
      const first = await people.publish("edith", "versioned");
      const version = { _id: "versions.r1.versioned", _type: "newsItem", title: "Second" };
      const made = await people.lake.act(people.tokens.amir, {
        actionType: "sanity.action.document.version.create",
        publishedId: "versioned",
        document: version,
      });
      const second = await people.lake.act(people.tokens.petra, {
        actionType: "sanity.action.document.publish",
        publishedId: "versioned",
        draftId: version._id,
      });
      await heard("versioned", made, second);
      expect(await people.authorsOf("versioned", first)).toEqual({ people: [amir, petra], gaps: [] });
    } finally {
      await keeping.stop();
    }
  });

  test("comes from the lake's history for what happened while nobody listened, or the lake was away", async () => {
    await people.create("edith", "unheard");
    const first = await people.publish("edith", "unheard");
    const keeping = await keep();
    try {
      await heard("unheard", first);
      await people.lake.restart();
      const edited = await people.edit("amir", "unheard", { title: "Second" });
      await heard("unheard", edited);
    } finally {
      await keeping.stop();
    }
    expect(events).toEqual([{ event: "authorLog.listening" }, { event: "authorLog.listening" }]);
  });

  test("comes from the lake's history for what could not be written when it was heard", async () => {
    const keeping = await keep();
    try {
      await people.database.run("alter table newsletter.author_log rename to away");
      const created = await people.create("edith", "unwritten");
      await waitFor(
        async () => JSON.stringify(events),
        (said) => said.includes("authorLog.failed"),
      );
      await people.database.run("alter table newsletter.away rename to author_log");
      await heard("unwritten", created);
      expect(await heardOf("unwritten")).toEqual([created]);
    } finally {
      await keeping.stop();
    }
  });

  test("begins again, for a document of which the lake forgot what nobody heard", async () => {
    const first = await keep();
    await people.create("edith", "missed");
    const approved = await people.publish("edith", "missed");
    await heard("missed", approved);
    await first.stop();
    await people.edit("amir", "missed", { title: "Unheard" });
    await people.lake.forgetHistory();
    const second = await keep();
    try {
      await waitFor(missed, (rows) => rows.some(({ document_id }) => document_id === "missed"));
      const published = await people.publish("petra", "missed");
      const edited = await people.edit("petra", "missed", { title: "Third" });
      await heard("missed", published, edited);
      await anHourPasses();
      expect(await people.authorsOf("missed", approved)).toEqual({ people: [edith, petra], gaps: ["missed"] });
      await people.lake.forgetHistory();
      expect(await people.authorsOf("missed", published)).toEqual({ people: [petra], gaps: [] });
    } finally {
      await second.stop();
    }
  });
});
