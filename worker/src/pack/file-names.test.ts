import { describe, expect, test } from "vitest";
import type { IssueSnapshot, NewsItem } from "@newsletter/schemas";
import { zipEntries } from "../../test/support/zip-entries.ts";
import { fileNameIn } from "./pack-files.ts";
import { picturesOf } from "./pictures.ts";
import { zipOf } from "./zip.ts";

function snapshot(title: IssueSnapshot["issue"]["title"], ...items: readonly NewsItem[]): IssueSnapshot {
  return {
    version: 1,
    baseUrl: "https://news.example.org",
    referenceTime: "2024-01-15T09:00:00Z",
    publication: {
      id: "publication",
      slug: "news",
      name: {},
      publisher: {},
      languages: ["en", "ar", "zh"],
      sender: { name: "A unit", address: "news@example.org" },
      isSample: false,
    },
    issue: { id: "issue", slug: "2024-01", number: 5, month: "2024-01", title, subject: {}, preheader: {}, coverNote: {} },
    sections: items.length === 0 ? [] : [{ kind: "news", key: "news", layout: "oneColumn", items: [...items] }],
    partners: [],
    pinned: [],
  };
}

function item(id: string, alt: string, letter = "a"): NewsItem {
  const media = { sha256: letter.repeat(64), extension: "jpg", widthPx: 1200, heightPx: 800 } as const;
  return {
    type: "newsItem",
    id,
    title: {},
    teaser: {},
    links: [],
    organisations: [],
    picture: { media, alt: { en: alt }, credit: "A person" },
  };
}

describe("names of a pack's files", () => {
  test.each([
    ["en", "A record: 320 NGOs / 948 people?", "A record 320 NGOs 948 people.eml"],
    ["ar", "حضور قياسي\u202E في أتلانتا", "حضور قياسي في أتلانتا.eml"],
    ["zh", "一月：亚特兰大", "一月：亚特兰大.eml"],
    ["en", "../../etc/passwd\u0000", "etc passwd.eml"],
    ["en", "form.exe", "form-exe.eml"],
    ["en", "", "file.eml"],
  ] as const)("are readable and safe in %s: %j", (language, title, name) => {
    expect(fileNameIn({ snapshot: snapshot({ [language]: title }), prefix: "" }, language, "eml")).toBe(name);
  });

  test("tell a selection from the issue, however long the title is", () => {
    const long = snapshot({ en: "A title that goes on and on ".repeat(12) });
    const names = ["", "VNGOC - "].map((prefix) => fileNameIn({ snapshot: long, prefix }, "en", "html"));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(65);
  });
});

describe("pictures of a pack", () => {
  test("are in it once each, named by what they show in their order, with their credits", () => {
    const shown = snapshot({}, item("one", "A hall: full / packed"), item("two", "The same", "a"), item("three", "", "b"));
    expect(picturesOf(shown, "ar")).toEqual([
      { fileName: `${"a".repeat(64)}.jpg`, path: "pictures/01 A hall full packed.jpg", alt: "A hall: full / packed", credit: "A person" },
      { fileName: `${"b".repeat(64)}.jpg`, path: "pictures/02.jpg", alt: "", credit: "A person" },
    ]);
  });
});

const entry = (path: string, words: string): { readonly path: string; readonly bytes: Uint8Array } => ({
  path,
  bytes: Buffer.from(words),
});

describe("the archive", () => {
  const date = new Date("2024-01-15T10:00:00Z");

  test("keeps names in every script, and gives the same bytes for the same files", () => {
    const entries = [entry("ar/عدد.txt", "مرحبًا"), entry("zh/本期.jpg", "一"), entry("empty.txt", "")];
    const archive = Buffer.from(zipOf(entries, date));
    expect([...zipEntries(archive)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      ["ar/عدد.txt", "مرحبًا"],
      ["zh/本期.jpg", "一"],
      ["empty.txt", ""],
    ]);
    expect(archive.equals(zipOf(entries, date))).toBe(true);
  });

  test("refuses two files of one name: one of them would be lost", () => {
    expect(() => zipOf([entry("a.txt", "1"), entry("a.txt", "2")], date)).toThrow("no two files");
  });
});
