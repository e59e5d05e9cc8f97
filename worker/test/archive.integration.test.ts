import { parseXml } from "@rgrove/parse-xml";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IssueSnapshot } from "@newsletter/schemas";
import { newsletter } from "./support/command.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { keep, plantIssue } from "./support/planted-issue.ts";
import { publicUrl, serveInstallation, type ServedInstallation } from "./support/served-web.ts";
import { news, newsItem, paragraphs, snapshot, type SnapshotChanges } from "./support/snapshots.ts";

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${served.web}${path}`, { headers });
const pageIn = async (language: string, path: string): Promise<string> => (await get(path, { "accept-language": language })).text();
const archive = (language = "en"): Promise<string> => pageIn(language, "/civil-society/archive");
/** Addresses of items on a page. */
const itemsOn = (html: string): readonly string[] => [...html.matchAll(/href="([^"]+#item-[^"]+)"/gu)].map(([, address = ""]) => address);

/** What the feed calls the issue of April 2024. */
const nameOfApril = async (): Promise<string> =>
  /<entry>\n<id>([^<]+)<\/id>\n<title[^>]*>(?:Issue|Corrected) 2024-04/u.exec(
    await (await get("/civil-society/feed/en.atom")).text(),
  )?.[1] ?? "";

/** An issue of a month of 2024, with an item by which it is told from others. */
const issueOf = (month: string, changes: SnapshotChanges = {}): IssueSnapshot =>
  snapshot({
    baseUrl: publicUrl,
    sections: [news(newsItem({ id: `news-${month}`, title: { en: `News of ${month}` } }))],
    ...changes,
    issue: { id: `issue-${month}`, slug: month, month, number: Number(month.slice(5)), title: { en: `Issue ${month}` }, ...changes.issue },
  });

const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();
const embargoed = (month: string, embargoUntil: string): IssueSnapshot => issueOf(month, { sections: [news(newsItem({ embargoUntil }))] });

describe("before anything went out", () => {
  test("there is no archive of what nobody knows, and no feed", async () => {
    const paths = ["/civil-society/archive", "/civil-society/feed/en.rss", "/media/archive", "/feed/archive", "/nobody/feed/en.atom"];
    const wrong = ["/%00/archive", "/%00/feed/en.rss", "/%00/2024-01/en", "/civil-society/%00/en", "/A B/archive", "/sitemap.xml?file=2"];
    const answers = await Promise.all([...paths, ...wrong].map(async (path) => (await get(path)).status));
    expect(answers).toEqual([...paths, ...wrong].map(() => 404));
  });

  test("what was only prepared, or waits for its time, is nowhere", async () => {
    const { modules } = served.installation;
    await keep(modules, issueOf("2024-01"));
    await plantIssue(modules, { snapshot: issueOf("2024-02"), beginsAfterMs: 3_600_000 });
    await plantIssue(modules, { snapshot: issueOf("2024-03"), isCancelled: true });
    expect(await archive()).toContain("No issue has been sent yet");
    expect((await get("/civil-society/feed/en.atom")).status).toBe(404);
    expect(await (await get("/sitemap.xml")).text()).not.toContain("<url>");
  });
});

test("where nothing but rehearsals ever began, the archive is of the sample that was rehearsed, and of nothing else", async () => {
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
  const html = await pageIn("fr", "/civil-society-newsletter/archive");
  expect(html).toContain("Exemple, publication non officielle");
  await plantIssue(served.installation.modules, { snapshot: issueOf("2023-12"), kind: "rehearsal" });
  expect(await archive()).not.toContain("2023-12");
  expect(await pageIn("en", "/")).not.toContain("2023-12");
  expect(html).toMatch(/href="\/civil-society-newsletter\/2024-01\/fr"/u);
  expect(html).toMatch(/href="\/civil-society-newsletter\/2024-01\/ar" lang="ar" dir="rtl" hreflang="ar"/u);
  expect(await pageIn("en", "/")).toContain('href="/civil-society-newsletter/archive"');
});

test("a web edition stays when somebody prepares the same words anew", async () => {
  const { editions, db } = served.installation.modules;
  const address = "/civil-society-newsletter/2024-01/zh";
  const edition = (await editions.webEdition("civil-society-newsletter", "2024-01", "zh"))?.edition;
  const { snapshot: sent } = await db
    .selectFrom("issue_snapshots")
    .select("snapshot")
    .where("issue_slug", "=", "2024-01")
    .where("publication_slug", "=", "civil-society-newsletter")
    .executeTakeFirstOrThrow();
  // What asking for approval keeps: another snapshot, and of it an edition that reads as before.
  const prepared = await keep(served.installation.modules, { ...sent, referenceTime: "2024-02-01T09:00:00Z" });
  await editions.keepEditions(prepared, edition === undefined ? [] : [edition]);
  const answer = await get(address);
  expect([answer.status, answer.headers.get("etag")]).toEqual([200, `"${edition?.digest ?? "none"}-rehearsal"`]);
});

describe("once a campaign has begun", () => {
  beforeAll(async () => {
    const { modules } = served.installation;
    await plantIssue(modules, { snapshot: issueOf("2024-04") });
    await plantIssue(modules, { snapshot: issueOf("2024-05"), kind: "rehearsal" });
  });

  test("its issue is public, and what was only rehearsed is not any more", async () => {
    expect(await archive()).toContain('href="/civil-society/2024-04/en"');
    expect(await archive()).not.toContain("2024-05");
    expect(await pageIn("en", "/civil-society-newsletter/archive")).toContain("No issue has been sent yet");
    expect(await pageIn("en", "/")).not.toContain("civil-society-newsletter");
  });

  test("an issue under embargo is public when that has ended, and counts from then", async () => {
    const { modules } = served.installation;
    const ended = fromNow(-10_000);
    await plantIssue(modules, { snapshot: embargoed("2024-06", fromNow(3_600_000)) });
    await plantIssue(modules, { snapshot: embargoed("2024-07", ended) });
    const [html, feed] = [await archive(), await (await get("/civil-society/feed/en.atom")).text()];
    expect([html, feed].map((said) => said.includes("2024-06"))).toEqual([false, false]);
    expect(html).toContain("2024-07");
    expect(feed).toContain(`<published>${ended}</published>`);
    expect(await pageIn("en", "/civil-society/archive?kind=news")).not.toContain("2024-06");
  });

  test("a corrected issue says what its newest snapshot says, under the same name in the feed", async () => {
    const { modules } = served.installation;
    const before = await nameOfApril();
    const corrected = issueOf("2024-04", { issue: { title: { en: "Corrected 2024-04" } }, sections: [news(newsItem({ id: "mended" }))] });
    await plantIssue(modules, { snapshot: corrected, beginsAfterMs: -1_000 });
    const html = await archive();
    expect(html).toContain("Corrected 2024-04");
    expect(html).not.toContain("Issue 2024-04");
    expect(before).not.toBe("");
    expect(await nameOfApril()).toBe(before);
    expect(itemsOn(await pageIn("en", "/civil-society/archive?kind=news"))).toContain("/civil-society/2024-04/en#item-mended");
  });
});

describe("feeds", () => {
  test.each([
    ["rss", "application/rss+xml; charset=utf-8"],
    ["atom", "application/atom+xml; charset=utf-8"],
    ["json", "application/feed+json; charset=utf-8"],
  ])("answer %s with its type, and 304 to who has it already", async (form, type) => {
    const path = `/civil-society/feed/ar.${form}`;
    const answer = await get(path);
    const [etag, changed] = [answer.headers.get("etag") ?? "", answer.headers.get("last-modified") ?? ""];
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    const body = await answer.text();
    if (form === "json") JSON.parse(body);
    else parseXml(body);
    const again = await Promise.all(
      [
        { "if-none-match": `"other", W/${etag}` },
        { "if-modified-since": changed },
        { "if-none-match": '"other"', "if-modified-since": changed },
      ].map(async (headers) => (await get(path, headers)).status),
    );
    // Where both are sent, the tag alone counts (RFC 9110 section 13.1.3).
    expect(again).toEqual([304, 304, 200]);
  });

  test.each(["de.rss", "en.xml", "en", "en.rss.json", "..%2fen.rss"])("are none at %s", async (file) => {
    expect((await get(`/civil-society/feed/${file}`)).status).toBe(404);
  });

  test("have our own address, whatever host somebody asks for", async () => {
    const { hostname, port } = new URL(served.web);
    for (const path of ["/civil-society/feed/en.rss", "/civil-society/archive", "/sitemap.xml", "/robots.txt"]) {
      const asked = request({ hostname, port, path, headers: { host: "evil.example", "x-forwarded-host": "evil.example" } }).end();
      // oxlint-disable-next-line no-await-in-loop -- one after the other is quick
      const [answer] = await new Promise<[Parameters<typeof text>[0]]>((resolve) =>
        asked.on("response", (response) => resolve([response])),
      );
      // oxlint-disable-next-line no-await-in-loop -- as above
      const body = await text(answer);
      expect(body).toContain(publicUrl);
      expect(body).not.toContain("evil.example");
    }
  });
});

describe("a search", () => {
  const words = {
    en: ["A workshop against corruption", "workshops corruption"],
    fr: ["Un atelier sur le système pénitentiaire", "systemes penitentiaires"],
    es: ["Un taller contra la corrupción", "talleres corrupcion"],
    ar: ["حَلْقَةُ عَمَلٍ عَنِ الفَسَادِ", "حلقة للفساد"],
    ru: ["Семинар по борьбе с коррупцией", "семинары коррупция"],
    zh: ["打击腐败行为讲习班", "腐败 讲习班"],
  } as const;
  const typed = Object.entries(words).map(([language, [, each]]) => [language, each] as const);

  beforeAll(async () => {
    const title = Object.fromEntries(Object.entries(words).map(([language, [each]]) => [language, each]));
    const item = newsItem({ id: "found", title, teaser: { en: paragraphs("In Nairobi.") }, theme: "corruption", countries: ["KE"] });
    await plantIssue(served.installation.modules, { snapshot: issueOf("2024-08", { sections: [news(item)] }) });
    // The same item a month later: it is shown once.
    await plantIssue(served.installation.modules, { snapshot: issueOf("2024-09", { sections: [news(item)] }) });
  });

  test.each(typed)("finds in %s what a reader types: %s", async (language, q) => {
    const query = new URLSearchParams({ q });
    const inItsLanguage = await pageIn(language, `/civil-society/archive?${query.toString()}`);
    expect(itemsOn(inItsLanguage)).toEqual([`/civil-society/2024-09/${language}#item-found`]);
    // A reader of another page finds it all the same, unless the language was chosen.
    const byOther = language === "en" ? "zh" : "en";
    expect(itemsOn(await pageIn(byOther, `/civil-society/archive?${query.toString()}`))).toEqual([
      `/civil-society/2024-09/${language}#item-found`,
    ]);
    query.set("language", byOther);
    expect(itemsOn(await pageIn(byOther, `/civil-society/archive?${query.toString()}`))).toEqual([]);
  });

  test.each([
    ["theme=corruption", 1],
    ["theme=drugs", 0],
    ["region=202", 1],
    ["region=KE", 1],
    ["region=142", 0],
    ["kind=calls&theme=corruption", 0],
    ["q=nairobi&theme=corruption&region=002&kind=news&language=en", 1],
  ])("takes %s", async (query, count) => {
    expect(itemsOn(await pageIn("en", `/civil-society/archive?${query}`))).toHaveLength(count);
  });

  test("shows what was typed as text, and asks no search engine to keep it", async () => {
    const q = `"><script>alert(1)</script> & ' | :* \\`;
    const answer = await get(`/civil-society/archive?${new URLSearchParams({ q }).toString()}`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).not.toContain("<script");
    expect(html).toContain("Nothing was found");
    expect(answer.headers.get("x-robots-tag")).toContain("noindex");
    expect((await get("/civil-society/archive")).headers.get("x-robots-tag")).toBeNull();
  });

  test.each(["q=%00%ff", "q[]=x&q[a]=1", `q=${"x".repeat(8_000)}`, "page=99999999999999999999", "page=-1&next=//evil.example"])(
    "is answered whatever stands in it: %.40s",
    async (query) => {
      const answer = await get(`/civil-society/archive?${query}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain("evil.example");
    },
  );
});

test("pages are bounded, and lead to older and newer ones", async () => {
  const { modules } = served.installation;
  for (let month = 1; month <= 12; month += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a dozen of short statements
    await plantIssue(modules, { snapshot: issueOf(`2022-${String(month).padStart(2, "0")}`) });
    // oxlint-disable-next-line no-await-in-loop -- as above
    await plantIssue(modules, { snapshot: issueOf(`2023-${String(month).padStart(2, "0")}`) });
  }
  const [first, second] = [await archive(), await pageIn("en", "/civil-society/archive?page=2")];
  expect(first).toContain('rel="next" href="/civil-society/archive?page=2"');
  expect(first).not.toContain("2022-01");
  expect(second).toContain("2022-01");
  expect(second).toContain('rel="prev" href="/civil-society/archive"');
  expect(second).not.toContain('rel="next"');
});

test("an address that a publication had before leads to its archive", async () => {
  const renamed = issueOf("2024-10", { publication: { slug: "civil-society-news" } });
  await plantIssue(served.installation.modules, { snapshot: renamed });
  for (const slug of ["civil-society", "civil-society-news"]) {
    // oxlint-disable-next-line no-await-in-loop -- two
    const html = await pageIn("en", `/${slug}/archive`);
    expect(html).toContain('href="/civil-society-news/2024-10/en"');
    expect(html).toContain('href="/civil-society/2024-09/en"');
    expect(html).toContain(`<link rel="canonical" href="${publicUrl}/civil-society-news/archive?language=en">`);
  }
});

test("what is derived can be dropped and comes back the same, by the command and by whoever asks next", async () => {
  const { installation } = served;
  const paths = [
    "/civil-society/archive?language=en",
    "/civil-society/archive?q=corruption&language=en",
    "/civil-society/feed/zh.json",
    "/sitemap.xml",
  ];
  const read = async (): Promise<readonly string[]> => Promise.all(paths.map(async (path) => (await get(path)).text()));
  const before = await read();
  const settings = { DATABASE_URL: installation.databaseUrl, DATA_DIR: installation.dataDir };
  const rebuilt = await newsletter(["archive", "rebuild", "--json"], settings);
  expect([rebuilt.err, rebuilt.code]).toEqual(["", 0]);
  expect(JSON.parse(rebuilt.out)).toEqual({ issueCount: expect.any(Number), itemCount: expect.any(Number) });
  expect(await read()).toEqual(before);
  await installation.run("delete from newsletter.archive_issues");
  expect(await read()).toEqual(before);
});

test("nothing went wrong that nobody expected", () => {
  expect(served.unexpected).toEqual([]);
});
