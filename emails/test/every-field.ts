import type { CalendarEntry, IssueSnapshot, KnowledgeResource, Organisation, PartnerProfile, Project, Section } from "@newsletter/schemas";
import { issueSnapshot, media, newsItem, paragraph } from "./issue-snapshot.ts";

// An issue in which every field of the content model says something, as of 15 January 2024: sections the small issue does not have.

export const bank: Organisation = { id: "bank", name: { en: "A Bank", ar: "مصرف" }, shortName: "BNK" };
const project: Project = { id: "project", code: "GLOU68", shortName: "SE4U", title: { en: "Stakeholder engagement" }, funder: bank };
export const file = { sha256: "f".repeat(64), extension: "pdf", bytes: 1_234_567 } as const;

export function course(some: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    type: "calendarEntry",
    id: "course",
    title: { en: "A course" },
    kind: "course",
    when: { precision: "range", firstDay: "2024-02-12", lastDay: "2024-03-15" },
    placeKind: "virtual",
    url: "https://example.org/courses/one",
    partOf: { id: "programme", title: { en: "The programme", ar: "البرنامج" } },
    registration: { closes: { precision: "day", day: "2024-02-01" }, url: "https://example.org/register" },
    eligibility: { en: "NGOs and universities" },
    stakeholderKinds: ["ngo", "academia"],
    languages: ["ar", "en", "fr", "es"],
    cost: { en: "Free of charge" },
    project,
    ...some,
  };
}

export function resource(some: Partial<KnowledgeResource> = {}): KnowledgeResource {
  return {
    type: "knowledgeResource",
    id: "resource",
    title: { en: "A toolkit" },
    summary: { en: paragraph("How to take part.") },
    kind: "toolkit",
    source: { file },
    languages: ["en", "fr"],
    picture: { media, alt: { en: "Its cover" }, credit: "The Unit" },
    organisations: [bank],
    project,
    regions: ["002"],
    ...some,
  };
}

export function partnerProfile(some: Partial<PartnerProfile> = {}): PartnerProfile {
  return {
    type: "partner",
    id: "partner",
    organisation: {
      id: "coalition",
      name: { en: "A Coalition" },
      url: "https://coalition.example.org/",
      logo: { media, alt: { en: "A Coalition" } },
    },
    mandate: { en: "Works against corruption." },
    themes: ["corruption"],
    foundedYear: 2006,
    figures: [
      { key: "members", label: { en: "members" }, value: { en: "over 350" }, asOf: "2024-01-01" },
      { key: "countries", label: { en: "countries" }, value: { en: "over 100" } },
    ],
    memberOrganisations: [bank],
    ...some,
  };
}

export const fullNewsItem = newsItem({
  id: "news-full",
  byline: { en: "By two participants" },
  morePictures: [{ media: { ...media, sha256: "b".repeat(64) }, alt: { en: "A logo" } }],
  coOrganisers: [bank],
  project,
  place: undefined,
  regions: ["002"],
  countries: ["KE", "ZM"],
  embargoUntil: "2024-01-10T00:00:00Z",
  clearance: { state: "given", by: "A name that readers do not see", on: "2024-01-08" },
});

export function holding(...sections: readonly Section[]): IssueSnapshot {
  return issueSnapshot({ sections: [...sections] });
}

/** The same issue bringing along a programme in English and Arabic, and a form in English alone. */
export function bringing(snapshot: IssueSnapshot, attachmentsMax?: number): IssueSnapshot {
  const attachments: IssueSnapshot["issue"]["attachments"] = [
    {
      key: "programme",
      title: { en: "Programme of the congress", ar: "برنامج المؤتمر" },
      files: { en: file, ar: { ...file, sha256: "e".repeat(64), bytes: 240_000 } },
    },
    { key: "form", title: { en: "Registration form" }, files: { en: { sha256: "d".repeat(64), extension: "docx", bytes: 64_000 } } },
  ];
  const publication = attachmentsMax === undefined ? snapshot.publication : { ...snapshot.publication, attachmentsMax };
  return { ...snapshot, publication, issue: { ...snapshot.issue, attachments } };
}

export function everyField(): IssueSnapshot {
  return bringing(everySection(), 2);
}

function everySection(): IssueSnapshot {
  return holding(
    {
      kind: "letter",
      key: "letter",
      letter: { en: paragraph("Welcome.") },
      signatory: { id: "signatory", name: { en: "A Name" }, office: { en: "Office of the Director" } },
    },
    { kind: "highlights", key: "highlights", items: [newsItem({ id: "short", title: { en: "A short line" } })] },
    { kind: "news", key: "news", layout: "oneColumn", items: [fullNewsItem] },
    {
      kind: "calls",
      key: "calls",
      items: [
        {
          type: "callForApplications",
          id: "call",
          title: { en: "Apply now" },
          summary: { en: paragraph("Who and what.") },
          stakeholderKinds: ["youth", "government"],
          languages: ["ru"],
          cost: { en: "Travel is paid for" },
          legalBasis: { en: "ECOSOC resolution 1996/31" },
          deadlines: [{ key: "d", topics: [{ key: "t", name: { en: "All" } }], closes: { precision: "day", day: "2024-03-01" } }],
          applyUrl: "https://example.org/apply",
          countries: ["ME"],
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
          summary: { en: paragraph("About it.") },
          watchUrl: "https://example.org/watch",
          captionLanguages: [],
          project,
        },
      ],
    },
    {
      kind: "calendar",
      key: "calendar",
      items: [
        course({ id: "open", title: { en: "Still open" } }),
        course({
          id: "closed",
          title: { en: "No longer open" },
          registration: { closes: { precision: "day", day: "2024-01-10" }, url: "https://example.org/too-late" },
        }),
        course({ id: "cancelled", title: { en: "Off" }, status: "cancelled", registration: { url: "https://example.org/in-vain" } }),
        course({ id: "postponed", title: { en: "Later" }, status: "postponed", placeKind: "venue", countries: ["KE"] }),
      ],
    },
    { kind: "courses", key: "courses", items: [course()] },
    {
      kind: "resources",
      key: "resources",
      items: [resource(), resource({ id: "hub", kind: "hub", source: { url: "https://example.org/hub" } })],
    },
    { kind: "partners", key: "partners", items: [partnerProfile()] },
    { kind: "freeText", key: "text", text: { en: paragraph("The office is closed in August.") } },
  );
}
