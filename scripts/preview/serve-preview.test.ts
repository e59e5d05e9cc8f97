import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { editionKinds, languages } from "@newsletter/schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servePreview } from "./serve-preview.ts";

let folder: string;
let preview: Awaited<ReturnType<typeof servePreview>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-preview-test-"));
  preview = await servePreview(0, folder);
});
afterAll(async () => {
  await preview.close();
  rmSync(folder, { recursive: true, force: true });
});

test("lists every edition of every fixture", async () => {
  const page = await (await fetch(preview.origin)).text();
  const addresses = [...page.matchAll(/href="(?<address>\/[^"?]+)"/gu)].map(({ groups }) => groups?.["address"]);
  expect(addresses).toHaveLength(4 * languages.length * editionKinds.length);
});

test("shows an edition with its pictures, its text part and what the gates find", async () => {
  const html = await (await fetch(`${preview.origin}/sample/ar/partner`)).text();
  expect(html).toContain('dir="rtl"');
  const picture = /src="(?<address>\/media\/[^"]+\.jpg)"/u.exec(html)?.groups?.["address"] ?? "";
  expect((await fetch(preview.origin + picture)).headers.get("content-type")).toBe("image/jpeg");
  expect(await (await fetch(`${preview.origin}/small/en/direct?part=text`)).text()).toContain("A record in Atlanta");
  expect(await (await fetch(`${preview.origin}/small/en/direct?part=findings`)).json()).toMatchObject({ findings: [] });
});

test.each(["/sample/en/nothing", "/sample/xx/web", "/constructor/en/web", "/media/../../etc/passwd", `/media/${"0".repeat(64)}.jpg`])(
  "%s is not there",
  async (path) => {
    expect((await fetch(preview.origin + path)).status).toBe(404);
  },
);
