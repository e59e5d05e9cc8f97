import { describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { fromPictureKey, picturesOf } from "./picture-key.ts";
import { readDocuments } from "./read-documents.ts";

const tall = "image-0f1e2d3c-400x1200-jpg";
const assetOf = (ref: string): object => ({ asset: { _type: "reference", _ref: ref } });

/** What is shown of the pictures of documents: asset and cut. */
function shown(...documents: readonly build.Built[]): readonly string[] {
  return picturesOf(readDocuments(documents)).map((key) => {
    const { assetRef, cut } = fromPictureKey(key);
    return cut === undefined ? assetRef : `${assetRef} ${[cut.left, cut.top, cut.width, cut.height].join(" ")}`;
  });
}

const itemWith = (picture: object): build.Built => build.newsItem({ picture: build.picture(picture) });

describe("what is shown of a picture", () => {
  it("is all of it where nobody cut it and it is wider than tall", () => {
    expect(shown(itemWith({ hotspot: { x: 0.1, y: 0.1 } }))).toEqual([build.assetRef]);
  });

  it("is what an editor cut out, whatever its shape", () => {
    const crop = { top: 0.1, bottom: 0.2, left: 0, right: 0.5 };
    expect(shown(itemWith({ ...assetOf(tall), crop }))).toEqual([`${tall} 0 0.1 0.5 0.7`]);
  });

  it.each([
    { top: 0, bottom: 0, left: 0, right: 0 },
    { top: 0.6, bottom: 0.6, left: 0, right: 0 },
    { top: -0.5, bottom: 0, left: 0, right: 0 },
  ])("is all of it where the cut is none or leaves nothing: %o", (crop) => {
    expect(shown(itemWith({ crop }))).toEqual([build.assetRef]);
  });

  it("is three by two around what matters where an item's is taller than wide", () => {
    // 400 by 267 of 400 by 1200 px.
    expect(shown(itemWith({ ...assetOf(tall), hotspot: { x: 0.5, y: 0.5 } }))).toEqual([`${tall} 0 0.3889 1 0.2222`]);
    expect(shown(itemWith({ ...assetOf(tall), hotspot: { x: 0.5, y: 0.01 } }))).toEqual([`${tall} 0 0 1 0.2222`]);
    expect(shown(itemWith({ ...assetOf(tall), hotspot: { x: 0.5, y: 0.99 } }))).toEqual([`${tall} 0 0.7778 1 0.2222`]);
    expect(shown(itemWith(assetOf(tall)))).toEqual([`${tall} 0 0.3889 1 0.2222`]);
  });

  it("stays as tall as it is for a logo, a cover and a picture within a text", () => {
    const figure = { _type: "figure", _key: "f", ...assetOf(tall), alt: "A tall drawing" };
    const teaser = [{ _key: "en", language: "en", value: [figure] }];
    expect(shown(build.newsItem({ picture: undefined, teaser }), build.organisation({ logo: build.picture(assetOf(tall)) }))).toEqual([
      tall,
    ]);
  });

  it("is another picture for another cut of the same asset, and the same for the same", () => {
    const crop = { top: 0.5, bottom: 0, left: 0, right: 0 };
    const documents = [
      build.newsItem({ picture: build.picture({ crop }) }),
      build.organisation({ logo: build.picture() }),
      build.supporter(),
    ];
    expect(shown(...documents)).toEqual([`${build.assetRef} 0 0.5 1 0.5`, build.assetRef]);
  });
});
