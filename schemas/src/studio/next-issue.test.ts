import { expect, test } from "vitest";
import { nextIssue } from "./next-issue.ts";

type Context = Parameters<typeof nextIssue>[1];

/** What an editor's client answers, as the lake does; nothing else of the context is looked at. */
function after(latest: unknown): Promise<Record<string, unknown>> {
  const client = { withConfig: () => ({ fetch: () => Promise.resolve(latest) }) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a client has a hundred members, and one is used
  return nextIssue(undefined, { getClient: () => client } as unknown as Context);
}

const last = {
  number: 5,
  month: "2024-12",
  publication: { _type: "reference", _ref: "publication" },
  referenceTime: "2025-01-31T09:00:00.000Z",
  coverNote: [{ _key: "en", language: "en", value: "Please forward it." }],
  fallbackLanguages: null,
  sections: [
    {
      kind: "letter",
      heading: null,
      layout: null,
      signatory: { _type: "reference", _ref: "signatory" },
      period: null,
      items: null,
    },
    { kind: "news", heading: null, layout: "twoColumns", signatory: null, period: null, items: null },
    {
      kind: "calendar",
      heading: null,
      layout: null,
      signatory: null,
      period: { firstMonth: "2024-11", lastMonth: "2025-01" },
      items: null,
    },
    { kind: "supporters", heading: null, layout: null, signatory: null, period: null, items: [{ _key: "bank", _ref: "supporter" }] },
  ],
};

test("the first issue has number 1", async () => {
  expect(await after(null)).toEqual({ number: 1 });
});

test("a new issue continues over the turn of the year", async () => {
  expect(await after(last)).toMatchObject({
    number: 6,
    month: "2025-01",
    slug: { current: "2025-01" },
    publication: { _ref: "publication" },
    // January has a 31st, February has not.
    referenceTime: "2025-02-28T09:00:00.000Z",
    coverNote: last.coverNote,
  });
});

test("it takes the last one's sections over, empty but for who signs and who supports", async () => {
  const { sections } = await after(last);
  expect(sections).toEqual([
    {
      _type: "issueSection",
      _key: expect.any(String),
      kind: "letter",
      letter: [expect.objectContaining({ language: "en" })],
      signatory: last.sections[0]?.signatory,
    },
    { _type: "issueSection", _key: expect.any(String), kind: "news", layout: "twoColumns" },
    {
      _type: "issueSection",
      _key: expect.any(String),
      kind: "calendar",
      period: { _type: "monthPeriod", firstMonth: "2025-01", lastMonth: "2025-03" },
    },
    { _type: "issueSection", _key: expect.any(String), kind: "supporters", items: [{ _key: "bank", _ref: "supporter" }] },
  ]);
});

test("the calendar gathers four months where the last one was chosen by hand", async () => {
  const { sections } = await after({ ...last, month: "2024-01", sections: [{ kind: "calendar" }] });
  expect(sections).toMatchObject([{ period: { firstMonth: "2024-02", lastMonth: "2024-05" } }]);
});

test("nothing of the last one's subject comes along: two issues with one subject look like one", async () => {
  expect(Object.keys(await after(last))).not.toEqual(expect.arrayContaining(["subject"]));
});
