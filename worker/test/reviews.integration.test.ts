import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CommentsResponse, ReviewsResponse, ReviewState } from "@newsletter/schemas";
import { reviewUrl } from "../src/review/open-review.ts";
import { createContentSource } from "../src/sanity/content-source.ts";
import { createWriteClearance } from "../src/sanity/write-clearance.ts";
import * as build from "./support/documents.ts";
import { startRealLake, type RealLake } from "./support/real-lake.ts";
import { serveInstallation, studioOrigin, type ServedInstallation } from "./support/served-web.ts";

let lake: RealLake;
let served: ServedInstallation;
let tokens: Readonly<Record<"editor" | "contributor" | "viewer" | "worker", string>>;

beforeAll(async () => {
  lake = await startRealLake();
  const [editor, contributor, viewer, worker] = await Promise.all([
    lake.tokenOf("editor", "editor"),
    lake.tokenOf("contributor", "contributor"),
    lake.tokenOf("viewer", "viewer"),
    lake.tokenOf("worker", "editor"),
  ]);
  tokens = { editor, contributor, viewer, worker };
  const lakeSettings = { apiHost: lake.origin, projectId: "newsletter", dataset: "production", token: worker };
  served = await serveInstallation({ lakeSettings, source: createContentSource(lakeSettings), withStudio: false });
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  await lake[Symbol.asyncDispose]();
});

const published = unstored(build.newsItem({ title: build.translated({ en: "A workshop in Nairobi", ar: "ورشة عمل في نيروبي" }) }));
const draft = { ...published, _id: "drafts.news", teaser: build.text("It took place, says the draft."), clearance: { state: "asked" } };
beforeEach(async () => {
  const publication = build.publication({ languages: ["en", "ar"] });
  await lake.put(tokens.editor, [unstored(publication), unstored(build.issue()), published, draft]);
});

async function api<T>(
  path: string,
  { as = "editor", body }: { readonly as?: keyof typeof tokens; readonly body?: object } = {},
): Promise<T> {
  const answer = await fetch(`${served.web}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${tokens[as]}`, origin: studioOrigin, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each test says what it reads of the answer
  return { status: answer.status, ...((await answer.json()) as object) } as T;
}

/** The path of a new link. */
async function linkTo(documentId: string): Promise<string> {
  const { url } = await api<ReviewState>("/reviews", { body: { documentId, forName: "Field office" } });
  return new URL(url ?? "http://no.link").pathname;
}

const open = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${served.web}${path}`, { headers });

function send(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${served.web}${path}`, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
}

/** Without the revision a builder gives: the lake draws its own. */
function unstored({ _rev, ...document }: build.Built): build.Built {
  if (_rev === undefined) throw new Error("a builder gives a revision");
  return document;
}

