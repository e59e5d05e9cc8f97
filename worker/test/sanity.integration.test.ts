import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleFolder } from "@newsletter/schemas/sample";
import { createContentSource } from "../src/sanity/content-source.ts";
import { fileBytesMax } from "../src/sanity/limits.ts";
import { createFindUser } from "../src/sanity/signed-in-user.ts";
import { lakeUsers, startScriptedLake, type LakeAnswer, type ScriptedLake } from "./support/scripted-lake.ts";
import * as build from "./support/documents.ts";

const settings = (lake: Pick<ScriptedLake, "origin">): Parameters<typeof createContentSource>[0] => ({
  apiHost: lake.origin,
  projectId: "newsletter",
  dataset: "production",
  token: "secret",
});

/** Answers queries from these documents: the first query gets the issue and partners, the others what they name. */
function lakeOf(documents: readonly build.Built[]): (path: string, request: { readonly url?: string | undefined }) => LakeAnswer {
  return (path, { url }) => {
    if (!path.includes("/data/query/")) return { status: 404 };
    const query = new URL(url ?? "/", "http://lake.invalid").searchParams;
    const parameter = (name: string): unknown => JSON.parse(query.get(`$${name}`) ?? "null");
    const ids = parameter("ids");
    if (Array.isArray(ids)) return { status: 200, body: { result: documents.filter(({ _id }) => ids.includes(_id)) } };
    const issue = documents.find(({ _id, _type }) => _type === "issue" && _id === parameter("issueId")) ?? null;
    return { status: 200, body: { result: { issue, partners: documents.filter(({ _type }) => _type === "partner") } } };
  };
}

