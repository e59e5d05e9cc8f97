import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { contentDocumentSchema, type ContentDocument } from "../documents.ts";
import { languages, type Language } from "../languages.ts";
import { isCountry, isRegion } from "../places.ts";
import { recipientKindSchema } from "../recipient-kind.ts";
import { courseKinds } from "../vocabulary.ts";
import { datasetNdjson, sampleDocuments, sampleFolder, sampleIssueId, samplePicturesFolder } from "./index.ts";

const parsed: readonly ContentDocument[] = sampleDocuments().map((document) => contentDocumentSchema.parse({ ...document, _rev: "r1" }));
const byId = new Map(parsed.map((document) => [document._id, document]));

function ofType<T extends ContentDocument["_type"]>(type: T): Extract<ContentDocument, { readonly _type: T }>[] {
  const isOfType = (document: ContentDocument): document is Extract<ContentDocument, { readonly _type: T }> => document._type === type;
  return parsed.filter(isOfType);
}

function only<T>(values: readonly T[]): T {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) throw new Error(`expected one, found ${values.length}`);
  return value;
}

const issue = only(ofType("issue"));
const sections = issue.sections ?? [];
const idsIn = (kind: string): readonly string[] =>
  sections.filter((section) => section.kind === kind).flatMap(({ items = [] }) => items.map(({ _ref }) => _ref));
const newsInTheIssue = [...idsIn("lead"), ...idsIn("news")];
const calendarInTheIssue = idsIn("calendar").flatMap((id) => ofType("calendarEntry").filter(({ _id }) => _id === id));

interface TranslatedMember {
  readonly language: Language;
  readonly value?: { readonly length: number } | undefined;
}

/** The languages of a translated value, in their usual order. */
const languagesOf = (value: readonly TranslatedMember[] | undefined): readonly Language[] =>
  languages.filter((language) => value?.some((member) => member.language === language));

