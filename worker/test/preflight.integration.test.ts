import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { findingSeverities, languageSchema, sourceDigest } from "@newsletter/schemas";
import { sampleDocuments, sampleIssueId, type SampleDocument } from "@newsletter/schemas/sample";
import { createSampleSource } from "../src/sample/sample-source.ts";
import { text, translated } from "./support/documents.ts";
import { serveInstallation, studioOrigin, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
/** A partner's site. */
const site = createServer((request, response) => {
  const answer = (): unknown => response.writeHead(request.url === "/gone" ? 404 : 200).end();
  if (request.url === "/held") held.push(answer);
  else answer();
}).listen(0, "127.0.0.1");
/** Answers that a test gives when it wants to. */
const held: (() => unknown)[] = [];
let siteOrigin: string;

beforeAll(async () => {
  if (!site.listening) await once(site, "listening");
  const address = site.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  siteOrigin = `http://127.0.0.1:${address.port}`;
  // The sample has one issue; this is the one before it.
  const previousIssue = {
    issueId: "issue-4",
    number: 4,
    subject: { en: "Civil Society Newsletter: the year’s end" },
    itemIds: ["news-net4u-exchange"],
  };
  const source = { ...createSampleSource(), previousIssue: async () => previousIssue };
  served = await serveInstallation({ source, allowedOrigins: [siteOrigin] });
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
  site.closeAllConnections();
  await once(site.close(), "close");
});

async function ask(body: unknown, token = "editor"): Promise<Response> {
  return fetch(`${served.web}/api/v1/preflight`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, origin: studioOrigin, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

const responseSchema = z.strictObject({
  state: z.enum(["complete", "incomplete"]),
  linksWaiting: z.int().nonnegative(),
  texts: z.array(
    z.strictObject({
      documentId: z.string(),
      documentName: z.string(),
      path: z.string(),
      languages: z.array(languageSchema),
      stale: z.array(languageSchema),
      isOptional: z.boolean(),
    }),
  ),
  languages: z.array(z.strictObject({ language: languageSchema, fallback: languageSchema.nullable() })),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(findingSeverities),
      documentId: z.string().optional(),
      path: z.string().optional(),
      languages: z.array(languageSchema).optional(),
      message: z.string().regex(/\S.*\.(?: \(.*\))?$/u),
      values: z.array(z.string()).optional(),
    }),
  ),
});
type Preflight = z.infer<typeof responseSchema>;

/** Asks until no link is waiting, as the Studio does. */
async function preflight(...documents: readonly object[]): Promise<Preflight> {
  const answer = await ask({ issueId: sampleIssueId, documents });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBe(studioOrigin);
  const response = responseSchema.parse(await answer.json());
  return response.linksWaiting === 0 ? response : preflight(...documents);
}

function sampleDocument(id: string, changes: object): object {
  const document: SampleDocument | undefined = sampleDocuments().find(({ _id }) => _id === id);
  const pictureless = Object.entries(document ?? {}).filter(([name]) => name !== "picture");
  return { ...Object.fromEntries(pictureless), ...changes, _id: `drafts.${id}` };
}

const ruleAndPlace = ({ rule, severity, documentId, path }: Preflight["findings"][number]): string =>
  [severity, rule, documentId, path].filter((part) => part !== undefined).join(" ");

const staleIn = ({ findings }: Preflight): Preflight["findings"] => findings.filter(({ rule }) => rule === "translationStale");

describe("a pre-flight is refused", () => {
  test("to who is not signed in, before the request is looked at", async () => {
    const answer = await ask({}, "stranger");
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "signInNeeded" } });
  });

  test.each([
    ["no JSON", "{", 400, "invalidRequest"],
    ["no request", {}, 400, "invalidRequest"],
    ["the key of an edition", { issueId: sampleIssueId, key: { language: "en" }, documents: [] }, 400, "invalidRequest"],
    ["an unknown issue", { issueId: "nothing", documents: [] }, 404, "issueNotFound"],
    ["too much", { issueId: sampleIssueId, documents: [{ _id: "x", _type: "x", words: "x".repeat(5_000_000) }] }, 413, "tooLarge"],
  ] as const)("for %s, with a code and a sentence", async (_case, body, status, code) => {
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code, message: expect.stringMatching(/\.$/u) } });
  });
});