describe("content over HTTP", () => {
  test("says that the lake did not answer when nothing listens, or it answers with an error", async () => {
    await using lake = await startScriptedLake(() => ({ status: 400, body: { error: { description: "no such dataset" } } }));
    for (const origin of ["http://127.0.0.1:9", lake.origin]) {
      const asked = createContentSource(settings({ origin })).issueDocuments(build.issueId, "published");
      // oxlint-disable-next-line eslint/no-await-in-loop -- one case after the other
      await expect(asked).rejects.toMatchObject({ code: "lakeUnreachable" });
    }
  });

  test("does not know an issue the lake does not have", async () => {
    await using lake = await startScriptedLake(lakeOf([]));
    await expect(createContentSource(settings(lake)).issueDocuments("gone", "published")).rejects.toMatchObject({ code: "issueNotFound" });
  });

  test("names document and path when the lake holds what cannot be read", async () => {
    await using lake = await startScriptedLake(lakeOf([build.publication(), build.issue(), build.newsItem({ firstDay: "yesterday" })]));
    await expect(createContentSource(settings(lake)).issueDocuments(build.issueId, "published")).rejects.toMatchObject({
      code: "documentUnreadable",
      findings: [{ documentId: "news", path: "firstDay" }],
    });
  });

  test("follows references step by step, with the perspective asked for and the worker's token", async () => {
    const call = build.callForApplications({
      deadlines: [{ _key: "d", precision: "day", day: "2024-02-04", topics: [{ _key: "t", entry: build.reference("entry") }] }],
    });
    const sections = [{ _key: "c", kind: "calls", items: [build.reference("call")] }];
    const all = [build.publication(), build.issue({ sections }), call, build.calendarEntry(), build.partner(), build.organisation()];
    await using lake = await startScriptedLake(lakeOf(all));
    const documents = await createContentSource(settings(lake)).issueDocuments(build.issueId, "drafts");
    expect(documents.map(({ _id }) => _id).toSorted()).toEqual(["call", "entry", "issue-5", "organisation", "partner", "publication"]);
    expect(lake.asked).toHaveLength(3);
    for (const { query, authorization, path } of lake.asked) {
      expect(query.get("perspective")).toBe("drafts");
      expect(authorization).toBe("Bearer secret");
      expect(path).toBe("/v2025-02-19/data/query/production");
    }
  });

  test("asks for the issue before with what it has to compare, and takes none for none", async () => {
    const december = { ...build.issue({ _id: "issue-4", number: 4 }), itemIds: ["news"] };
    const answers = [december, null];
    await using lake = await startScriptedLake(() => ({ status: 200, body: { result: answers.shift() } }));
    const source = createContentSource(settings(lake));
    const issue = { issueId: build.issueId, publicationId: "publication", number: 5 };
    expect(await source.previousIssue(issue, "drafts")).toMatchObject({ issueId: "issue-4", number: 4, itemIds: ["news"] });
    expect(await source.previousIssue(issue, "drafts")).toBeUndefined();
    expect(lake.asked[0]?.query.get("$number")).toBe("5");
    expect(lake.asked[0]?.query.get("perspective")).toBe("drafts");
  });

  test("fetches a picture at the address its asset's name gives, and nothing for what is no picture", async () => {
    const bytes = readFileSync(new URL("pictures/kenya-pilot.jpg", sampleFolder));
    const path = "/images/newsletter/production/0f1e2d3c-600x400.jpg";
    await using lake = await startScriptedLake((asked) => (asked === path ? { status: 200, bytes } : { status: 404 }));
    const source = createContentSource(settings(lake));
    expect(Buffer.from((await source.picture(build.assetRef)) ?? []).equals(bytes)).toBe(true);
    expect(await source.picture("image-ffff-1x1-png")).toBeUndefined();
    expect(await source.picture("file-0f1e2d3c-pdf")).toBeUndefined();
    expect(await source.picture("image-../../x-1x1-png")).toBeUndefined();
    expect(lake.asked.map((request) => request.path)).toEqual([path, "/images/newsletter/production/ffff-1x1.png"]);
  });

  test("fetches a file likewise, and reads no more of it than a file may have", async () => {
    const [small, large] = ["/files/newsletter/production/0f1e2d3c.pdf", "/files/newsletter/production/ffff.zip"];
    const bytesOf = new Map([
      [small, Buffer.from("%PDF-1.7")],
      [large, Buffer.alloc(fileBytesMax + 1)],
    ]);
    await using lake = await startScriptedLake((asked) => {
      const bytes = bytesOf.get(asked);
      return bytes === undefined ? { status: 404 } : { status: 200, bytes };
    });
    const source = createContentSource(settings(lake));
    expect(await source.file("file-0f1e2d3c-pdf")).toEqual(Buffer.from("%PDF-1.7"));
    expect(await source.file("file-ffff-zip")).toBe("tooLarge");
    expect(await source.file("file-0000-pdf")).toBeUndefined();
    expect(await source.file(build.assetRef)).toBeUndefined();
    expect(await source.file("file-../../x-pdf")).toBeUndefined();
  });

  test("goes as far as a project's funder behind an entry that a call is about", async () => {
    const call = build.callForApplications({
      deadlines: [{ _key: "d", topics: [{ _key: "t", entry: build.reference("entry") }] }],
    });
    const entry = build.calendarEntry({ project: build.reference("project") });
    const funder = build.organisation({ _id: "funder" });
    const sections = [{ _key: "c", kind: "calls", items: [build.reference("call")] }];
    const all = [build.publication(), build.issue({ sections }), call, entry, build.project({ funder: build.reference("funder") }), funder];
    await using lake = await startScriptedLake(lakeOf(all));
    const documents = await createContentSource(settings(lake)).issueDocuments(build.issueId, "published");
    expect(documents.map(({ _id }) => _id)).toContain("funder");
  });
});

describe("who is signed in", () => {
  test("is nobody for a lake that answers {} or 401, and is asked again each time", async () => {
    let status = 200;
    await using lake = await startScriptedLake(() => ({ status, body: {} }));
    const findUser = createFindUser(settings(lake));
    expect(await findUser("a")).toBeUndefined();
    status = 401;
    expect(await findUser("a")).toBeUndefined();
    expect(lake.asked).toHaveLength(2);
  });

  test("is remembered for 60 s and no longer", async () => {
    await using lake = await startScriptedLake(lakeUsers({ editor: "Edith Editor" }));
    let nowMs = 0;
    const findUser = createFindUser(settings(lake), () => nowMs);
    expect(await findUser("editor")).toEqual({ id: "user-editor", name: "Edith Editor", mayEdit: true });
    nowMs = 59_999;
    await findUser("editor");
    expect(lake.asked).toHaveLength(1);
    nowMs = 60_000;
    await findUser("editor");
    expect(lake.asked).toHaveLength(2);
  });

  test("is an error when the lake fails: nobody is let in, and nobody is told to sign in again", async () => {
    await using lake = await startScriptedLake(() => ({ status: 500 }));
    await expect(createFindUser(settings(lake))("editor")).rejects.toThrow("500");
  });
});
