import {
  catalogues,
  languages,
  placeName,
  type EditionKey,
  type IssueSnapshot,
  type RenderedEdition,
  type Section,
} from "@newsletter/schemas";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { fileFacts } from "../src/quantities.ts";
import { bank, course, everyField, file, fullNewsItem, holding, partnerProfile, resource } from "./every-field.ts";
import { issueSnapshot, media, newsItem, paragraph } from "./issue-snapshot.ts";

const forwardable: EditionKey = { language: "en", kind: "forwardable", form: "shared" };
const partnerCopy: EditionKey = { language: "en", kind: "partner", form: "personal", partnerId: "partner-a" };

interface Parts {
  readonly html: string;
  readonly text: string;
  readonly words: string;
}

/** The HTML, the text with its lines joined, and the words of the HTML without its tags. */
async function parts(snapshot: IssueSnapshot, some: Partial<EditionKey> = {}): Promise<Parts> {
  const { html, text } = await renderEdition(snapshot, { ...forwardable, ...some });
  const words = html
    .replaceAll(/<style[\s\S]*?<\/style>/gu, "")
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/gu, " ");
  return { html, text: text.replaceAll(/\s+/gu, " "), words };
}

const calendar = (...items: readonly ReturnType<typeof course>[]): Section => ({ kind: "calendar", key: "calendar", items: [...items] });
const courses = (...items: readonly ReturnType<typeof course>[]): Section => ({ kind: "courses", key: "courses", items: [...items] });
const resources = (item: ReturnType<typeof resource>): Section => ({ kind: "resources", key: "resources", items: [item] });

