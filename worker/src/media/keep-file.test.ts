import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileExtensions } from "@newsletter/schemas";
import { fileBytesMax } from "./limits.ts";
import { createMediaStore } from "./media-store.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "newsletter-files-")), "media");
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n", "latin1");
const zip = (...names: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), Buffer.from(names.join("\0"))]);
const office = (part: string): Buffer => zip("[Content_Types].xml", part);

const genuine: [string, Buffer][] = [
  ["pdf", pdf],
  ["docx", office("word/document.xml")],
  ["xlsx", office("xl/workbook.xml")],
  ["pptx", office("ppt/presentation.xml")],
  ["zip", zip("data.csv")],
  ["csv", Buffer.from("country,cases\nКения,3\n")],
  ["txt", Buffer.from("نص")],
  ["ics", Buffer.from("\uFEFFBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")],
  ["png", Buffer.from("89504e470d0a1a0a0000", "hex")],
  ["jpg", Buffer.from("ffd8ffe000104a464946", "hex")],
];

describe("a file", () => {
  it("can be of every type that is kept", () => {
    expect(genuine.map(([extension]) => extension).toSorted()).toEqual(fileExtensions.toSorted());
  });

  it.each(genuine)("is kept as it is and named by its bytes: %s", async (extension, bytes) => {
    const store = createMediaStore({ folder });
    const [first, second] = await Promise.all([store.keepFile(bytes, extension), store.keepFile(bytes, extension.toUpperCase())]);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(first).toEqual({ sha256, extension, bytes: bytes.byteLength });
    expect(second).toEqual(first);
    expect(readdirSync(folder)).toEqual([`${sha256}.${extension}`]);
    expect(Buffer.from((await store.read(`${sha256}.${extension}`)) ?? []).equals(bytes)).toBe(true);
  });

  it("is called by the one name its kind has", async () => {
    const [, jpeg] = genuine.find(([extension]) => extension === "jpg") ?? [];
    expect(await createMediaStore({ folder }).keepFile(jpeg ?? Buffer.alloc(0), "JPEG")).toMatchObject({ extension: "jpg" });
  });

  it.each<[string, string, Uint8Array]>([
    ["nothing", "pdf", Buffer.alloc(0)],
    ["a page that calls itself a PDF", "pdf", Buffer.from("<html><script>")],
    ["a PDF that calls itself a text", "txt", pdf],
    ["a text cut within a letter", "csv", Buffer.from("Кения").subarray(0, 3)],
    ["bytes that call themselves a text", "txt", Buffer.from([0x41, 0, 0x42])],
    ["an archive that calls itself a document", "docx", zip("readme.txt")],
    ["a spreadsheet that calls itself a document", "docx", office("xl/workbook.xml")],
    ["a page that calls itself an invitation", "ics", Buffer.from("<html>BEGIN:VCALENDAR")],
    ["a program that calls itself a picture", "png", Buffer.from("MZ")],
    ["a picture of another kind", "jpg", Buffer.from("89504e470d0a1a0a0000", "hex")],
    ["a document of the old kind", "doc", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a page", "html", Buffer.from("<html>")],
    ["a program", "exe", Buffer.from("MZ")],
    ["a drawing that could hold a script", "svg", Buffer.from("<svg/>")],
    ["a path", "../pdf", pdf],
    ["more than 20 MB", "pdf", Buffer.concat([pdf, Buffer.alloc(fileBytesMax - pdf.byteLength + 1)])],
  ])("is refused when it is %s", async (_case, extension, bytes) => {
    expect(await createMediaStore({ folder }).keepFile(bytes, extension)).toBeUndefined();
  });
});
