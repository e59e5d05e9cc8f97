import { expect, it } from "vitest";
import { fileExtensions } from "@newsletter/schemas";
import { mediaTypeOf } from "./media-types.ts";

it.each([
  ["a.png", "image/png"],
  ["a.jpg", "image/jpeg"],
])("shows a picture: %s", (name, contentType) => {
  expect(mediaTypeOf(name)).toEqual({ contentType, isDownload: false });
});

it.each(fileExtensions.filter((extension) => extension !== "png" && extension !== "jpg"))(
  "lets a file be saved, and never opens it as a page of ours: %s",
  (extension) => {
    const { contentType, isDownload } = mediaTypeOf(`a.${extension}`);
    expect(isDownload).toBe(true);
    expect(contentType).not.toMatch(/html|svg|xml$|script/u);
  },
);
