import { describe, expect, it } from "vitest";
import type { IssueSnapshot, Section } from "@newsletter/schemas";
import {
  calendarEntry,
  call,
  calls,
  news,
  newsItem,
  organisation,
  paragraphs,
  picture,
  saidBy,
  video,
  videos,
} from "../../test/support/snapshots.ts";
import { bidiRules } from "./bidi-controls.ts";

// A name that turns what follows it around is found wherever a reader would meet it.

const turned = { en: "Agenda \u202Efdp.exe" };
const project = { id: "project", title: { en: "Stakeholder engagement" } };
const partner: IssueSnapshot["partners"][number] = { id: "partner", organisation: organisation(), languages: ["en"], masthead: {} };
const resource = (some: object): Section => ({
  kind: "resources",
  key: "r",
  items: [
    {
      type: "knowledgeResource",
      id: "resource",
      title: { en: "A toolkit" },
      summary: { en: paragraphs("How to take part.") },
      kind: "toolkit",
      source: { url: "https://example.org/toolkit" },
      organisations: [],
      ...some,
    },
  ],
});
const profile = (some: object): Section => ({
  kind: "partners",
  key: "p",
  items: [{ type: "partner", id: "profile", organisation: organisation(), themes: [], figures: [], memberOrganisations: [], ...some }],
});
const course = (some: Parameters<typeof calendarEntry>[0]): Section => ({
  kind: "courses",
  key: "c",
  items: [calendarEntry({ kind: "course", ...some })],
});
const letterBy = (signatory: Extract<Section, { kind: "letter" }>["signatory"]): Section => ({
  kind: "letter",
  key: "l",
  letter: { en: paragraphs("Welcome.") },
  signatory,
});

const inSections: [string, Section, string][] = [
  ["a byline", news(newsItem({ byline: turned })), "news byline"],
  ["a co-organiser", news(newsItem({ coOrganisers: [organisation({ id: "bank", name: turned })] })), "bank name"],
  ["a further picture", news(newsItem({ morePictures: [picture(turned)] })), "news morePictures[0].alt"],
  ["a project", news(newsItem({ project: { ...project, title: turned } })), "project title"],
  ["a project's short name", videos(video({ project: { ...project, shortName: turned.en } })), "project shortName"],
  ["a funder", course({ project: { ...project, funder: organisation({ id: "bank", name: turned }) } }), "bank name"],
  ["a cost", course({ cost: turned }), "entry cost"],
  ["who may come", course({ eligibility: turned }), "entry eligibility"],
  ["a legal basis", calls(call({ legalBasis: turned })), "call legalBasis"],
  ["a signatory", letterBy({ id: "signatory", name: turned }), "signatory name"],
  ["an office", letterBy({ id: "signatory", name: { en: "A Name" }, office: turned }), "signatory office"],
  ["a signatory of an older snapshot", letterBy({ name: turned }), 'issue-5 sections[_key=="l"].signatory'],
  ["a resource", resource({ title: turned }), "resource title"],
  ["a resource's cover", resource({ picture: picture(turned) }), "resource picture.alt"],
  ["a mandate", profile({ mandate: turned }), "profile mandate"],
  ["a figure", profile({ figures: [{ key: "f", label: turned, value: { en: "350" } }] }), 'profile figures[_key=="f"].label'],
  ["a member", profile({ memberOrganisations: [organisation({ id: "member", name: turned })] }), "member name"],
  ["free text", { kind: "freeText", key: "t", text: { en: paragraphs(turned.en) } }, 'issue-5 sections[_key=="t"].text'],
];

const inPartners: [string, Partial<typeof partner>, string][] = [
  ["a cover note", { coverNote: turned }, "issue-5 partnerCoverNotes"],
  ["a masthead's name", { masthead: { name: turned } }, "partner masthead.name"],
  ["a masthead's logo", { masthead: { logo: picture(turned) } }, "partner masthead.logo.alt"],
  [
    "a masthead's link",
    { masthead: { links: [{ key: "l", label: turned, url: "https://example.org" }] } },
    'partner masthead.links[_key=="l"].label',
  ],
];

describe("a sign that turns the direction", () => {
  it.each(inSections)("is found in %s", (_case, section, place) => {
    expect(saidBy(bidiRules, { sections: [section] })).toEqual([`error bidiControls ${place}`]);
  });

  it.each(inPartners)("is found in %s", (_case, some, place) => {
    expect(saidBy(bidiRules, { partners: [{ ...partner, ...some }] })).toEqual([`error bidiControls ${place}`]);
  });
});