describe("a pre-flight", () => {
  test("finds nothing in the sample that stands in the way of sending it", async () => {
    const { state, findings } = await preflight();
    expect(state).toBe("complete");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings.map(ruleAndPlace)).toContain("warning usedInLastIssue news-net4u-exchange");
  });

  test("gives the same list again", async () => {
    expect(await preflight()).toEqual(await preflight());
  });

  test("sees a placeholder in the open form, first of all and where it stands", async () => {
    const { findings } = await preflight(sampleDocument("news-kenya-pilot", { title: translated({ en: "[Title to be confirmed]" }) }));
    expect(findings[0] === undefined ? undefined : ruleAndPlace(findings[0])).toBe("error placeholderText news-kenya-pilot title");
    const severities = findings.map(({ severity }) => findingSeverities.indexOf(severity));
    expect(severities).toEqual(severities.toSorted((a, b) => a - b));
  });

  test("sees that a partner's own masthead has a fault, and in which line", async () => {
    const masthead = { mjml: "<mjml>\n<mj-body><mj-raw></mj-raw></mj-body></mjml>" };
    const { findings } = await preflight(sampleDocument("partner-alliance", { masthead }));
    expect(findings).toContainEqual({
      rule: "mastheadSourceRefused",
      severity: "warning",
      documentId: "partner-alliance",
      path: "masthead.mjml",
      message: expect.stringContaining("line 2, <mj-raw> cannot stand in a masthead."),
    });
  });

  test("sees that the subject is last month's", async () => {
    const { findings } = await preflight(
      sampleDocument(sampleIssueId, { subject: translated({ en: "Civil society newsletter: the year's end" }) }),
    );
    const same = findings.find(({ rule }) => rule === "subjectSame");
    expect(same).toMatchObject({
      severity: "warning",
      documentId: sampleIssueId,
      path: "subject",
      message: expect.stringContaining("issue 4"),
    });
  });

  test("sees a dead link, and nothing wrong with one that works", async () => {
    const forms = [
      sampleDocument("news-kenya-pilot", {
        teaser: text("Read it", `${siteOrigin}/gone`),
        links: [{ _key: "en", language: "en", url: `${siteOrigin}/here` }],
      }),
    ];
    const links = (await preflight(...forms)).findings.filter(({ rule }) => rule.startsWith("link") && rule !== "linkNotHttps");
    expect(links.map(ruleAndPlace)).toEqual([
      "error linkDead news-kenya-pilot teaser",
      "warning linkInsecure news-kenya-pilot teaser",
      "warning linkInsecure news-kenya-pilot links[0].url",
    ]);
    expect(links[0]?.message).toContain("404");
  });

  test("says which texts of the issue are in which language, and which language steps in", async () => {
    const { texts, languages } = await preflight();
    expect(languages).toContainEqual({ language: "ar", fallback: "en" });
    expect(texts).toContainEqual({
      documentId: "news-penang-training",
      documentName: expect.stringContaining("South-East Asian civil society"),
      path: "title",
      languages: ["en"],
      stale: [],
      isOptional: false,
    });
  });

  test("says which translation was made before its source changed, until somebody has looked at it", async () => {
    const id = "news-kenya-pilot";
    const madeFrom = (sourceText: string): Promise<Preflight> =>
      preflight(
        sampleDocument(id, {
          title: translated({ en: "A pilot in Kenya", ar: "مشروع" }),
          translations: [
            { _key: "t", path: "title", language: "ar", source: "en", sourceDigest: sourceDigest(sourceText), on: "2026-01-01" },
          ],
        }),
      );
    expect(staleIn(await madeFrom("A pilot"))).toEqual([
      expect.objectContaining({ severity: "warning", documentId: id, path: "title", languages: ["ar"] }),
    ]);
    expect(staleIn(await madeFrom("A pilot in Kenya"))).toEqual([]);
  });

  test("says how many links are still being looked at, and does not wait for them", async () => {
    const links = [{ _key: "en", language: "en", url: `${siteOrigin}/held` }];
    const body = { issueId: sampleIssueId, documents: [sampleDocument("news-kenya-pilot", { links })] };
    expect(await (await ask(body)).json()).toMatchObject({ state: "complete", linksWaiting: 1 });
    expect(await (await ask(body)).json()).toMatchObject({ linksWaiting: 1 });
    expect(held).toHaveLength(1);
    held[0]?.();
    await expect.poll(async () => (await ask(body)).json()).toMatchObject({ linksWaiting: 0 });
  });

  test("goes nowhere inside of the network, and says that readers cannot either", async () => {
    const links = ["http://169.254.169.254/latest/meta-data/", `http://localhost:${new URL(siteOrigin).port}/here`].map((url, index) => ({
      _key: `l${index}`,
      language: "en",
      url,
    }));
    const { findings } = await preflight(sampleDocument("news-kenya-pilot", { links }));
    expect(findings.filter(({ rule }) => rule === "linkInternal").map(ruleAndPlace)).toEqual([
      "error linkInternal news-kenya-pilot links[0].url",
      "error linkInternal news-kenya-pilot links[1].url",
    ]);
  });

  test("of an issue with a fault says what to mend, the gravest first", async () => {
    const answer = await preflight(sampleDocument("news-kenya-pilot", { title: [] }));
    expect(answer).toMatchObject({ state: "incomplete", linksWaiting: 0 });
    expect(answer.findings[0]).toMatchObject({ rule: "textMissing", severity: "error", documentId: "news-kenya-pilot", path: "title" });
  });
});

test("nothing went wrong that nobody expected", () => {
  expect(served.unexpected).toEqual([]);
});