describe("an issue in which every field says something", () => {
  const keys = languages.flatMap((language): readonly EditionKey[] => [
    { ...forwardable, language },
    { ...partnerCopy, language },
    { language, kind: "web", form: "shared" },
  ]);

  test.each(keys)("has no fault, and one heading below the other: $language $kind", async (key) => {
    const edition = await renderEdition(everyField(), key);
    expect(edition.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const levels = [...edition.html.matchAll(/<h(?<level>[1-6])[ >]/gu)].map((match) => Number(match.groups?.["level"]));
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    for (const [tag] of edition.html.matchAll(/<img[^>]*>/gu)) expect(tag).toMatch(/ alt="[^"]+"/u);
  });

  test.each(languages)("lists every link of the HTML in the text: %s", async (language) => {
    const { html, text } = await renderEdition(everyField(), { ...forwardable, language });
    const links = [...html.matchAll(/<a [^>]*?href="(?<address>[^"]+)"/gu)].map((match) => match.groups?.["address"] ?? "");
    expect(links.length).toBeGreaterThan(15);
    expect([...new Set(links)].filter((link) => !text.includes(link))).toEqual([]);
  });

  test("is HTML", async () => {
    const { html } = await renderEdition(everyField(), { language: "en", kind: "web", form: "shared" });
    const validator = new HtmlValidate({ extends: ["html-validate:standard"], rules: { "no-inline-style": "off", "long-title": "off" } });
    const report = await validator.validateString(html);
    const closing = report.results
      .flatMap(({ messages }) => messages)
      .filter(({ ruleId }) => /close|element-(?:permitted|name)|attr-dup/u.test(ruleId));
    expect(closing).toEqual([]);
  });

  test("reads on its own as text", async () => {
    expect((await renderEdition(everyField(), forwardable)).text).toMatchSnapshot();
  });
});

describe("a news item", () => {
  const section: Section = { kind: "news", key: "news", layout: "oneColumn", items: [fullNewsItem] };

  test("says who wrote it, with whom it was organised, and what project it belongs to", async () => {
    const { text, words } = await parts(holding(section));
    for (const part of [text, words]) {
      expect(part).toContain("By two participants");
      expect(part).toContain("Organised with BNK");
      expect(part).toContain("Project: SE4U, funded by BNK");
    }
  });

  test("without words for its place names its countries, in the reader's language", async () => {
    expect((await parts(holding(section))).text).toContain("Corruption · Kenya, Zambia · 10 December 2023");
    expect((await parts(holding(section), { language: "ar" })).words).toContain(`${placeName("KE", "ar")}، ${placeName("ZM", "ar")}`);
  });

  test("with words for its place names no country besides", async () => {
    const placed = newsItem({ place: { en: "Nairobi" }, countries: ["KE"] });
    expect((await parts(holding({ ...section, items: [placed] }))).text).not.toContain("Kenya");
  });

  test("shows further pictures small, each with its words", async () => {
    const { html } = await parts(holding(section));
    expect(html).toMatch(/<img[^>]*b{64}\.jpg"[^>]*alt="A logo"[^>]*width="120"/u);
  });

  test("stands among the highlights as a line with its link, without its text", async () => {
    const { text, html } = await parts(holding({ kind: "highlights", key: "h", items: [fullNewsItem] }));
    expect(text).toContain(
      "Highlights ========== * A first item Corruption · Kenya, Zambia · 10 December 2023 https://example.org/news/one",
    );
    expect(html).not.toContain("Two sentences about it");
  });
});

describe("registration", () => {
  test("is open until its day has ended, as of the reference time", async () => {
    const { text, html } = await parts(holding(calendar(course())));
    expect(text).toContain("Registration until 1 February 2024");
    expect(html).toContain('href="https://example.org/register"');
  });

  test("that has closed says so, and offers no link", async () => {
    const snapshot = { ...holding(calendar(course()), courses(course())), referenceTime: "2024-02-03T00:00:00Z" };
    const { text, html } = await parts(snapshot);
    expect(text).toContain("Registration closed (1 February 2024)");
    expect(`${text}${html}`).not.toContain("https://example.org/register");
  });

  test("without a deadline is a link alone", async () => {
    const { text } = await parts(holding(calendar(course({ registration: { url: "https://example.org/register" } }))));
    expect(text).toContain("Register: https://example.org/register");
    expect(text).not.toContain("Registration");
  });

  test("of what is cancelled is not offered", async () => {
    const { html, text } = await parts(holding(calendar(course({ status: "cancelled" })), courses(course({ status: "cancelled" }))));
    expect(`${text}${html}`).not.toContain("https://example.org/register");
    expect(text).not.toContain("Registration");
  });
});

const at = (placeKind: "venue" | "notStated"): Promise<Parts> => parts(holding(calendar(course({ placeKind, countries: ["KE"] }))));

describe("a calendar entry", () => {
  test.each([
    ["cancelled", "Cancelled"],
    ["postponed", "Postponed"],
  ] as const)("that is %s says so before its date", async (status, words) => {
    const { text, html } = await parts(holding(calendar(course({ status }))));
    expect(text).toContain(`${words} · 12 February – 15 March 2024`);
    expect(html).toMatch(new RegExp(`<strong[^>]*>${words}</strong>`, "u"));
  });

  test("says what it is a part of", async () => {
    expect((await parts(holding(calendar(course())))).text).toContain("Part of: The programme");
    expect((await parts(holding(calendar(course())), { language: "ar" })).text).toContain("في إطار: البرنامج");
  });

  test("at a venue of which only the country is known names the country; a country it is about is no place", async () => {
    expect((await at("venue")).text).toContain("2024 · Kenya · Course");
    expect((await at("notStated")).text).not.toContain("Kenya");
  });
});

describe("a course", () => {
  test("says for whom it is, in which languages, at what cost and in which project", async () => {
    const { text, words } = await parts(holding(courses(course())));
    for (const part of [text, words]) {
      expect(part).toMatch(/Who may apply: ?NGOs and universities/u);
      expect(part).toMatch(/Languages: ?Arabic, English, French, Spanish/u);
      expect(part).toMatch(/Cost: ?Free of charge/u);
      expect(part).toContain("Project: SE4U, funded by BNK");
    }
  });

  test("names kinds of stakeholders where nobody wrote for whom it is", async () => {
    const { text } = await parts(holding(courses(course({ eligibility: undefined }))));
    expect(text).toContain("Who may apply: NGOs, Academia");
  });

  test("stands in no section of a calendar with all its terms", async () => {
    expect((await parts(holding(calendar(course())))).text).not.toContain("Free of charge");
  });
});

describe("a call", () => {
  test("says its languages, cost and legal basis, and what country it is for", async () => {
    const { text, words } = await parts(everyField());
    for (const part of [text, words]) {
      expect(part).toContain("Montenegro");
      expect(part).toMatch(/Who may apply: ?Young people, Governments/u);
      expect(part).toMatch(/Languages: ?Russian/u);
      expect(part).toMatch(/Legal basis: ?ECOSOC resolution 1996\/31/u);
    }
  });
});

describe("a knowledge resource", () => {
  test("that is a file says its type and size in the link", async () => {
    const { html, text } = await parts(holding(resources(resource())));
    const address = `https://newsletter.example.org/media/${file.sha256}.pdf`;
    expect(html).toMatch(new RegExp(`<a href="${address}"[^>]*>Download \\(PDF, 1\\.2 MB\\)</a>`, "u"));
    expect(text).toContain(`Download (PDF, 1.2 MB): ${address}`);
    expect(text).toContain("Toolkit · Africa · English, French");
  });

  test("that is elsewhere leads there, and promises nothing", async () => {
    const { text } = await parts(holding(resources(resource({ source: { url: "https://example.org/hub" } }))));
    expect(text).toContain("https://example.org/hub");
    expect(text).not.toContain("Download");
  });

  test.each([
    [1, "PDF, 1 kB"],
    [999_499, "PDF, 999 kB"],
    [1_000_000, "PDF, 1 MB"],
    [20_000_000, "PDF, 20 MB"],
  ])("of %d bytes is %s", (bytes, words) => {
    expect(fileFacts("en", { ...file, bytes }, ", ")).toBe(words);
  });

  test("keeps its size beside the unit in Arabic, away from the Latin type", async () => {
    const { html } = await parts(holding(resources(resource())), { language: "ar" });
    expect(html).toMatch(/<span dir="ltr">PDF<\/span>، 1\.2[\s\u00A0]م\.ب/u);
  });

  test.each(languages)("has its size in figures that every reader knows: %s", (language) => {
    expect(fileFacts(language, file, catalogues[language].mail.listSeparator)).toMatch(/^(?:PDF|\u2068PDF\u2069).+1[.,]2/u);
    expect(fileFacts(language, file, "")).not.toMatch(/[\u202F\u0660-\u0669]/u);
  });
});

describe("a partner's profile", () => {
  test("says what it is for, since when, how large and who belongs to it", async () => {
    const { text, words } = await parts(holding({ kind: "partners", key: "p", items: [partnerProfile()] }));
    for (const part of [text, words]) {
      expect(part).toContain("Works against corruption.");
      expect(part).toContain("Corruption · Founded in 2006 · over 350 members (as of 1 January 2024) · over 100 countries");
      expect(part).toContain("Members include: A Bank");
    }
  });

  test("that says nothing is a name", async () => {
    const bare = partnerProfile({ mandate: undefined, themes: [], foundedYear: undefined, figures: [], memberOrganisations: [] });
    const { text } = await parts(holding({ kind: "partners", key: "p", items: [{ ...bare, organisation: bank }] }));
    expect(text).toContain("Partners ======== A Bank ------");
  });
});

describe("free text", () => {
  test("stands without a heading where it was given none", async () => {
    const section: Section = { kind: "freeText", key: "t", text: { en: paragraph("The office is closed.") } };
    const { html } = await parts(holding(section));
    expect(html).not.toContain("<h2");
    expect(html).toContain("The office is closed.");
    const { html: headed, text } = await parts(holding({ ...section, heading: { en: "A word" } }));
    expect(headed).toMatch(/<h2[^>]*>A word<\/h2>/u);
    expect(text).toContain("A word ====== The office is closed.");
  });
});

const copyOf = async (some: Partial<IssueSnapshot["partners"][number]>): Promise<RenderedEdition> => {
  const [partner] = issueSnapshot().partners;
  if (partner === undefined) throw new Error("the small issue has partners");
  return renderEdition(issueSnapshot({ partners: [{ ...partner, ...some }] }), partnerCopy);
};

describe("a partner copy", () => {
  test("carries the partner's own cover note in place of the usual one", async () => {
    const { html, text } = await copyOf({ coverNote: { en: "Dear Committee, page two is for you." } });
    for (const part of [html, text]) {
      expect(part).toContain("Dear Committee, page two is for you.");
      expect(part).not.toContain("Please forward this issue.");
    }
  });

  test("has the partner's name, logo and links in its masthead, escaped", async () => {
    const { html, text, findings } = await copyOf({
      masthead: {
        name: { en: `The "A" & friends` },
        logo: { media, alt: { en: `Logo of "A"` } },
        links: [{ key: "l", label: { en: "<Members>" }, url: "https://partner.example.org/members?a=1&b=2" }],
      },
    });
    expect(html).toContain("The &quot;A&quot; &amp; friends");
    expect(html).toMatch(/<img[^>]*alt="Logo of &quot;A&quot;"[^>]*width="120"[^>]*height="80"/u);
    expect(html).toMatch(/<a href="https:\/\/partner\.example\.org\/members\?a=1&amp;b=2"[^>]*>&lt;Members&gt;<\/a>/u);
    expect(text).toContain("<Members>: https://partner.example.org/members?a=1&b=2");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

test("the letter has the signatory's office below the name", async () => {
  const { html, text } = await parts(everyField());
  expect(html).toContain("A Name<br/>Office of the Director");
  expect(text).toContain("A Name Office of the Director");
});

test("a web edition says what the publication is about", async () => {
  const { publication } = issueSnapshot();
  const snapshot = issueSnapshot({ publication: { ...publication, themes: ["drugs", "corruption"] } });
  const { html } = await renderEdition(snapshot, { language: "en", kind: "web", form: "shared" });
  expect(html).toContain('<meta name="keywords" content="Drugs, Corruption"/>');
});
