import type { IssueSnapshot, NewsItem, PortableTextBlock } from "@newsletter/schemas";

// A small issue with one of everything, in English and partly in Arabic. A test changes only what it is about.

export function paragraph(text: string): PortableTextBlock[] {
  return [{ _type: "block", _key: "p", style: "normal", markDefs: [], children: [{ _type: "span", _key: "s", text, marks: [] }] }];
}

export const media = { sha256: "a".repeat(64), extension: "jpg", widthPx: 1200, heightPx: 800 } as const;

export function newsItem(some: Partial<NewsItem>): NewsItem {
  return {
    type: "newsItem",
    id: "news-one",
    title: { en: "A first item" },
    teaser: { en: paragraph("Two sentences about it. They are short.") },
    picture: { media, alt: { en: "White points on blue" } },
    theme: "corruption",
    place: { en: "Atlanta" },
    firstDay: "2023-12-10",
    links: [{ language: "en", url: "https://example.org/news/one" }],
    organisations: [],
    ...some,
  };
}

export function issueSnapshot(some: Partial<IssueSnapshot> = {}): IssueSnapshot {
  return {
    version: 1,
    baseUrl: "https://newsletter.example.org",
    referenceTime: "2024-01-15T09:00:00Z",
    publication: {
      id: "publication",
      slug: "civil-society-newsletter",
      name: { en: "Civil Society Newsletter", ar: "نشرة المجتمع المدني" },
      publisher: { en: "Civil Society Unit", ar: "وحدة المجتمع المدني" },
      languages: ["en", "fr", "es", "ar", "ru", "zh"],
      sender: { name: "Civil Society Unit", address: "newsletter@example.org" },
      isSample: true,
    },
    issue: {
      id: "issue",
      slug: "2024-01",
      number: 5,
      month: "2024-01",
      title: { en: "A record in Atlanta", ar: "حضور قياسي في أتلانتا" },
      subject: { en: "January 2024: a record", ar: "كانون الثاني 2024: حضور قياسي" },
      preheader: { en: "What happened and what comes" },
      coverNote: { en: "Please forward this issue. Take out this note first." },
    },
    sections: sections(),
    partners: ["a", "b"].map((letter) => ({
      id: `partner-${letter}`,
      organisation: { id: `organisation-${letter}`, name: { en: `Partner <${letter}> & friends` }, shortName: letter.toUpperCase() },
      languages: ["en"],
      masthead: { line: { en: "A line" }, colour: "#17466B", url: "https://partner.example.org/" },
    })),
    pinned: [],
    ...some,
  };
}

function sections(): IssueSnapshot["sections"] {
  return [
    {
      kind: "letter",
      key: "letter",
      letter: { en: paragraph("Welcome to the issue."), ar: paragraph("مرحبًا بكم في هذا العدد.") },
      signatory: { id: "signatory", name: { en: "Civil Society Unit" } },
    },
    { kind: "lead", key: "lead", items: [newsItem({ id: "news-lead", title: { en: "The lead", ar: "الموضوع الرئيسي" } })] },
    {
      kind: "news",
      key: "news",
      layout: "twoColumns",
      items: [
        newsItem({}),
        newsItem({
          id: "news-two",
          links: [
            { language: "en", url: "https://example.org/two" },
            { language: "es", url: "https://example.org/dos" },
          ],
        }),
      ],
    },
    {
      kind: "calls",
      key: "calls",
      items: [
        {
          type: "callForApplications",
          id: "call",
          title: { en: "Apply now" },
          summary: { en: paragraph("Who and what.") },
          deadlines: [
            {
              key: "past",
              topics: [{ key: "firearms", name: { en: "Firearms" } }],
              closes: { precision: "instant", closesAt: "2023-12-03T23:00:00Z", timeZone: "Europe/Vienna" },
            },
            {
              key: "open",
              topics: [{ key: "tip", shortForm: "TIP", name: { en: "Trafficking in persons" } }],
              closes: { precision: "instant", closesAt: "2024-02-04T23:00:00Z", timeZone: "Europe/Vienna" },
              words: { en: "4 February 2024, midnight CET" },
            },
          ],
          applyUrl: "https://example.org/apply",
        },
      ],
    },
    {
      kind: "videos",
      key: "videos",
      items: [
        {
          type: "video",
          id: "video",
          title: { en: "A film" },
          summary: { en: paragraph("About a project.") },
          still: { media, alt: { en: "Still with a play mark" } },
          watchUrl: "https://example.org/watch",
          durationSeconds: 125,
          captionLanguages: ["en", "es"],
        },
      ],
    },
    {
      kind: "calendar",
      key: "calendar",
      items: [
        {
          type: "calendarEntry",
          id: "range",
          title: { en: "A session" },
          kind: "session",
          when: { precision: "range", firstDay: "2024-01-29", lastDay: "2024-02-09" },
          placeKind: "venue",
          place: { en: "New York" },
        },
        {
          type: "calendarEntry",
          id: "months",
          title: { en: "A course" },
          kind: "course",
          when: { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" },
          placeKind: "notStated",
          url: "https://example.org/course",
        },
        {
          type: "calendarEntry",
          id: "time",
          title: { en: "A webinar" },
          kind: "webinar",
          when: { precision: "time", startsAt: "2024-01-26T14:00:00Z", timeZone: "Europe/Vienna" },
          placeKind: "virtual",
        },
      ],
    },
    {
      kind: "supporters",
      key: "supporters",
      items: [
        {
          type: "supporter",
          id: "supporter",
          organisation: { id: "bank", name: { en: "A Bank" }, logo: { media, alt: { en: "A Bank" } } },
        },
      ],
    },
  ];
}
