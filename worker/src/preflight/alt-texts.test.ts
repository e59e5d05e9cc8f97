import { describe, expect, it } from "vitest";
import { news, newsItem, organisation, picture, saidBy, supporters, textWith, video, videos } from "../../test/support/snapshots.ts";
import { altRules, saysNothing } from "./alt-texts.ts";

describe("a description of a picture", () => {
  it.each([
    "IMG_1234.jpg",
    "IMG_1234",
    "DSC00012",
    "kenya-pilot.JPG",
    "Screenshot 2024-01-15",
    "image",
    "Image 3",
    "Photo.",
    "logo",
    "صورة",
    "фото",
    "图片",
    "fotografía",
    "capture d’écran",
    "12",
    "—",
  ])("says nothing: %s", (alt) => {
    expect(saysNothing(alt)).toBe(true);
  });

  it.each([
    "People at a table",
    "Logo of the Coalition: a ring of hands",
    "Photo of the panel",
    "рабочая группа за столом",
    "图中为与会者",
    "IMG is a museum",
  ])("says something: %s", (alt) => {
    expect(saysNothing(alt)).toBe(false);
  });
});

describe("altUseless", () => {
  it("is said of what repeats the title, in that language", () => {
    const item = newsItem({
      title: { en: "A workshop", fr: "Un atelier" },
      picture: picture({ en: "People at a table", fr: "un atelier." }),
    });
    expect(saidBy(altRules, { sections: [news(item)] })).toEqual(["warning altUseless news picture.alt"]);
    expect(saidBy(altRules, { sections: [videos(video({ still: picture({ en: "A film" }) }))] })).toEqual([
      "warning altUseless video still.alt",
    ]);
  });

  it("is said of what could stand under any picture", () => {
    expect(saidBy(altRules, { sections: [news(newsItem({ picture: picture({ en: "IMG_1234.jpg" }) }))] })).toEqual([
      "warning altUseless news picture.alt",
    ]);
    const supporter = { type: "supporter" as const, id: "supporter", organisation: organisation({ logo: picture({ en: "logo" }) }) };
    expect(saidBy(altRules, { sections: [supporters(supporter)] })).toEqual(["warning altUseless organisation logo.alt"]);
  });

  it("is said of a picture within a text, once, with the field the text is in", () => {
    const sections = [news(newsItem({ teaser: { en: textWith({ alt: "photo" }) } }))];
    expect(saidBy(altRules, { sections })).toEqual(["warning altUseless news teaser"]);
    expect(saidBy(altRules, { sections: [news(newsItem({ teaser: { en: textWith({}) } }))] })).toEqual([]);
  });

  it("is not said of a description, of no picture, and of a logo that is called like its body", () => {
    const supporter = { type: "supporter" as const, id: "supporter", organisation: organisation({ logo: picture({ en: "Umbrella" }) }) };
    const sections = [news(newsItem({ picture: picture({ en: "People at a table" }) }), newsItem({ id: "b" })), supporters(supporter)];
    expect(saidBy(altRules, { sections })).toEqual([]);
  });
});
