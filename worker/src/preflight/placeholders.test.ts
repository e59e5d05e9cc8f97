import { describe, expect, it } from "vitest";
import {
  call,
  calls,
  letter,
  linked,
  newsItem,
  news,
  paragraphs,
  picture,
  saidBy,
  snapshot,
  textWith,
  type SnapshotChanges,
} from "../../test/support/snapshots.ts";
import { placeholderIn, placeholderPatterns, placeholderRules } from "./placeholders.ts";
import { findingsOf } from "./rule.ts";

const placeholders = [
  "[to be confirmed]",
  "Speaker: [name to be announced by the host]",
  "[TBC]",
  "Room: tba [tba]",
  "Venue: TBD",
  "[à confirmer]",
  "[fecha por definir]",
  "[a confirmar]",
  "[будет уточнено]",
  "[للتأكيد]",
  "[待定]",
  "【待补充】",
  "[insérer le lien]",
  "[añadir foto]",
  "[вставить ссылку]",
  "[أدخل الرابط]",
  "[插入链接]",
  "[дата]",
  "[日期]",
  "XX personnes ont participé",
  "asistieron XX personas",
  "XX человек",
  "共有XX人参加",
  "حضر XX شخصًا",
  "XX%",
  "XX March 2024",
  "el XX de enero",
  "xx/xx/2024",
  "A/RES/78/XXXX",
  "20XX",
  "Dear {{ name }}",
  "¿¿???",
  "؟؟؟",
  "？？？",
];

const honest = [
  "The place is still to be confirmed.",
  "Vienna (to be confirmed)",
  "lieu à confirmer",
  "地点待定",
  "siglo XX",
  "los siglos XIX y XX fueron otros",
  "au XXe siècle",
  "в XX веке",
  "XX Congreso Internacional",
  "XX сессия",
  "XXI век",
  "Juan XXIII de Roma",
  "the XX chromosome",
  "TBCs are a kind of cheese",
  "the outbreak of tbc",
  "TODO EL MUNDO",
  "Really?? Yes!",
  "Is it so? Is it?",
  "prices [in euros] and [sic]",
  "the date of the session, and a link to it",
  "he wrote “they [the members] agreed”",
  "a < b, and b << c",
  "100 % of 320 NGOs",
  "Exxon and Maxxis",
  "contact xx@example.org",
  "{a set of {sets}}",
];

describe("a placeholder", () => {
  it.each(placeholderPatterns)("is found in what its row was written for: $writtenFor", ({ pattern, writtenFor }) => {
    expect(pattern.test(writtenFor)).toBe(true);
  });

  it.each(placeholders)("is found: %s", (text) => {
    expect(placeholderIn(text)).toBeDefined();
  });

  it.each(honest)("is not seen in what people honestly write: %s", (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  });

  it("is quoted with what stands around it when it is short", () => {
    const [finding] = findingsOf(placeholderRules, {
      snapshot: snapshot({
        sections: [news(newsItem({ teaser: { en: paragraphs("First.", "In all, XX people from 320 NGOs took part.") } }))],
      }),
      links: new Map(),
    });
    expect(finding?.message).toBe("The news item “A workshop in Nairobi” still says “In all, XX people from 320 NGOs to”.");
  });
});

describe("placeholderText", () => {
  const topics = [{ key: "t", name: { en: "[TBC]" } }];
  it.each<[string, SnapshotChanges, string]>([
    ["a subject", { issue: { subject: { fr: "Janvier : TBC" } } }, "issue-5 subject"],
    ["a letter", { sections: [letter({ en: linked("[insert link]", "https://a.example/") })] }, 'issue-5 sections[_key=="letter"].letter'],
    ["a heading", { sections: [{ ...news(newsItem()), heading: { en: "TBD" } }] }, 'issue-5 sections[_key=="news"].heading'],
    ["a title", { sections: [news(newsItem({ title: { en: "[title]" } }))] }, "news title"],
    ["a description of a picture", { sections: [news(newsItem({ picture: picture({ en: "[to be added]" }) }))] }, "news picture.alt"],
    [
      "a topic",
      { sections: [calls(call({ deadlines: [{ key: "d", topics, closes: { precision: "day", day: "2024-02-04" } }] }))] },
      'call deadlines[_key=="d"].topics[_key=="t"].name',
    ],
    ["a postal address", { publication: { postalAddress: "PO Box XXXX, Vienna" } }, "publication postalAddress"],
  ])("is an error in %s, where it stands", (_case, changes, place) => {
    expect(saidBy(placeholderRules, changes)).toEqual([`error placeholderText ${place}`]);
  });

  it("is said once for a text, and not of an issue without any", () => {
    expect(saidBy(placeholderRules, { issue: { title: { en: "[TBC] [TBC] ???" } } })).toHaveLength(1);
    expect(saidBy(placeholderRules, {})).toEqual([]);
  });
});

describe("what a writer meant to come back to within a text", () => {
  it.each([[{ note: "See [link]" }], [{ cell: "[tbc]" }], [{ caption: "[caption to be added]" }], [{ alt: "[to be completed]" }]])(
    "is found once: %j",
    (words) => {
      expect(saidBy(placeholderRules, { sections: [news(newsItem({ teaser: { en: textWith(words) } }))] })).toEqual([
        "error placeholderText news teaser",
      ]);
    },
  );
});
