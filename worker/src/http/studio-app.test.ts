import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStudioApp } from "./studio-app.ts";

let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsletter-studio-"));
  const files = {
    "index.html": "page",
    "index.html.gz": "page in gzip",
    "static/sanity-Ab_3-x9Z.js": "script",
    "static/sanity-Ab_3-x9Z.js.br": "script in Brotli",
    "static/sanity-Ab_3-x9Z.js.gz": "script in gzip",
    "static/short-Ab_3-x9Z.js": "short",
    "static/manifest.webmanifest": "{}",
    "static/help/pictures/preview-calendar.png": "picture",
  };
  await mkdir(join(folder, "static/help/pictures"), { recursive: true });
  await Promise.all(Object.entries(files).map(async ([name, text]) => writeFile(join(folder, name), text)));
  const settings = { lakeOrigin: undefined, projectId: "newsletter", dataset: "production", publicUrl: "http://127.0.0.1:3400" };
  app = await createStudioApp({ folder, ...settings });
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function answer(url: string, acceptEncoding = "gzip, deflate, br"): Promise<Record<string, unknown>> {
  const { statusCode, body, headers } = await app.inject({ url, headers: { "accept-encoding": acceptEncoding } });
  return { statusCode, body, encoding: headers["content-encoding"], cache: headers["cache-control"], vary: headers["vary"] };
}

const forever = "public, max-age=31536000, immutable";

describe("the Studio's files", () => {
  test("come compressed to whoever takes that, and as they are to everybody else", async () => {
    const url = "/static/sanity-Ab_3-x9Z.js";
    const whole = { statusCode: 200, cache: forever, vary: expect.stringMatching(/accept-encoding/iu) as unknown };
    expect(await answer(url)).toEqual({ ...whole, body: "script in Brotli", encoding: "br" });
    expect(await answer(url, "gzip")).toEqual({ ...whole, body: "script in gzip", encoding: "gzip" });
    expect(await answer(url, "identity")).toEqual({ ...whole, body: "script", encoding: undefined });
  });

  test("come as they are when they have no compressed copy", async () => {
    expect(await answer("/static/short-Ab_3-x9Z.js")).toMatchObject({ body: "short", encoding: undefined, cache: forever });
  });

  test("are kept for ever only when their name carries a hash", async () => {
    const urls = ["/static/manifest.webmanifest", "/static/help/pictures/preview-calendar.png", "/"];
    const answers = await Promise.all(urls.map(async (url) => answer(url)));
    expect(answers).toEqual(urls.map(() => expect.objectContaining({ statusCode: 200, cache: "no-cache" }) as unknown));
  });

  test("give the page at every address of the Studio's own, asked for again each time", async () => {
    const page = { statusCode: 200, body: "page in gzip", encoding: "gzip", cache: "no-cache" };
    expect(await answer("/structure/newsItem")).toMatchObject(page);
    expect(await answer("/", "gzip")).toMatchObject(page);
  });

  test("are asked for again by their tag, and not sent twice", async () => {
    const first = await app.inject({ url: "/static/manifest.webmanifest" });
    const again = await app.inject({ url: "/static/manifest.webmanifest", headers: { "if-none-match": String(first.headers["etag"]) } });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  test("missing ones are missing, whatever the name promises", async () => {
    expect(await answer("/static/gone-Ab_3-x9Z.js")).toMatchObject({ statusCode: 404, cache: undefined });
  });
});
