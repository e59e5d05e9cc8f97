import {
  alreadyListed,
  clearanceOfNobody,
  nowhere,
  placesTwice,
  reference,
  text,
  together,
  twice,
  wholeAddress,
  withheldTwice,
  words,
  type Broken,
  type DocumentPlan,
} from "./plan.ts";

const newsItem: DocumentPlan = {
  type: "newsItem",
  typed: { field: "title", words: "The harbour is open again" },
  good: ({ id }) => ({
    teaser: text("Ships come and go as they did before the storm."),
    links: [{ _type: "itemLink", _key: "l", language: "en", url: "https://example.org/harbour" }],
    coOrganisers: [reference(id("organisation"), "o")],
    project: reference(id("project")),
  }),
  broken: ({ id, image }) => [
    together(placesTwice("newsItem"), clearanceOfNobody("newsItem"), withheldTwice("newsItem"), {
      set: {
        title: words(""),
        teaser: null,
        morePictures: ["a", "b", "c"].map((_key) => ({ _type: "picture", _key, asset: reference(image), alt: words("A harbour") })),
        links: [],
        firstDay: "2026-03-05",
        lastDay: "2026-03-01",
        organisations: twice(id("organisation")),
        coOrganisers: twice(id("organisation")),
      },
      says: {
        "newsItem.title#0": "Give the news item a title",
        "newsItem.teaser#0": "Write two or three sentences",
        "newsItem.morePictures#0": "At most two pictures beside the first",
        "newsItem.links#0": "Without a link readers cannot follow the story",
        "newsItem.lastDay#0": "The last day lies before the first",
        "newsItem.organisations#0": alreadyListed,
        "newsItem.coOrganisers#0": alreadyListed,
      },
    }),
    {
      set: {
        teaser: text("A link that leads nowhere", [{ _type: "link", _key: "m" }]),
        picture: { _type: "picture", asset: reference(image) },
        links: [
          { _type: "itemLink", _key: "l" },
          { _type: "itemLink", _key: "m", language: "en", url: nowhere },
        ],
      },
      says: {
        "portableText.member0.link.href#0": "Paste the whole address, beginning with https:// or mailto:",
        "picture#0":
          "Say what the picture shows: readers who cannot see it, and mail programs that block pictures, get these words instead.",
        "itemLink.language#0": "Choose the language of the page, so that readers know what they open",
        "itemLink.url#0": wholeAddress,
        "itemLink.url#1": "Paste the address of the page",
      },
    },
    textWithFaults(image),
  ],
};

const callForApplications: DocumentPlan = {
  type: "callForApplications",
  typed: { field: "title", words: "Apply for a berth" },
  good: () => ({
    summary: text("Twenty berths for small boats."),
    deadlines: [{ _type: "deadline", _key: "d", precision: "day", day: "2026-12-03" }],
    applyUrl: "https://example.org/berth",
  }),
  broken: () => [
    together(placesTwice("callForApplications"), clearanceOfNobody("callForApplications"), withheldTwice("callForApplications"), {
      set: { title: words(""), summary: null, deadlines: [], applyUrl: nowhere },
      says: {
        "callForApplications.title#0": "Give the call a title",
        "callForApplications.summary#0": "Say in a few sentences what people can apply for",
        "callForApplications.deadlines#0": "A call needs a deadline: closed calls are shown as closed",
        "callForApplications.applyUrl#0": wholeAddress,
      },
    }),
    {
      set: {
        deadlines: [
          { _type: "deadline", _key: "a", topics: [{ _type: "deadlineTopic", _key: "t", shortForm: "SOM" }] },
          { _type: "deadline", _key: "b", precision: "day" },
          { _type: "deadline", _key: "c", precision: "instant" },
          { _type: "deadline", _key: "d", precision: "instant", closesAt: "2026-12-03T12:00:00Z", timeZone: "midnight" },
        ],
      },
      says: {
        "deadlineTopic.name#0": "Write out what the topic is called",
        "deadline.precision#0": "Say whether an hour was published",
        "deadline.day#0": "Give the last day on which people may apply",
        "deadline.closesAt#0": "Give day and hour at which the call closes",
        "deadline.timeZone#0": "Write the time zone as region and city: Europe/Vienna",
        "deadline.timeZone#1": "Give the time zone in which the hour is meant",
      },
    },
  ],
};