/** Every object inside a document, itself included. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const member of value) yield* objectsIn(member);
  } else if (typeof value === "object" && value !== null) {
    const fields: Readonly<Record<string, unknown>> = { ...value };
    yield fields;
    for (const field of Object.values(fields)) yield* objectsIn(field);
  }
}

const allObjects = [...objectsIn(sampleDocuments())];
const pictures = allObjects.filter(({ _type }) => _type === "picture");

describe("every document", () => {
  it("has an id of its own", () => {
    expect(byId.size).toBe(sampleDocuments().length);
  });

  it("refers only to documents that are there", () => {
    const targets = allObjects.map(({ _ref }) => _ref).filter((target) => typeof target === "string");
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((target) => !byId.has(target))).toEqual([]);
  });

  it.each(sampleDocuments().map((document) => [document._id, document] as const))(
    "has keys that differ in every list: %s",
    (_id, document) => {
      for (const fields of objectsIn(document)) {
        for (const list of Object.values(fields).filter((field) => Array.isArray(field))) {
          const members = [...list].filter((member) => typeof member === "object");
          const keys = members.map((member) => z.object({ _key: z.string().min(1) }).parse(member)._key);
          expect(new Set(keys).size, JSON.stringify(keys)).toBe(keys.length);
        }
      }
    },
  );

  it("leads nowhere but to example domains", () => {
    const text = `${datasetNdjson()}\n${readFileSync(new URL("audience.csv", sampleFolder), "utf8")}`;
    const hosts = [...text.matchAll(/(?:https?:\/\/|@)(?<host>[\w-]+(?:\.[\w-]+)+)/gu)].map((match) => match.groups?.["host"] ?? "");
    expect(hosts.length).toBeGreaterThan(30);
    expect(hosts.filter((host) => !/(?:^|\.)example\.org$/u.test(host))).toEqual([]);
  });
});

describe("the dataset", () => {
  it("is one document a line, in the order of the documents", () => {
    const lines = datasetNdjson().trimEnd().split("\n");
    const read: unknown = lines.map((line): unknown => JSON.parse(line));
    const withFiles: unknown = JSON.parse(JSON.stringify(sampleDocuments()).replaceAll("file://./files/", `${sampleFolder.href}files/`));
    expect(read).toEqual(withFiles);
  });

  it("names files to download by where they are, so that an importer finds them from anywhere", () => {
    const [, address = ""] = /"file@(file:[^"]+)"/u.exec(datasetNdjson()) ?? [];
    expect(existsSync(new URL(address)), address).toBe(true);
  });
});

describe("every picture", () => {
  const storedPictureSchema = z.looseObject({
    _sanityAsset: z.string(),
    alt: z.array(z.object({ language: z.string(), value: z.string().min(1) })),
  });
  const prefix = "image@file://./pictures/";

  it("is a file beside the sample, and says in English what it shows", () => {
    expect(pictures.length).toBeGreaterThan(15);
    for (const picture of pictures) {
      const { _sanityAsset: asset, alt } = storedPictureSchema.parse(picture);
      expect(asset.startsWith(prefix), asset).toBe(true);
      expect(existsSync(new URL(asset.slice(prefix.length), samplePicturesFolder)), asset).toBe(true);
      expect(alt.map(({ language }) => language)).toContain("en");
    }
  });

  it("is used, and smaller than 80 kB", () => {
    const used = pictures.map((picture) => storedPictureSchema.parse(picture)["_sanityAsset"]);
    for (const file of readdirSync(samplePicturesFolder)) {
      expect(used).toContain(`${prefix}${file}`);
      expect(statSync(new URL(file, samplePicturesFolder)).size, file).toBeLessThan(80_000);
    }
  });
});

describe("the issue, held against the January 2024 edition", () => {
  it("is the fifth, as of January 2024", () => {
    expect(issue).toMatchObject({ _id: sampleIssueId, number: 5, month: "2024-01", referenceTime: "2024-01-15T09:00:00Z" });
    expect(issue.slug?.current).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
    expect(only(ofType("publication"))).toMatchObject({ isSample: true, languages: [...languages] });
  });

  it("has its sections in their order", () => {
    expect(sections.map(({ kind, layout }) => (layout === undefined ? kind : `${kind} ${layout}`))).toEqual([
      "letter",
      "lead",
      "news oneColumn",
      "news twoColumns",
      "calls",
      "videos",
      "calendar",
      "supporters",
    ]);
  });

  it("has every news item of it, in its order but for the lead", () => {
    expect(newsInTheIssue).toEqual([
      "news-atlanta-forum",
      "news-penang-training",
      "news-youth-board",
      "news-net4u-exchange",
      "news-lusaka-session",
      "news-ghana-cybercrime",
      "news-smuggling-dialogue",
      "news-trafficking-dialogue",
      "news-kenya-pilot",
      "news-montenegro-workshop",
      "news-drug-policy-workshop",
      "news-new-york-session",
      "news-cooperation-dialogue",
      "news-drug-report-webinar",
    ]);
    for (const item of ofType("newsItem").filter(({ _id }) => newsInTheIssue.includes(_id))) {
      expect(item.picture, item._id).toBeDefined();
      expect(item.links?.length, item._id).toBeGreaterThan(0);
    }
  });

  it("carries the figures of the lead", () => {
    const lead = JSON.stringify(byId.get("news-atlanta-forum"));
    for (const figure of ["948", "320", "400", "six themes"]) expect(lead).toContain(figure);
  });

  it("has the link to read in Spanish", () => {
    const exchange = ofType("newsItem").find(({ _id }) => _id === "news-net4u-exchange");
    expect(exchange?.links?.map(({ language }) => language)).toEqual(["en", "es"]);
  });
});

describe("the call", () => {
  const call = only(ofType("callForApplications").filter(({ _id }) => idsIn("calls").includes(_id)));

  it("closes at the end of the days that were published, in Vienna", () => {
    expect(
      call.deadlines?.map(({ closesAt, timeZone, topics = [] }) => [closesAt, timeZone, topics.map(({ shortForm }) => shortForm)]),
    ).toEqual([
      ["2023-12-03T23:00:00Z", "Europe/Vienna", ["Firearms"]],
      ["2024-02-04T23:00:00Z", "Europe/Vienna", ["TA&IC", "TIP", "SOM"]],
    ]);
  });

  it("names the day of each dialogue", () => {
    const topics = (call.deadlines ?? []).flatMap((deadline) => deadline.topics ?? []);
    const days = topics.map(({ entry }) => ofType("calendarEntry").find(({ _id }) => _id === entry?._ref)?.day);
    expect(days).toEqual(["2024-04-05", "2024-06-07", "2024-07-10", "2024-07-15"]);
  });
});

describe("the calendar", () => {
  it("has its ten lines, each as exact as it was published", () => {
    const lines = calendarInTheIssue.map((entry) => [entry.precision, entry.day ?? entry.firstDay ?? entry.firstMonth, entry.placeKind]);
    expect(lines).toEqual([
      ["day", "2024-01-18", "virtual"],
      ["day", "2024-01-18", "virtual"],
      ["day", "2024-01-18", "venue"],
      ["day", "2024-01-26", "notStated"],
      ["range", "2024-01-29", "venue"],
      ["day", "2024-02-07", "notStated"],
      ["monthSpan", "2024-02", "notStated"],
      ["range", "2024-03-14", "notStated"],
      ["range", "2024-03-18", "notStated"],
      ["day", "2024-04-05", "notStated"],
    ]);
    expect(calendarInTheIssue.map(({ lastDay, lastMonth }) => lastDay ?? lastMonth).filter((last) => last !== undefined)).toEqual([
      "2024-02-09",
      "2024-03",
      "2024-03-15",
      "2024-03-22",
    ]);
  });

  it("invents no place", () => {
    expect(calendarInTheIssue.filter(({ placeKind }) => placeKind === "notStated")).toHaveLength(6);
    for (const { _id, placeKind, place } of ofType("calendarEntry")) expect(place !== undefined, _id).toBe(placeKind === "venue");
  });
});

describe("languages", () => {
  const letter = sections.find(({ kind }) => kind === "letter");
  const call = ofType("callForApplications").find(({ _id }) => idsIn("calls").includes(_id));
  const publication = only(ofType("publication"));

  const values: readonly (readonly [name: string, value: readonly TranslatedMember[] | undefined])[] = [
    ["name", publication.name],
    ["publisher", publication.publisher],
    ["about us", publication.aboutUs],
    ["contact line", publication.contactLine],
    ["title", issue.title],
    ["subject", issue.subject],
    ["preheader", issue.preheader],
    ["cover note", issue.coverNote],
    ["letter", letter?.letter],
    ["signatory", only(ofType("signatory")).name],
    ["title of the call", call?.title],
    ["who may apply", call?.eligibility],
    ...(call?.deadlines ?? []).map(({ _key, words }) => [`words of the deadline ${_key}`, words] as const),
    ...sections
      .filter(({ kind }) => kind !== "letter" && kind !== "lead")
      .map(({ _key, heading }) => [`heading of ${_key}`, heading] as const),
  ];

  it.each(values)("has in all six: %s", (_name, value) => {
    expect(languagesOf(value)).toEqual(languages);
    for (const member of value ?? []) expect(member.value?.length, member.language).toBeGreaterThan(0);
  });

  it("has three news items in all six, with what their pictures show; the others in English only", () => {
    const items = ofType("newsItem").filter(({ _id }) => newsInTheIssue.includes(_id));
    const inAll = items.filter(({ title }) => languagesOf(title).length > 1);
    expect(inAll.map(({ _id }) => _id)).toEqual(["news-atlanta-forum", "news-lusaka-session", "news-net4u-exchange"]);
    for (const { _id, title, teaser, picture } of inAll) {
      expect([languagesOf(title), languagesOf(teaser), languagesOf(picture?.alt)], _id).toEqual([languages, languages, languages]);
    }
    for (const { _id, title, teaser } of items.filter((item) => !inAll.includes(item))) {
      expect([languagesOf(title), languagesOf(teaser)], _id).toEqual([["en"], ["en"]]);
    }
  });

  it("leaves an item of the issue without Arabic, for a reader to see the fallback", () => {
    const item = ofType("newsItem").find(({ _id }) => _id === "news-penang-training");
    expect(newsInTheIssue).toContain(item?._id);
    expect(languagesOf(item?.title)).toEqual(["en"]);
  });
});

describe("what stands in no issue yet", () => {
  const inTheIssue = new Set(sections.flatMap(({ items = [] }) => items.map(({ _ref }) => _ref)));
  const january = ofType("newsItem").filter(({ _id, firstDay }) => firstDay?.startsWith("2024-01") === true && !inTheIssue.has(_id));

  it("has news of January for the next issue, each with all an editor needs", () => {
    expect(january.length).toBeGreaterThanOrEqual(8);
    for (const { _id, title, teaser, picture, links, theme, regions = [], countries = [] } of january) {
      expect(languagesOf(title), _id).toContain("en");
      expect(languagesOf(teaser), _id).toEqual(languagesOf(title));
      expect(languagesOf(picture?.alt), _id).toContain("en");
      expect([links?.length, theme === undefined, regions.length + countries.length > 0], _id).toEqual([1, false, true]);
    }
  });

  it("has a text with everything a text can hold, in two languages", () => {
    const item = ofType("newsItem").find(({ _id }) => _id === "news-contributing");
    expect(inTheIssue.has(item?._id ?? "")).toBe(false);
    expect(languagesOf(item?.teaser)).toEqual(["en", "ar"]);
    for (const { value = [] } of item?.teaser ?? []) {
      const kinds = value.flatMap((part) =>
        part._type === "block" ? [part.style, part.listItem, part.markDefs?.map(({ _type }) => _type)].flat() : [part._type],
      );
      expect(new Set(kinds)).toEqual(
        new Set(["normal", undefined, "h3", "h4", "blockquote", "bullet", "number", "footnote", "figure", "table"]),
      );
    }
  });

  it("has one of them with a placeholder, for the pre-flight to find", () => {
    const withPlaceholder = january.filter(({ teaser }) => JSON.stringify(teaser).includes("[date to be confirmed]"));
    expect(withPlaceholder.map(({ _id }) => _id)).toEqual(["news-kenya-follow-up"]);
  });

  it("has two calls that are open when February begins", () => {
    const closing = ofType("callForApplications")
      .filter(({ _id }) => !inTheIssue.has(_id))
      .map(({ _id, deadlines = [] }) => [_id, deadlines[0]?.day ?? deadlines[0]?.closesAt ?? ""] as const)
      .filter(([, closes]) => closes >= "2024-03");
    expect(closing).toEqual([
      ["call-crime-congress-2026", "2025-11-04"],
      ["call-se4u-course-2024", "2024-03-08"],
      ["call-pilot-initiatives-2024", "2024-04-30T22:00:00Z"],
    ]);
  });

  it("has codes that exist", () => {
    const about = [...ofType("newsItem"), ...ofType("calendarEntry"), ...ofType("callForApplications"), ...ofType("knowledgeResource")];
    expect(about.flatMap(({ regions = [] }) => regions).filter((code) => !isRegion(code))).toEqual([]);
    expect(about.flatMap(({ countries = [] }) => countries).filter((code) => !isCountry(code))).toEqual([]);
  });

  it("has items of the SE4U project of every kind that can belong to one", () => {
    const types = parsed.filter((document) => "project" in document && document.project !== undefined).map(({ _type }) => _type);
    expect(new Set(types)).toEqual(new Set(["newsItem", "calendarEntry", "video", "knowledgeResource"]));
  });

  it("has knowledge resources: one file, which is there and is a PDF, and addresses", () => {
    const [withFile, ...others] = ofType("knowledgeResource").toSorted((a) => (a.file === undefined ? 1 : -1));
    expect(others.map(({ file, url }) => [file, url === undefined])).toEqual(others.map(() => [undefined, false]));
    const { _sanityAsset: asset } = z.looseObject({ _sanityAsset: z.string() }).parse(withFile?.file);
    const files = readdirSync(new URL("files/", sampleFolder));
    expect(files.map((name) => `file@file://./files/${name}`)).toEqual([asset]);
    expect(readFileSync(new URL(`files/${files[0]}`, sampleFolder), "latin1").slice(0, 5)).toBe("%PDF-");
  });

  it("has a course and a workshop with registration, one of them postponed", () => {
    const courses = ofType("calendarEntry").filter(({ kind = "event" }) => courseKinds.includes(kind));
    expect(new Set(courses.map(({ kind }) => kind))).toEqual(new Set(courseKinds));
    expect(courses.filter(({ registration }) => registration !== undefined).map(({ _id, status }) => [_id, status])).toEqual([
      ["calendar-se4u-workshop-2021", undefined],
      ["calendar-nairobi-workshop", "postponed"],
    ]);
  });
});

/** Contrast of a colour on white by WCAG 2.2. */
function contrastOnWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe("partners", () => {
  it("are the three umbrella organisations, founded when they were", () => {
    expect(ofType("partner").map(({ _id, foundedYear, themes }) => [_id, foundedYear, themes])).toEqual([
      ["partner-vngoc", 1983, ["drugs"]],
      ["partner-uncac-coalition", 2006, ["corruption"]],
      ["partner-alliance", 1972, ["crime"]],
    ]);
  });

  it("name the members that the source names", () => {
    expect(ofType("partner").map(({ memberOrganisations = [] }) => memberOrganisations.length)).toEqual([0, 8, 10]);
  });

  it("have a masthead that can be read", () => {
    for (const { _id, masthead } of ofType("partner")) {
      expect(masthead?.colour, _id).toMatch(/^#[0-9A-F]{6}$/u);
      expect(contrastOnWhite(masthead?.colour ?? "#FFFFFF"), _id).toBeGreaterThanOrEqual(4.5);
      expect(languagesOf(masthead?.line), _id).toContain("en");
    }
  });

  it("each have one subscription, told apart by the kind of recipient", () => {
    const [header, ...rows] = readFileSync(new URL("audience.csv", sampleFolder), "utf8").trimEnd().split("\n");
    expect(header).toBe("address,recipientKind,partnerId,languages,state");
    const read = rows.map((row) => row.split(",").slice(1));
    expect(read).toEqual([
      ["desk", "partner-vngoc", "en", "active"],
      ["list", "partner-uncac-coalition", "en", "active"],
      ["person", "partner-alliance", "ar;en", "active"],
    ]);
    for (const [kind, partnerId = ""] of read) {
      expect(recipientKindSchema.safeParse(kind).success, kind).toBe(true);
      expect(byId.get(partnerId)?._type).toBe("partner");
    }
  });
});
