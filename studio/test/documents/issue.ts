import { reference, text, twice, words, type DocumentPlan, type Made } from "./plan.ts";

const monthAs = "Write the month as year and number: 2024-01 for January 2024";

const section = (key: string, kind: string | undefined, fields: object = {}): object => ({
  _type: "issueSection",
  _key: key,
  ...(kind === undefined ? {} : { kind }),
  ...fields,
});
const attachment = (key: string, fields: object): object => ({ _type: "attachment", _key: key, ...fields });
const attachmentFile = (key: string, fields: object): object => ({ _type: "attachmentFile", _key: key, ...fields });
const period = (key: string, months: object): object => section(key, "calendar", { period: { _type: "monthPeriod", ...months } });

/** Holds everything that was made before it. */
export const issue: DocumentPlan = {
  type: "issue",
  typed: { field: "title", words: "All hands on deck" },
  good: ({ id, file }) => ({
    publication: reference(id("publication")),
    number: 1,
    month: "2026-11",
    slug: { _type: "slug", current: "2026-11" },
    referenceTime: "2026-11-24T09:00:00Z",
    subject: words("Harbour Letter, November 2026"),
    preheader: words("The harbour, a film and a course"),
    coverNote: words("Please pass this on. It is about the harbour."),
    partnerCoverNotes: [],
    fallbackLanguages: [],
    attachments: [
      attachment("a", {
        title: words("Plan of the harbour"),
        files: [attachmentFile("f", { language: "en", file: { _type: "file", asset: reference(file) } })],
      }),
    ],
    sections: [
      section("letter", "letter", { letter: text("Dear readers, this is about the harbour."), signatory: reference(id("signatory")) }),
      section("news", "news", { items: [reference(id("newsItem"), "i")] }),
      section("calls", "calls", { items: [reference(id("callForApplications"), "i")] }),
      section("videos", "videos", { items: [reference(id("video"), "i")] }),
      section("courses", "courses", { items: [reference(id("calendarEntry"), "i")] }),
      section("resources", "resources", { items: [reference(id("knowledgeResource"), "i")] }),
      section("supporters", "supporters", { items: [reference(id("supporter"), "i")] }),
    ],
  }),
  broken: (made) => [
    {
      set: {
        title: words(""),
        sections: [],
        subject: null,
        preheader: null,
        coverNote: null,
        publication: null,
        number: 0,
        month: null,
        slug: null,
        referenceTime: null,
        partnerCoverNotes: [{ _type: "partnerCoverNote", _key: "n" }],
        fallbackLanguages: [
          { _type: "fallbackLanguage", _key: "a" },
          { _type: "fallbackLanguage", _key: "b", language: "fr", fallback: "fr" },
        ],
      },
      says: {
        "issue.title#0": "Give the issue a title",
        "issue.sections#0": "An issue needs at least one section",
        "issue.subject#0": "Write the subject line",
        "issue.preheader#0": "Write the line an inbox shows after the subject",
        "issue.coverNote#0": "Write two sentences to the partners",
        "issue.publication#0": "Choose the publication",
        "issue.number#0": "Number the issue: 1, 2, 3 …",
        "issue.month#0": "Give the month of the issue",
        "issue.slug#0": "Give the name as it appears in addresses, such as 2024-01",
        "issue.referenceTime#0": "Give the time at which the issue is to go out",
        "partnerCoverNote.partner#0": "Choose the partner",
        "partnerCoverNote.note#0": "Write the note, or remove it: the partner then gets the usual one",
        "fallbackLanguage.language#0": "Choose the language that is not complete",
        "fallbackLanguage.fallback#0": "Choose the language that steps in",
        "fallbackLanguage.fallback#1": "Choose another language",
      },
    },
    brokenSections(made),
    brokenAttachments,
  ],
};

/** The publication lets a mail carry one file. */
const brokenAttachments: ReturnType<DocumentPlan["broken"]>[number] = {
  set: {
    attachments: [
      attachment("a", { files: [] }),
      attachment("b", {
        title: words("Plan of the harbour"),
        files: [attachmentFile("f", { language: "en" }), attachmentFile("g", { language: "en" }), attachmentFile("h", {})],
      }),
    ],
  },
  says: {
    "issue.attachments#0": "The publication lets a mail carry one file: remove one, or allow more there",
    "attachment.title#0": "Say what the file is: its title becomes its name",
    "attachment.files#0": "Add the file",
    "attachment.files#1": "Two files are in the same language: remove one of them",
    "attachmentFile.language#0": "Choose the language of the file, so that readers know what they open",
    "attachmentFile.file#0": ["Upload the file", "Upload the file", "Upload the file"],
  },
};

function brokenSections({ id }: Made): ReturnType<DocumentPlan["broken"]>[number] {
  return {
    set: {
      month: "November",
      sections: [
        section("a", undefined),
        section("b", "letter"),
        section("c", "news", { items: twice(id("newsItem")), issueTeasers: [{ _type: "issueTeaser", _key: "t" }] }),
        section("d", "news", { items: [reference(id("calendarEntry"), "i")] }),
        section("e", "calls"),
        section("f", "calendar", {
          period: { _type: "monthPeriod", firstMonth: "2026-01", lastMonth: "2026-02" },
          leftOut: twice(id("calendarEntry")),
        }),
        period("g", {}),
        period("h", { firstMonth: "May", lastMonth: "April" }),
      ],
    },
    says: {
      "issue.month#1": monthAs,
      "issueSection.kind#0": "Choose what the section holds",
      "issueSection.signatory#0": "Choose who signs the letter",
      "issueSection.items#0": "This item is already in the section",
      "issueSection.items#1": "One of the items is of another kind than this section holds",
      "issueSection.items#2": "Nothing is in this section: readers will not see it",
      "issueSection.leftOut#0": "This entry is already left out",
      "issueTeaser.item#0": "Choose the item",
      "monthPeriod.firstMonth#0": "Give the first month, such as 2024-01",
      "monthPeriod.firstMonth#1": monthAs,
      "monthPeriod.lastMonth#0": "Give the last month, such as 2024-04",
      "monthPeriod.lastMonth#1": monthAs,
      "monthPeriod.lastMonth#2": "The last month lies before the first",
    },
  };
}
