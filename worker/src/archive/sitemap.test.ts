import { parseXml } from "@rgrove/parse-xml";
import { describe, expect, test } from "vitest";
import { reservedSlugs } from "../content/reserved-slugs.ts";
import { snapshot } from "../../test/support/snapshots.ts";
import { archivedIssue } from "./archived-issue.ts";
import { robotsText, sitemap, sitemapAddresses } from "./sitemap.ts";

const publicUrl = "https://news.example.net";
const publishedAt = new Date("2024-01-20T08:00:00Z");
const addresses = sitemapAddresses([{ ...archivedIssue(snapshot()), archiveId: 0, publishedAt, updatedAt: publishedAt }]);

const locations = (xml: string | undefined): readonly string[] => {
  parseXml(xml ?? "");
  return [...(xml ?? "").matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, location = ""]) => location);
};

describe("the sitemap", () => {
  test("has the archive and every web edition", () => {
    expect(locations(sitemap(addresses, { publicUrl, file: undefined }))).toEqual([
      `${publicUrl}/civil-society/archive`,
      ...["en", "fr", "es", "ar", "ru", "zh"].map((language) => `${publicUrl}/civil-society/2024-01/${language}`),
    ]);
  });

  test("is an index of files where one would hold too many, and every address is in one of them", () => {
    const bounded = (file: number | undefined): string | undefined => sitemap(addresses, { publicUrl, file, addressesMax: 3 });
    expect(locations(bounded(undefined))).toEqual([1, 2, 3].map((file) => `${publicUrl}/sitemap.xml?file=${file}`));
    expect([1, 2, 3].flatMap((file) => locations(bounded(file)))).toEqual(addresses.map(({ path }) => publicUrl + path));
    expect([bounded(0), bounded(4), bounded(-1)]).toEqual([undefined, undefined, undefined]);
  });

  test("is empty where nothing is public", () => {
    expect(locations(sitemap([], { publicUrl, file: undefined }))).toEqual([]);
  });
});

test("robots.txt keeps crawlers from addresses with a token, and no publication can have such a name", () => {
  const disallowed = [...robotsText(publicUrl).matchAll(/^Disallow: \/([a-z]+)\/$/gmu)].map(([, word = ""]) => word);
  expect(disallowed).toEqual(["api", "confirm", "decide", "leave", "pack", "partner", "preferences", "reach", "review", "u", "undo"]);
  expect(disallowed.filter((word) => !reservedSlugs.has(word))).toEqual([]);
  expect(robotsText(publicUrl)).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
});
