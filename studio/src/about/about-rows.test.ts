import { expect, test } from "vitest";
import { aboutRows, type ItemRecord } from "./about-rows.ts";
import { aboutSubjects, paramsOf, type AboutSubject } from "./about-subject.ts";
import { aboutCsv, csvFileName } from "./about-table.ts";
import { storedItem } from "../../test/support/stored-item.ts";

const english = (value: string): { _key: string; _type: "internationalizedArrayStringValue"; language: string; value: string }[] => [
  { _key: "en", _type: "internationalizedArrayStringValue", language: "en", value },
];
const nothing = {
  name: null,
  title: null,
  shortName: null,
  code: null,
  funderId: null,
  organisationId: null,
  organisationName: null,
  organisationShortName: null,
  memberIds: null,
} as const;

const subjects = aboutSubjects([
  { ...nothing, _id: "ngo", _type: "organisation", name: english("The NGO Committee"), shortName: "VNGOC" },
  {
    ...nothing,
    _id: "network",
    _type: "partner",
    organisationId: "ngo",
    organisationName: english("The NGO Committee"),
    memberIds: ["member"],
  },
  { ...nothing, _id: "member", _type: "organisation", name: english("A member") },
  { ...nothing, _id: "se4u", _type: "project", shortName: "SE4U", title: english("Stakeholder engagement"), funderId: "ngo" },
  { ...nothing, _id: "nameless", _type: "project" },
]);
const subject = (kind: string, id: string): AboutSubject => {
  const found = subjects.find((each) => each.kind === kind && each.id === id);
  if (found === undefined) throw new Error(`there is no ${kind} ${id}`);
  return found;
};

const period = { first: "2023-01-01", last: "2024-12-31" };
const roles = (about: AboutSubject, item: ItemRecord): string | undefined =>
  aboutRows({ subject: about, items: [item], issues: [], stateOf: () => "published" }, period, "2024-01-15T09:00:00Z")[0]?.role;

test("a subject is found by every name it has, and has one even where nobody gave it one", () => {
  expect(subject("organisation", "ngo")).toMatchObject({ name: "VNGOC", otherNames: ["The NGO Committee"] });
  expect(subject("project", "nameless").name).toBe("Project without a name");
  expect(subject("place", "KE").name).toBe("Kenya");
  expect(subject("theme", "drugs").name).toBe("Drugs");
});

test.each([
  ["project", "se4u", { ids: ["se4u"] }],
  ["organisation", "ngo", { ids: ["ngo", "se4u"] }],
  ["partner", "network", { ids: ["network", "ngo", "member"] }],
  ["place", "KE", { countries: ["KE"], ids: [] }],
  ["theme", "crime", { themes: ["crime"], ids: [] }],
] as const)("of a %s (%s) is asked for %j", (kind, id, params) => {
  expect(paramsOf(subject(kind, id))).toMatchObject(params);
});

test("a region is asked for with its countries", () => {
  const { regions, countries } = paramsOf(subject("place", "014"));
  expect([regions, countries.includes("KE"), countries.includes("AT")]).toEqual([["014"], true, false]);
});

test.each<[string, AboutSubject, ItemRecord, string]>([
  ["what it organised with others", subject("organisation", "ngo"), storedItem("newsItem", { coOrganiserIds: ["ngo"] }), "co-organiser"],
  ["what it is named in", subject("organisation", "ngo"), storedItem("newsItem", { organisationIds: ["ngo"] }), "organisation"],
  ["what it supports", subject("organisation", "ngo"), storedItem("supporter", { organisationId: "ngo" }), "supporter"],
  ["its own profile", subject("organisation", "ngo"), storedItem("partner", { organisationId: "ngo", memberIds: ["member"] }), "partner"],
  [
    "the profile of its partner",
    subject("organisation", "member"),
    storedItem("partner", { organisationId: "ngo", memberIds: ["member"] }),
    "member",
  ],
  ["what it funds", subject("organisation", "ngo"), storedItem("video", { projectId: "se4u" }), "funder of its project"],
  [
    "what a member of a partner is named in",
    subject("partner", "network"),
    storedItem("newsItem", { organisationIds: ["member"] }),
    "organisation",
  ],
  ["a project's item, without saying so", subject("project", "se4u"), storedItem("video", { projectId: "se4u" }), ""],
  ["a call for a project's entry", subject("project", "se4u"), storedItem("callForApplications"), "call for an entry of it"],
  ["what a place is in, without a role", subject("place", "KE"), storedItem("newsItem", { organisationIds: ["ngo"] }), ""],
])("the list says of %s what it is to it", (_case, about, item, role) => {
  expect(roles(about, item)).toBe(role);
});

test("items of the period are listed latest first, and stand in the table in words", () => {
  const items = [
    storedItem("newsItem", { _id: "old", firstDay: "2022-12-31" }),
    storedItem("newsItem", { _id: "first", firstDay: "2023-05-01", title: english('=HYPERLINK("x")') }),
    storedItem("calendarEntry", {
      _id: "later",
      kind: "workshop",
      precision: "monthSpan",
      firstMonth: "2024-02",
      lastMonth: "2024-03",
      place: english("Nairobi, Kenya"),
    }),
  ];
  const issues = [
    {
      _id: "five",
      isDraft: false,
      number: 5,
      month: "2024-01",
      referenceTime: null,
      sections: [
        {
          kind: "calendar" as const,
          period: { _type: "monthPeriod" as const, firstMonth: "2024-01", lastMonth: "2024-04" },
          itemIds: null,
          leftOutIds: null,
        },
      ],
    },
  ];
  const rows = aboutRows(
    { subject: subject("project", "se4u"), items, issues, stateOf: ({ _id }) => (_id === "first" ? "draft" : "edited") },
    period,
    "2024-01-15T09:00:00Z",
  );
  expect(aboutCsv(rows, ({ id }) => `https://studio.example.org/${id}`).split("\r\n")).toEqual([
    "\uFEFFKind,Title,From,To,Date is,Place,Role,Issues,State,Link,In the Studio",
    'Workshop,Without a title,2024-02-01,2024-03-31,its own date,"Nairobi, Kenya",,"issue no. 5, gathered by its calendar",Edited since it was published,,https://studio.example.org/later',
    `News item,"'=HYPERLINK(""x"")",2023-05-01,2023-05-01,its own date,,,,Not published yet,,https://studio.example.org/first`,
    "",
  ]);
});

test.each([
  ["SE4U", "everything-about-se4u-2023-01-01-to-2024-12-31.csv"],
  ["Latin America / the Caribbean", "everything-about-latin-america-the-caribbean-2023-01-01-to-2024-12-31.csv"],
  ["…", "everything-about-it-2023-01-01-to-2024-12-31.csv"],
])("the file about %s says what it is about and of when", (name, fileName) => {
  expect(csvFileName({ ...subject("project", "se4u"), name }, period)).toBe(fileName);
});