const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`, "u").exec(page)?.[1] ?? "";
/** What is read of a page, without its marks. */
const textOf = (page: string): string =>
  page
    .replace(/<style>.*<\/style>/su, "")
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/&#\d+;/gu, " ");
const colleague = { name: "A colleague", office: "Field office" };

describe("asking for a review", () => {
  test.each(["editor", "contributor"] as const)("is for who may write: %s", async (as) => {
    const review = await api<ReviewState>("/reviews", { as, body: { documentId: "news", forName: " Field office ", days: 30 } });
    expect(review).toMatchObject({ forName: "Field office", askedByName: as, state: "open", looks: [] });
    expect(review.url).toMatch(/^http:\/\/127\.0\.0\.1:3400\/review\/[a-z2-7]{40}$/u);
  });

  test("is not for a viewer, who sees that there is a link and never the link", async () => {
    await linkTo("news");
    const body = { documentId: "news", forName: "Field office" };
    expect(await api("/reviews", { as: "viewer", body })).toMatchObject({ status: 403, error: { code: "notAllowed" } });
    const { reviews } = await api<ReviewsResponse>("/reviews?documentId=news", { as: "viewer" });
    expect(reviews[0]).toMatchObject({ state: "open", url: null });
    expect(await api(`/reviews/${reviews[0]?.id ?? ""}/revoke`, { as: "viewer", body: {} })).toMatchObject({ status: 403 });
  });

  test.each([
    [{ documentId: "news", forName: " " }, 400],
    [{ documentId: "news", forName: "Field office", days: 31 }, 400],
    [{ documentId: "publication", forName: "Field office" }, 404],
    [{ documentId: "nothing", forName: "Field office" }, 404],
  ])("of %j is answered with %i", async (body, status) => {
    expect(await api("/reviews", { body })).toMatchObject({ status, error: { message: expect.stringMatching(/\.$/u) } });
  });
});

describe("a link that opens nothing says why, in the reader's language", () => {
  const french = { "accept-language": "fr" };

  test("expired", async () => {
    const { modules } = served.installation;
    const review = await modules.reviews.ask({
      id: modules.ids.uuidv7(),
      number: modules.ids.randomHex(8),
      publicationId: "publication",
      documentId: "news",
      documentType: "item",
      askedBy: { id: "editor", name: "Editor" },
      forName: "Field office",
      lastDay: "2024-02-29",
    });
    const { pathname } = new URL(reviewUrl("http://here.example", modules.tokenKey, review));
    const answers = await Promise.all([
      open(pathname, french),
      open(`${pathname}/edition/en.forwardable.shared`),
      send(`${pathname}/look`, colleague),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410]);
    expect(await answers[0].text()).toContain("Ce lien a expiré");
  });

  test("revoked", async () => {
    const { id, url } = await api<ReviewState>("/reviews", { body: { documentId: "news", forName: "Field office" } });
    expect(await api<ReviewState>(`/reviews/${id}/revoke`, { body: {} })).toMatchObject({ state: "revoked", url: null });
    const answer = await open(new URL(url ?? "").pathname, french);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain("Ce lien a été retiré");
  });

  test("damaged, or made for leaving", async () => {
    const path = await linkTo("news");
    const damaged = `${path.slice(0, -1)}${path.endsWith("a") ? "b" : "a"}`;
    const answers = await Promise.all([damaged, `/review/${served.token("0".repeat(16), "leave")}`, "/review/x"].map((each) => open(each)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

/** All that a review can change. */
async function everything(): Promise<unknown> {
  const { db } = served.installation.modules;
  const counts = await sql`
    select (select count(*) from review_looks) as looks, (select count(*) from comments) as comments, (select count(*) from audit) as audit
  `.execute(db);
  return [counts.rows, await lake.stored(tokens.editor, "news", "drafts.news")];
}

test("invariant 12: a scanner that opens the link and all it finds there changes nothing", async () => {
  const path = await linkTo("news");
  const before = await everything();
  const page = await (await open(path)).text();
  const addresses = [...page.matchAll(/(?:src|href|action)="(\/[^"]+)"/gu)].map(([, address]) => address ?? "");
  expect(addresses).toContain(`${path}/clear`);
  for (const address of [path, ...addresses]) {
    // oxlint-disable-next-line no-await-in-loop -- as a scanner does
    for (const method of ["GET", "HEAD"]) await fetch(`${served.web}${address}?read=yes&name=x&office=y`, { method });
  }
  expect(await everything()).toEqual(before);
});

describe("the page of an item", () => {
  test("shows it as it will arrive, in every language it has, from the draft, without a script", async () => {
    const path = await linkTo("news");
    const answer = await open(path);
    const page = await answer.text();
    expect(page).toContain("<h1>A workshop in Nairobi</h1>");
    expect(page).toContain('value="ar.forwardable.shared"');
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("content-security-policy")).not.toContain("script");
    const edition = await open(`${path}/edition/en.forwardable.shared`);
    const html = await edition.text();
    expect(html).toContain("It took place, says the draft.");
    expect(html).not.toMatch(/<script|[\u{E000}\u{E001}]/u);
    expect((await open(`${path}/edition/fr.forwardable.shared`)).status).toBe(404);
    expect(await (await open(`${path}/edition/ar.forwardable.shared`)).text()).toContain('dir="rtl"');
  });

  test("takes a comment once, however often the button is pressed, and shows it to the Studio as plain text", async () => {
    const path = await linkTo("news");
    const page = await (await open(path)).text();
    const comment = { formId: hidden(page, "formId"), about: "news", name: "<b>Eve</b>", text: '<script>alert("1")</script>\nTwo lines.' };
    const answers = [await send(`${path}/comment`, comment), await send(`${path}/comment`, comment)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const { comments } = await api<CommentsResponse>("/comments?documentId=news&documentId=other", { as: "viewer" });
    expect(comments.filter(({ author }) => author === "<b>Eve</b>")).toMatchObject([{ text: comment.text, resolvedAt: null }]);
    const after = await (await open(path)).text();
    expect(after).toContain("&#60;script&#62;");
    expect(after).not.toMatch(/<script|<b>Eve/u);
    const id = comments.find(({ author }) => author === "<b>Eve</b>")?.id ?? "";
    expect(await api(`/comments/${id}/resolve`, { as: "viewer", body: {} })).toMatchObject({ status: 403 });
    expect(await api(`/comments/${id}/resolve`, { body: {} })).toMatchObject({ resolvedByName: "editor" });
  });

  test("gives a faulty form back with what was typed, and takes none from another site", async () => {
    const path = await linkTo("news");
    const comment = { formId: "0193a1b2-c3d4-7e5f-8a6b-0123456789ab", about: "news", name: "", text: "Long & careful words" };
    const faulty = await send(`${path}/comment`, comment);
    expect(faulty.status).toBe(400);
    const page = await faulty.text();
    expect(page).toContain("Say who you are.");
    expect(page).toContain("Long &#38; careful words</textarea>");
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }]) {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      expect((await send(`${path}/comment`, { ...comment, name: "Eve" }, headers)).status).toBe(403);
    }
    expect((await send(`${path}/comment`, { ...comment, text: "x".repeat(40_000) })).status).toBe(413);
  });

  test("is in Arabic for whoever reads Arabic, from right to left, with its dates, and names in their own order", async () => {
    const path = await linkTo("news");
    const arabic = { "accept-language": "ar-EG,ar;q=0.9,en;q=0.5" };
    await send(`${path}/look`, colleague);
    const page = await (await open(`${path}?note=looked`, arabic)).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    // The title is the item's, in the publication's first language.
    expect(page).toContain('<h1 lang="en" dir="ltr">A workshop in Nairobi</h1>');
    expect(page).toContain("طلب من <bdi>editor</bdi> إلى <bdi>Field office</bdi> لقراءة هذا النص قبل إرساله.");
    expect(page).toMatch(/يمكن فتح هذا الرابط حتى \d{1,2} \p{Script=Arabic}+ \d{4}\./u);
    expect(page).toContain("<bdi>A colleague</bdi>، <bdi>Field office</bdi>، <bdi>");
    expect(page).toContain("شكراً لك. يرى فريق التحرير أنك قرأته.");
    expect(textOf(page).replaceAll(/A workshop in Nairobi|A colleague|Field office|editor|English/gu, "")).not.toMatch(/\p{Script=Latin}/u);
  });

  test("is in French for whoever reads French: what is wrong with a form too, and the clearance", async () => {
    const path = await linkTo("news");
    const french = { "accept-language": "fr" };
    const page = await (await open(path, french)).text();
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect(page).toContain("<bdi>editor</bdi> demande à <bdi>Field office</bdi> de lire ce texte avant son envoi.");
    const digest = hidden(page, "digest");
    const faulty = await send(`${path}/clear`, { ...colleague, digest }, french);
    expect(faulty.status).toBe(400);
    expect(await faulty.text()).toContain("Cochez la case si vous avez lu le texte et en autorisez la publication.");
    const tooLong = await send(`${path}/look`, { ...colleague, name: "x".repeat(101) }, french);
    expect(await tooLong.text()).toContain("Pas plus de 100 caractères, s’il vous plaît.");
    expect(await clear(path, digest)).toContain("note=cleared");
    const cleared = await (await open(path, french)).text();
    expect(cleared).toMatch(/Publication autorisée par <bdi>A colleague, Field office<\/bdi> le <bdi>\d{1,2} \p{Letter}+ \d{4}<\/bdi>\./u);
  });

  test("lists who has read it, each once", async () => {
    const path = await linkTo("news");
    await send(`${path}/look`, colleague);
    await send(`${path}/look`, colleague);
    expect((await (await open(path)).text()).split("<bdi>A colleague</bdi>, <bdi>Field office</bdi>").length).toBe(2);
    const { reviews } = await api<ReviewsResponse>("/reviews?documentId=news");
    expect(reviews[0]?.looks).toMatchObject([colleague]);
  });
});

const clear = async (path: string, digest: string): Promise<string> =>
  (await send(`${path}/clear`, { ...colleague, digest, read: "yes" })).headers.get("location") ?? "";

describe("clearing an item", () => {
  test("that was changed since the page was opened clears nothing", async () => {
    const path = await linkTo("news");
    const digest = hidden(await (await open(path)).text(), "digest");
    const changed = { ...draft, teaser: build.text("Other words.") };
    await lake.put(tokens.editor, [changed]);
    expect(await clear(path, digest)).toContain("note=changed");
    expect(await lake.stored(tokens.editor, "drafts.news")).toMatchObject([{ clearance: { state: "asked" } }]);
    expect(await (await open(`${path}?note=changed`)).text()).toContain("Nothing has been cleared");
  });

  test("writes the clearance and nothing else into the draft that was read, and not into other published words", async () => {
    const path = await linkTo("news");
    const digest = hidden(await (await open(path)).text(), "digest");
    expect(await clear(path, digest)).toContain("note=cleared");
    const [stored, cleared] = await lake.stored(tokens.editor, "news", "drafts.news");
    expect(stored).not.toHaveProperty("clearance");
    expect(cleared).toMatchObject({ ...draft, clearance: { state: "given", by: "A colleague, Field office", textDigest: digest } });
    const { rows } = await sql`select actor, subject from audit where action = 'item.cleared'`.execute(served.installation.modules.db);
    expect(rows).toContainEqual({ actor: "A colleague, Field office", subject: "news" });
    expect(await (await open(path)).text()).toContain("Cleared by <bdi>A colleague, Field office</bdi>");
    // The form of a page that was open all the while: the same again, and no half of it.
    expect(await clear(path, digest)).toContain("note=cleared");
  });

  test("clears the published item too where it reads the same", async () => {
    const same = { ...published, _id: "drafts.news", clearance: { state: "asked" } };
    await lake.put(tokens.editor, [same]);
    const path = await linkTo("news");
    expect(await clear(path, hidden(await (await open(path)).text(), "digest"))).toContain("note=cleared");
    const states = (await lake.stored(tokens.editor, "news", "drafts.news")).map(({ clearance }) => clearance);
    expect(states).toEqual([states[1], states[1]]);
    expect(states[1]).toMatchObject({ state: "given" });
  });

  test("says so when the lake lets the worker change nothing", async () => {
    const [{ _rev: revision } = { _rev: "" }] = await lake.stored(tokens.editor, "drafts.news");
    const write = createWriteClearance({ apiHost: lake.origin, projectId: "newsletter", dataset: "production", token: tokens.viewer });
    const clearance = { by: "A colleague, Field office", on: "2024-01-08", textDigest: "a".repeat(64) };
    expect(await write({ itemId: "news", clearance, revision, publishedRevision: undefined })).toBe("notAllowed");
  });

  test("wants the tick", async () => {
    const path = await linkTo("news");
    const digest = hidden(await (await open(path)).text(), "digest");
    expect((await send(`${path}/clear`, { ...colleague, digest })).status).toBe(400);
  });
});

describe("the page of an issue", () => {
  test("offers every edition, and takes comments about one of its items", async () => {
    const path = await linkTo(build.issueId);
    const page = await (await open(path)).text();
    const names = [...page.matchAll(/<option value="([^"]+)"/gu)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(["en.forwardable.shared", "en.direct.personal", "ar.web.shared", "news"]));
    expect(page).not.toContain('name="read"');
    const comment = { formId: hidden(page, "formId"), name: "A colleague", text: "The date is wrong." };
    await send(`${path}/comment`, { ...comment, about: "news" });
    await send(`${path}/comment`, { ...comment, formId: "0193a1b2-c3d4-7e5f-8a6b-0123456789ab", about: "somebody-elses" });
    const { comments } = await api<CommentsResponse>(`/comments?documentId=${build.issueId}&documentId=news&documentId=somebody-elses`);
    expect(comments.filter(({ text }) => text === comment.text).map(({ documentId }) => documentId)).toEqual(["news", build.issueId]);
    for (const name of ["en.direct.personal", "ar.web.shared"]) {
      // oxlint-disable-next-line no-await-in-loop -- one edition after the other
      expect((await open(`${path}/edition/${name}`)).status).toBe(200);
    }
  });

  test("says what is missing where it is not finished, and takes comments all the same", async () => {
    const unfinished = unstored(build.issue({ subject: [] }));
    await lake.put(tokens.editor, [unfinished]);
    const page = await (await open(await linkTo(build.issueId))).text();
    expect(page).toContain("has no subject line");
    expect(page).toContain("Send the comment");
  });
});
