import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FileExtension, Language } from "@newsletter/schemas";
import { fileNameOf } from "./file-name.ts";

function named(title: string, extension: FileExtension = "pdf", language: Language = "en"): string {
  return fileNameOf({ title: { value: title, language }, file: { value: { sha256: "f".repeat(64), extension, bytes: 1 }, language } });
}

/** Words between what no name may hold. */
const refused = [
  "/",
  "\\",
  ":",
  "*",
  "?",
  '"',
  "<",
  ">",
  "|",
  ";",
  "%",
  ".",
  " ",
  "-",
  "\r",
  "\n",
  "\0",
  "\u2028",
  "\u061C",
  "\u200E",
  "\u202E",
  "\u2069",
];
const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 });
const titles = fc.string({ unit: fc.oneof(fc.constantFrom(...refused), words), maxLength: 100 });

describe("the name of a file", () => {
  it.each<[string, string, string]>([
    ["its title", "Programme of the congress", "Programme of the congress.pdf"],
    ["a title in Arabic", "برنامج المؤتمر", "برنامج المؤتمر.pdf"],
    ["a title that ends like a file", "Programme.PDF", "Programme.pdf"],
    ["a title that looks like a program", "form.exe", "form-exe.pdf"],
    ["a path", "../../etc/passwd", "etc passwd.pdf"],
    ["a path of another system", "C:\\Temp\\con", "C Temp con.pdf"],
    ["what would end a header", 'a"; filename="b.exe\r\nBcc: x', "a filename= b-exe Bcc x.pdf"],
    ["what would turn it around", "Form \u202Efdp", "Form fdp.pdf"],
    ["a hidden file", ".profile", "profile.pdf"],
    ["nothing that a name can be made of", "???", "file.pdf"],
    ["a line break", "One\u2028two", "One two.pdf"],
  ])("is made of %s", (_case, title, expected) => {
    expect(named(title)).toBe(expected);
  });

  it("is cut at a blank, or within a word that has none", () => {
    expect(named("A very long title that goes on and on until nobody reads it any more")).toBe(
      "A very long title that goes on and on until nobody reads it.pdf",
    );
    expect(named("长".repeat(80))).toBe(`${"长".repeat(60)}.pdf`);
    expect(Buffer.byteLength(named("👩🏽‍🏫".repeat(60)))).toBeLessThanOrEqual(204);
  });

  it("of whatever title can be kept everywhere, and is read back as it is", () => {
    fc.assert(
      fc.property(titles, (title) => {
        const name = named(title);
        expect(name).toMatch(/^[^\s.-][^/\\:*?"<>|;%\p{Cc}]*\.pdf$/u);
        expect(name).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});
