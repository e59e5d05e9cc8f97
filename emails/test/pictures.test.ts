import type { EditionKey, Media } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { issueSnapshot, newsItem } from "./issue-snapshot.ts";

const [large, small] = ["c".repeat(64), "d".repeat(64)];
const media: Media = {
  sha256: large,
  extension: "jpg",
  widthPx: 1_200,
  heightPx: 800,
  small: { sha256: small, extension: "jpg", widthPx: 600, heightPx: 400 },
};

async function picturesIn(
  key: Partial<EditionKey>,
  layout: "oneColumn" | "twoColumns" | "lead",
  picture: Media = media,
): Promise<readonly string[]> {
  const item = newsItem({ picture: { media: picture, alt: { en: "A picture" } } });
  const section =
    layout === "lead" ? ({ kind: "lead", key: "s", items: [item] } as const) : ({ kind: "news", key: "s", layout, items: [item] } as const);
  const { html } = await renderEdition(issueSnapshot({ sections: [{ ...section, items: [...section.items] }] }), {
    language: "en",
    kind: "forwardable",
    form: "shared",
    ...key,
  });
  return [...html.slice(html.indexOf("<body")).matchAll(/\/media\/(?<name>[0-9a-f]+)\.jpg/gu)].map(({ groups }) => groups?.["name"] ?? "");
}

describe("a picture", () => {
  test("is fetched in the smallest file that is sharp where it stands", async () => {
    expect(await picturesIn({}, "lead")).toEqual([large]);
    expect(await picturesIn({}, "oneColumn")).toEqual([small]);
    expect(await picturesIn({}, "twoColumns")).toEqual([small]);
    expect(await picturesIn({ kind: "web" }, "twoColumns")).toEqual([small]);
  });

  test("that has one file is fetched in that", async () => {
    const { small: _small, ...alone } = media;
    expect(await picturesIn({}, "oneColumn", alone)).toEqual([large]);
  });

  test("behind a link of the low-bandwidth edition is the small one", async () => {
    expect(await picturesIn({ kind: "lowBandwidth", form: "personal" }, "lead")).toEqual([small]);
  });
});
