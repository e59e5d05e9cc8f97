import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleDocuments, sampleFolder, sampleIssueId } from "@newsletter/schemas/sample";
import { translated } from "./support/documents.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { publicUrl, serveInstallation, studioOrigin, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

const key = { language: "en", kind: "forwardable", form: "shared" };

async function ask(path: string, { token = "editor", body }: { readonly token?: string; readonly body?: unknown } = {}): Promise<Response> {
  return fetch(`${served.web}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${token}`,
      origin: studioOrigin,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

const preflight = async (origin: string): Promise<Response> =>
  fetch(`${served.web}/api/v1/preview`, { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });

describe("the desk API", () => {
  test.each(["/me", "/issues/states?id=x"])("wants a sign-in for %s", async (path) => {
    const answers = await Promise.all([
      fetch(`${served.web}/api/v1${path}`),
      ask(path, { token: "stranger" }),
      ask(path, { token: "x".repeat(5_000) }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await answers[0].json()).toEqual({ error: { code: "signInNeeded", message: expect.stringContaining("Sign in") } });
  });

  test("wants a sign-in for a preview before it looks at the request", async () => {
    expect((await ask("/preview", { token: "stranger", body: {} })).status).toBe(401);
  });

  test.each([
    ["no JSON", "{", 400, "invalidRequest"],
    ["no request", {}, 400, "invalidRequest"],
    ["an unknown language", { issueId: sampleIssueId, key: { ...key, language: "de" }, documents: [] }, 400, "invalidRequest"],
    [
      "a partner copy for nobody",
      { issueId: sampleIssueId, key: { ...key, kind: "partner", form: "personal" }, documents: [] },
      400,
      "invalidRequest",
    ],
    ["an unknown issue", { issueId: "nothing", key, documents: [] }, 404, "issueNotFound"],
    ["too much", { issueId: sampleIssueId, key, documents: [{ _id: "x", _type: "x", words: "x".repeat(5_000_000) }] }, 413, "tooLarge"],
  ] as const)("answers %s with a code and a sentence", async (_case, body, status, code) => {
    const answer = await ask("/preview", { body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code, message: expect.stringMatching(/\.$/u) } });
  });

  test("says what is wrong with a masthead's MJML, line by line, to who is signed in", async () => {
    const source =
      '<mjml>\n<mj-body>\n<mj-section><mj-column>\n<mj-image src="{{logo}}" alt="A sign" />\n</mj-column></mj-section>\n</mj-body>\n</mjml>';
    const body = { source, picturesCount: 0, hasLogo: true };
    expect((await ask("/masthead/check", { token: "stranger", body })).status).toBe(401);
    expect(await (await ask("/masthead/check", { body })).json()).toEqual({ faults: [] });
    const withoutLogo = await ask("/masthead/check", { body: { ...body, hasLogo: false } });
    expect(await withoutLogo.json()).toEqual({ faults: [{ line: 4, message: "This form has nothing for {{logo}}." }] });
  });

  test("answers an address that is not there as JSON", async () => {
    const answer = await ask("/nothing");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "notFound" } });
  });

  test("says who is signed in and what they may do, and asks the lake once", async () => {
    await served.installation.modules.audience.grant("user-editor", { publicationId: "p", right: "operate" }, "test");
    expect(await (await ask("/me")).json()).toEqual({
      userId: "user-editor",
      name: "Edith Editor",
      rights: [{ publicationId: "p", right: "operate" }],
    });
    const before = served.lake.asked.length;
    await ask("/me");
    expect(served.lake.asked.length).toBe(before);
  });

  test("answers a preflight of the Studio without a sign-in, and no other origin", async () => {
    const answers = await Promise.all(["http://localhost:3333", "http://127.0.0.1:3333", "http://evil.example"].map(preflight));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(answers.map(({ headers }) => headers.get("access-control-allow-origin"))).toEqual([
      "http://localhost:3333",
      "http://127.0.0.1:3333",
      null,
    ]);
    expect(answers[0]?.headers.get("access-control-allow-headers")).toContain("authorization");
  });
});