const video: DocumentPlan = {
  type: "video",
  typed: { field: "title", words: "A film about tides" },
  good: () => ({ summary: text("Six hours of water in four minutes."), watchUrl: "https://example.org/tides" }),
  broken: () => [
    together(clearanceOfNobody("video"), withheldTwice("video"), {
      set: { title: words(""), summary: null, watchUrl: null, moreUrl: nowhere, durationSeconds: 0 },
      says: {
        "video.title#0": "Give the video a title",
        "video.summary#0": "Say in a few sentences what it shows",
        "video.watchUrl#1": "Paste the address of the video",
        "video.moreUrl#0": wholeAddress,
        "video.durationSeconds#0": "Give whole seconds: 2 minutes 5 seconds are 125",
      },
    }),
    { set: { watchUrl: "ftp://example.org/tides" }, says: { "video.watchUrl#0": wholeAddress } },
  ],
};

const knowledgeResource: DocumentPlan = {
  type: "knowledgeResource",
  typed: { field: "title", words: "Tide tables explained" },
  good: () => ({ summary: text("How to read them."), kind: "guide", url: "https://example.org/tables" }),
  broken: ({ id, file }) => [
    together(placesTwice("knowledgeResource"), clearanceOfNobody("knowledgeResource"), withheldTwice("knowledgeResource"), {
      set: { title: words(""), summary: null, kind: null, url: null, organisations: twice(id("organisation")) },
      says: {
        "knowledgeResource.title#0": "Give the resource a title",
        "knowledgeResource.summary#0": "Say in a few sentences what it is good for",
        "knowledgeResource.kind#0": "Choose what kind of resource it is",
        "knowledgeResource.url#1": "Upload a file, or paste the address of the page",
        "knowledgeResource.organisations#0": alreadyListed,
      },
    }),
    {
      set: { url: nowhere, file: { _type: "file", asset: reference(file) } },
      says: {
        "knowledgeResource.url#0": wholeAddress,
        "knowledgeResource.url#1": "Either a file or an address: remove one of them",
      },
    },
  ],
};

const paragraph = (_key: string, more: object): object => ({
  _type: "block",
  _key,
  style: "normal",
  markDefs: [],
  children: [{ _type: "span", _key: "s", text: "words", marks: ["m"] }],
  ...more,
});

const row = (_key: string, ...cells: readonly string[]): object => ({ _type: "tableRow", _key, cells });

/** Every part of a text, with what may be wrong about it. */
function textWithFaults(image: string): Broken {
  const noted = (_key: string, note: readonly object[]): object =>
    paragraph(_key, { markDefs: [{ _type: "footnote", _key: "m", text: note }] });
  const value = [
    paragraph("list", { listItem: "bullet", level: 3 }),
    noted("unsaid", []),
    noted("linked", [paragraph("note", { markDefs: [{ _type: "link", _key: "m", href: nowhere }] })]),
    { _type: "figure", _key: "empty" },
    { _type: "figure", _key: "unsaid", asset: reference(image) },
    { _type: "table", _key: "wide", rows: [row("a", "1", "2", "3", "4", "5")] },
    { _type: "table", _key: "empty", rows: [row("a", "", "")] },
  ];
  return {
    set: { teaser: [{ _type: "internationalizedArrayPortableTextValue", _key: "en", language: "en", value }] },
    says: {
      "portableText#0": "An entry of a list is indented too far",
      "footnote.text#0": "Write the footnote, or take the mark away",
      "footnote.text.member0.link.href#0": "Paste the whole address, beginning with https:// or mailto:",
      "figure#0": "Choose a picture; a place without one is not shown",
      "figure.alt#0": "Say what the picture shows: readers who cannot see it",
      "table#0": "A table has at most 4 columns and 12 rows",
      "table#1": "The table has no words yet",
    },
  };
}

export const items: readonly DocumentPlan[] = [newsItem, callForApplications, video, knowledgeResource];
