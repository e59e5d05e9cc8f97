import { sourceDigest, type IssueState } from "@newsletter/schemas";
import type { IssueBoardQueryResult } from "@newsletter/schemas/studio";
import { describe, expect, test } from "vitest";
import { boardIssue, nextStep, stateInWords } from "./board-issue.ts";

type Stored = IssueBoardQueryResult[number];

const written = (...languages: ("en" | "fr" | "ar")[]): NonNullable<Stored["subject"]> =>
  languages.map((language) => ({ _key: language, _type: "internationalizedArrayStringValue" as const, language, value: language }));

const newsItem = { _id: "item", isDraft: false, title: written("en", "fr"), organisationName: null, picture: null, still: null };

function issue(given: Partial<Stored> = {}): Stored {
  return {
    _id: "issue",
    isDraft: false,
    number: 5,
    month: "2024-01",
    title: written("en"),
    subject: written("en", "fr"),
    cover: null,
    languages: ["en", "fr", "ar"],
    sections: [{ kind: "news", letter: null, items: [newsItem] }],
    ...given,
  };
}

function state(given: Partial<IssueState>): IssueState {
  return { issueId: "issue", state: "rehearsed", accepted: 3, unconfirmed: 0, candidates: 3, plannedAt: null, ...given };
}

const doneIn = (stored: Stored): readonly string[] =>
  boardIssue(stored)
    .languages.filter(({ isDone }) => isDone)
    .map(({ language }) => language);

describe("a language is done", () => {
  test("when subject and every item's title have it", () => {
    expect(doneIn(issue())).toEqual(["en", "fr"]);
    expect(doneIn(issue({ subject: written("en") }))).toEqual(["en"]);
  });

  test("only when the letter has it too", () => {
    expect(doneIn(issue({ sections: [{ kind: "letter", letter: null, items: null }] }))).toEqual([]);
  });
});

test("a language with something stale is not done, and says why", () => {
  const translations = [
    { _key: "t", path: "teaser", language: "fr", source: "en", sourceDigest: sourceDigest("Before"), on: "2026-01-01" },
    { _key: "u", path: "teaser", language: "ar", source: "en", sourceDigest: sourceDigest("en"), on: "2026-01-01" },
  ];
  const recorded = [{ _id: "item", teaser: written("en", "fr", "ar"), translations }];
  expect(boardIssue(issue(), recorded).languages).toEqual([
    { language: "en", isDone: true, isStale: false },
    { language: "fr", isDone: false, isStale: true },
    { language: "ar", isDone: false, isStale: false },
  ]);
});

describe("the next step", () => {
  test("is to write, while there is no item", () => {
    expect(nextStep(boardIssue(issue({ sections: null })), undefined).words).toBe("Add sections and items");
  });

  test("is to publish, while a draft of the issue or of an item is open", () => {
    expect(nextStep(boardIssue(issue({ isDraft: true })), state({})).words).toBe("Publish the draft");
    const sections = [{ kind: "news" as const, letter: null, items: [{ ...newsItem, isDraft: true }] }];
    expect(nextStep(boardIssue(issue({ sections })), state({})).words).toBe("Publish 1 item");
  });

  test("is to rehearse, then to decide, then nothing", () => {
    const published = boardIssue(issue());
    expect(nextStep(published, state({ state: "notRehearsed" })).words).toBe("Rehearse");
    expect(nextStep(published, state({ state: "needsDecision", unconfirmed: 2 })).words).toBe("Decide on 2 unconfirmed recipients");
    expect(nextStep(published, state({})).words).toBe("Ask for approval");
    expect(nextStep(published, state({ state: "approvalAsked" })).words).toBe("Wait for approval");
    expect(nextStep(published, state({ state: "submitted" })).words).toBe("Done");
  });
});

test("the state says how many were accepted, and when it is not known", () => {
  expect(stateInWords(state({ state: "rehearsing", accepted: 1 }))).toBe("Rehearsal running: 1 of 3 accepted");
  expect(stateInWords(undefined)).toBe("Rehearsals not known");
});