describe("a preview", () => {
  test("shows the edition as it would be sent, with the open form over it", async () => {
    const issue = sampleDocuments().find(({ _id }) => _id === sampleIssueId);
    const documents = [{ ...issue, _id: `drafts.${sampleIssueId}`, subject: translated({ en: "Typed a moment ago" }) }];
    const answer = await ask("/preview", { body: { issueId: sampleIssueId, key, documents } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(studioOrigin);
    const preview: unknown = await answer.json();
    expect(preview).toMatchObject({
      state: "rendered",
      subject: "Typed a moment ago",
      from: expect.stringContaining("<"),
      html: expect.stringContaining(`${publicUrl}/media/`),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
  });

  test("of an edition with a leaving link carries nobody's link", async () => {
    const direct = { language: "en", kind: "direct", form: "personal" };
    const preview = JSON.stringify(await (await ask("/preview", { body: { issueId: sampleIssueId, key: direct, documents: [] } })).json());
    expect(preview).not.toMatch(/[\u{E000}\u{E001}]/u);
  });

  test("of an issue with a fault says what to mend and where", async () => {
    const documents = [{ _id: "drafts.unsaved", _type: "newsItem", title: [{ _key: "xx", language: "xx" }] }];
    const answer = await ask("/preview", { body: { issueId: sampleIssueId, key, documents } });
    expect(await answer.json()).toMatchObject({ state: "incomplete", findings: [{ rule: "languageUnknown", documentId: "unsaved" }] });
  });
});

describe("what readers open", () => {
  test.each([
    "/nothing/here/en",
    "/civil-society-newsletter/2024-01/xx",
    "/nothing",
    "/media/../config.ts",
    `/media/${"0".repeat(64)}.jpg`,
  ])("%s is a page that says what to do", async (path) => {
    const answer = await fetch(`${served.web}${path}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain("Open the link in the mail itself again");
  });

  test("the index says so when nothing has been sent", async () => {
    expect(await (await fetch(`${served.web}/`)).text()).toContain("No issue has been sent yet");
  });

  test("states follow the ledger; the web edition stands at its address with its pictures once it was rehearsed", async () => {
    const { installation, web } = served;
    await installation.subscribe(partnerSubscriptions);
    expect(await (await ask(`/issues/states?id=${sampleIssueId}`)).json()).toMatchObject({ issues: [{ state: "notRehearsed" }] });
    await installation.rehearseSample();
    expect(await (await ask(`/issues/states?id=${sampleIssueId}&id=other`)).json()).toMatchObject({
      issues: [
        { issueId: sampleIssueId, state: "rehearsing", candidates: 3 },
        { issueId: "other", state: "notRehearsed" },
      ],
    });
    const index = await (await fetch(`${web}/`)).text();
    const address = /href="(\/[^"]+\/ar)"/u.exec(index)?.[1] ?? "";
    expect(index).toContain("Sample, not an official publication");
    const edition = await fetch(`${web}${address}`);
    const html = await edition.text();
    expect(edition.headers.get("content-language")).toBe("ar");
    expect(html).toContain('dir="rtl"');
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|[\u{E000}\u{E001}]/u);
    const etag = edition.headers.get("etag") ?? "";
    expect((await fetch(`${web}${address}`, { headers: { "if-none-match": etag } })).status).toBe(304);

    // The preview above kept the same pictures in this installation's media store.
    const picture = new RegExp(`${publicUrl}(/media/[0-9a-f]{64}\\.(?:jpg|png))`, "u").exec(html)?.[1] ?? "";
    const image = await fetch(`${web}${picture}`);
    expect(image.status).toBe(200);
    expect(image.headers.get("content-type")).toMatch(/^image\/(?:jpeg|png)$/u);
    expect(image.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(image.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  });

  test("a file is saved under the name of its bytes, and never opened as a page of ours", async () => {
    await ask("/preview", { body: { issueId: sampleIssueId, key, documents: [] } });
    const bytes = readFileSync(new URL("files/pilot-initiatives-concept-note.pdf", sampleFolder));
    const name = `${createHash("sha256").update(bytes).digest("hex")}.pdf`;
    const answer = await fetch(`${served.web}/media/${name}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });
});

describe("the Studio's port", () => {
  test("serves the Studio at every address of its own, and its settings", async () => {
    const [start, deep] = await Promise.all([fetch(`${served.studio}/`), fetch(`${served.studio}/structure/issue;issue-5`)]);
    expect(await start.text()).toContain("<title>Studio</title>");
    expect(await deep.text()).toContain("<title>Studio</title>");
    expect((await fetch(`${served.studio}/static/missing.js`)).status).toBe(404);
    expect(await (await fetch(`${served.studio}/settings.js`)).text()).toBe(
      `globalThis.newsletterSettings = {"apiHost":"http://lake.localhost:3900","projectId":"newsletter","dataset":"production","workerUrl":"${publicUrl}"};\n`,
    );
  });

  test("lets the Studio speak with the lake and the worker alone", async () => {
    const policy = (await fetch(`${served.studio}/`)).headers.get("content-security-policy") ?? "";
    const connect = /connect-src ([^;]+)/u.exec(policy)?.[1]?.split(" ");
    expect(connect).toEqual([
      "'self'",
      "http://lake.localhost:3900",
      "http://*.lake.localhost:3900",
      "ws://lake.localhost:3900",
      "ws://*.lake.localhost:3900",
      publicUrl,
    ]);
    expect(policy).toContain(`frame-src 'self' data: blob: ${publicUrl}`);
    expect(policy).not.toContain("upgrade-insecure-requests");
  });

  test("says how to build the Studio when it is not there", async () => {
    await using bare = await serveInstallation({ withStudio: false });
    const answer = await fetch(`${bare.studio}/`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("npm start");
  });
});

test("nothing went wrong that nobody expected", () => {
  expect(served.unexpected).toEqual([]);
});
