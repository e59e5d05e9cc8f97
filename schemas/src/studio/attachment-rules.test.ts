import type { ValidationContext } from "sanity";
import { describe, expect, test } from "vitest";
import { attachmentBytesMax } from "../attachments.ts";
import { fitForAMail, noMoreThanAllowed, onePerLanguage } from "./attachment-rules.ts";

interface Stored {
  readonly attachmentsMax?: number | null;
  readonly asset?: { readonly size: number; readonly extension: string } | null;
}

/** As much of a form's context as the rules look at: the issue, and what the lake says of its publication and of the file. */
function whereStored({ attachmentsMax = null, asset = null }: Stored): ValidationContext {
  const client = { withConfig: () => ({ fetch: async () => Promise.resolve({ attachmentsMax, asset }) }) };
  const context: unknown = { document: { publication: { _ref: "publication" } }, getClient: () => client };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Studio's context has dozens of members that these rules never read
  return context as ValidationContext;
}

const files = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ _key: String(index) }));

const inLanguages = (...languages: readonly string[]): object[] => languages.map((language, index) => ({ _key: String(index), language }));

describe("the files of an issue", () => {
  test.each<[string, number, number | null, unknown]>([
    ["none at all", 0, 1, true],
    ["links, where the publication says nothing", 2, null, true],
    ["links, where a mail carries none", 2, 0, true],
    ["as many as a mail may carry", 2, 2, true],
    ["more than a mail may carry", 2, 1, "The publication lets a mail carry one file: remove one, or allow more there"],
    ["more than an issue may bring along", 3, 0, "At most 2 files go with an issue: offer others as resources"],
  ])("%s", async (_case, count, attachmentsMax, expected) => {
    expect(await noMoreThanAllowed(files(count), whereStored({ attachmentsMax }))).toBe(expected);
  });

  test("have one file for a language", () => {
    expect(onePerLanguage(inLanguages("en", "fr"), whereStored({}))).toBe(true);
    expect(onePerLanguage(undefined, whereStored({}))).toBe(true);
    expect(onePerLanguage(inLanguages("en", "en"), whereStored({}))).toBe("Two files are in the same language: remove one of them");
  });
});

const uploaded = { asset: { _ref: "file-0f1e-pdf" } };
const tooLarge = "A file at a mail may have 1 MB: make it smaller, or offer it as a resource, which is a link";
const wrongType = "Possible are PDF, Word, Excel, PowerPoint, calendar files (ICS), PNG and JPEG: many mail servers stop anything else";

describe("a file of an issue", () => {
  test.each<[string, unknown, Stored, unknown]>([
    ["that was not uploaded", {}, {}, "Upload the file"],
    ["that is a program", uploaded, { asset: { size: 9, extension: "exe" } }, wrongType],
    ["that is an archive", uploaded, { asset: { size: 9, extension: "zip" } }, wrongType],
    ["that is a photo", uploaded, { asset: { size: 9, extension: "jpeg" } }, true],
    ["that is too large for a mail", uploaded, { attachmentsMax: 1, asset: { size: attachmentBytesMax + 1, extension: "pdf" } }, tooLarge],
    ["that just fits", uploaded, { attachmentsMax: 1, asset: { size: attachmentBytesMax, extension: "pdf" } }, true],
    ["that is as large, and a link", uploaded, { asset: { size: attachmentBytesMax + 1, extension: "pdf" } }, true],
  ])("%s", async (_case, value, stored, expected) => {
    expect(await fitForAMail(value, whereStored(stored))).toBe(expected);
  });
});
