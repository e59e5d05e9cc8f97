import { describe, expect, test } from "vitest";
import type { CountedPublication, VisitStore } from "../ports/reach.ts";
import { visitLinesMax } from "./limits.ts";
import { createVisitCounter } from "./visit-counter.ts";
import type { VisitLine } from "./visit.ts";

const news: CountedPublication = { id: "publication-news", slug: "news" };

interface Kept extends VisitStore {
  readonly lines: VisitLine[];
  counted: readonly CountedPublication[];
  isAway: boolean;
}

function kept(counted: readonly CountedPublication[] = [news]): Kept {
  const store: Kept = {
    lines: [],
    counted,
    isAway: false,
    countedPublications: async () => store.counted,
    add: async (lines) => {
      if (store.isAway) throw new Error("the database is away");
      store.lines.push(...lines);
    },
    ofIssue: async () => [],
    ofPublication: async () => [],
  };
  return store;
}

const clock = { now: () => new Date("2024-02-04T23:59:59Z") };
const page = { page: "edition", issueId: "issue-1", language: "en" } as const;

describe("visits", () => {
  test("are not counted before anybody said that the publication counts, nor of another one", async () => {
    const store = kept();
    const counter = createVisitCounter({ visits: store, clock });
    counter.note({ slug: "news" }, page);
    await counter.keep();
    counter.note({ slug: "other" }, page);
    counter.note({ id: "publication-other" }, page);
    await counter.keep();
    expect(store.lines).toEqual([]);
  });

  test("of one kind are one line, with the day in UTC, and go to the database once", async () => {
    const store = kept();
    const counter = createVisitCounter({ visits: store, clock });
    await counter.keep();
    counter.note({ slug: "news" }, page);
    counter.note({ id: "publication-news" }, page);
    counter.note({ slug: "news" }, { ...page, language: "ar" });
    await counter.keep();
    await counter.keep();
    expect(store.lines.map(({ day, language, count }) => [day, language, count])).toEqual([
      ["2024-02-04", "en", 2],
      ["2024-02-04", "ar", 1],
    ]);
  });

  test("wait while the database is away, and go there with those that came meanwhile", async () => {
    const store = kept();
    const counter = createVisitCounter({ visits: store, clock });
    await counter.keep();
    store.isAway = true;
    counter.note({ slug: "news" }, page);
    await expect(counter.keep()).rejects.toThrow("away");
    counter.note({ slug: "news" }, page);
    store.isAway = false;
    await counter.keep();
    expect(store.lines.map(({ count }) => count)).toEqual([2]);
  });

  test("that were counted before the publication switched its counts off go nowhere", async () => {
    const store = kept();
    const counter = createVisitCounter({ visits: store, clock });
    await counter.keep();
    counter.note({ slug: "news" }, page);
    store.counted = [];
    await counter.keep();
    store.counted = [news];
    await counter.keep();
    expect(store.lines).toEqual([]);
  });

  test("take no more room than there is, however many kinds somebody makes up", async () => {
    const store = kept();
    const counter = createVisitCounter({ visits: store, clock });
    await counter.keep();
    for (let index = 0; index < visitLinesMax + 100; index += 1) {
      counter.note({ slug: "news" }, { page: "pack", issueId: "issue-1", partnerId: `partner-${index}` });
    }
    counter.note({ slug: "news" }, { page: "pack", issueId: "issue-1", partnerId: "partner-0" });
    await counter.keep();
    expect([store.lines.length, store.lines[0]?.count]).toEqual([visitLinesMax, 2]);
  });
});
