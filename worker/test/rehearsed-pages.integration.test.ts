import { editionKeySchema, noSlots, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { sql } from "kysely";
import { createHash } from "node:crypto";
import fastify from "fastify";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addReaderPages } from "../src/http/reader-pages.ts";
import { plantIssue } from "./support/planted-issue.ts";
import { publicUrl, serveInstallation, type ServedInstallation } from "./support/served-web.ts";
import { news, newsItem, snapshot } from "./support/snapshots.ts";

// What stands at an issue's address: a rehearsal takes nothing from readers, and opens no embargoed issue to who guesses its address.

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await sql`truncate campaigns, approvals, edition_snapshots, rendered_editions, issue_snapshots cascade`.execute(
    served.installation.modules.db,
  );
});

const address = "/civil-society/2024-04/en";
const get = async (path = address): Promise<Response> => fetch(`${served.web}${path}`, { headers: { "accept-language": "en" } });
const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

function issue(title: string, embargoUntil?: string): IssueSnapshot {
  return snapshot({
    baseUrl: publicUrl,
    issue: { id: "issue-2024-04", slug: "2024-04", month: "2024-04", title: { en: title } },
    sections: [news(newsItem(embargoUntil === undefined ? {} : { embargoUntil }))],
  });
}

/** A campaign or rehearsal of the issue, with a page that says this title. */
async function planted(
  title: string,
  given: Omit<Parameters<typeof plantIssue>[1], "snapshot"> & { readonly embargoUntil?: string } = {},
): Promise<void> {
  const { modules } = served.installation;
  const { embargoUntil, ...rest } = given;
  const digest = await plantIssue(modules, { snapshot: issue(title, embargoUntil), ...rest });
  await modules.editions.keepEditions(digest, [pageOf(title)]);
}

function pageOf(title: string): RenderedEdition {
  const html = `<!doctype html><html lang="en"><head><title>${title}</title></head><body class="page"><main><h1>${title}</h1></main></body></html>`;
  return {
    key: editionKeySchema.parse({ language: "en", kind: "web", form: "shared" }),
    subject: title,
    preheader: "",
    html,
    text: "",
    digest: createHash("sha256").update(html).digest("hex"),
    htmlBytes: html.length,
    slots: { html: noSlots, text: noSlots },
    templateVersion: "1",
    findings: [],
  };
}

test("what was rehearsed opens at its address, says so, and asks search engines and caches to pass it by", async () => {
  await planted("Rehearsed", { kind: "rehearsal" });
  const answer = await get();
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain("<h1>Rehearsed</h1>");
  expect(html).toMatch(/<body class="page"><aside aria-label="Rehearsal"[^>]*>Rehearsal: this issue has not been sent/u);
  expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(answer.headers.get("cache-control")).toBe("private, no-cache");
  const etag = answer.headers.get("etag") ?? "";
  expect((await fetch(`${served.web}${address}`, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect(await (await get("/civil-society/archive")).text()).not.toContain("Rehearsed");
  expect(await (await get("/sitemap.xml")).text()).not.toContain("<url>");
  expect((await get("/civil-society/feed/en.atom")).status).toBe(404);
});

test("a rehearsal of a correction, and a correction that waits, leave to readers what went out; one that has begun replaces it", async () => {
  await planted("Sent", { beginsAfterMs: -120_000 });
  await planted("Correction, rehearsed", { kind: "rehearsal", beginsAfterMs: -30_000 });
  await planted("Correction, waiting", { beginsAfterMs: 3_600_000 });
  const answer = await get();
  expect(await answer.text()).toBe(pageOf("Sent").html);
  expect(answer.headers.get("x-robots-tag")).toBeNull();
  expect(answer.headers.get("cache-control")).toContain("public");
  await planted("Correction, begun", { beginsAfterMs: -10_000 });
  expect(await (await get()).text()).toBe(pageOf("Correction, begun").html);
});

test("what was stopped before anything left is no page, and the rehearsal opens again", async () => {
  await planted("Stopped", { isCancelled: true });
  expect((await get()).status).toBe(404);
  await planted("Rehearsed", { kind: "rehearsal" });
  expect(await (await get()).text()).toContain("<h1>Rehearsed</h1>");
});

test("what is approved and waits stands before what was rehearsed later", async () => {
  await planted("Approved", { beginsAfterMs: 3_600_000 });
  await planted("Rehearsed", { kind: "rehearsal" });
  expect(await (await get()).text()).toBe(pageOf("Approved").html);
});

const noMedia = { read: async () => undefined };

test("an issue under embargo opens for nobody where readers are, rehearsed or approved, until it has ended", async () => {
  // The same pages under an address that others reach.
  const { modules } = served.installation;
  const app = fastify();
  addReaderPages(app, { editions: modules.editions, archive: modules.archive, media: noMedia }, { publicUrl: "https://news.example.org" });
  const publicly = async () => app.inject({ url: address, headers: { "accept-language": "en" } });
  for (const kind of ["rehearsal", "campaign"] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await planted(`Embargoed ${kind}`, { kind, beginsAfterMs: kind === "campaign" ? 7_200_000 : 0, embargoUntil: fromNow(3_600_000) });
    // oxlint-disable-next-line no-await-in-loop -- as above
    const answer = await publicly();
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain("This page is not open yet");
    expect(answer.body).not.toContain("Embargoed");
  }
  // On a machine that no reader reaches, whoever rehearses opens the links of the mails.
  expect(await (await get()).text()).toContain("Embargoed campaign");
  await planted("Free", { beginsAfterMs: -5_000, embargoUntil: fromNow(-10_000) });
  expect((await publicly()).body).toBe(pageOf("Free").html);
  await app.close();
});
