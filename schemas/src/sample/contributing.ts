import type { Language } from "../languages.ts";
import { link, translated, type SampleDocument } from "./builders.ts";
import { altOfTheLead } from "./translations.ts";

/** What the text says, in one language. */
interface Words {
  readonly opening: string;
  readonly whatWeNeed: string;
  readonly who: string;
  readonly people: string;
  readonly places: string;
  readonly when: string;
  readonly dates: string;
  readonly zone: string;
  readonly pictures: string;
  readonly quotation: string;
  readonly alt: string;
  readonly caption: string;
  readonly howLong: string;
  readonly rows: readonly (readonly string[])[];
  readonly closing: readonly [string, string, string];
  readonly note: readonly [string, string];
}

const words: Readonly<Record<"en" | "ar", Words>> = {
  en: {
    opening: "Partners often ask what a good contribution looks like. It is short, it can be checked, and it says who did what.",
    whatWeNeed: "What we need from you",
    who: "Who took part:",
    people: "how many people, and from how many organisations",
    places: "which countries they came from",
    when: "When it happened:",
    dates: "the first and the last day",
    zone: "for what is still to come, the time zone as well",
    pictures: "One picture with the name of who took it",
    quotation: "Write the sentence that you would read first, and leave out the one that thanks everybody.",
    alt: altOfTheLead.en,
    caption: "A picture says where it was; it need not say who was there.",
    howLong: "How long it may be",
    rows: [
      ["Kind", "Words", "Picture"],
      ["News item", "60–90", "yes"],
      ["Call", "40–60", "no"],
      ["Video", "30–50", "a still"],
    ],
    closing: ["Send it to us ", "ten days before the issue", ", in the language you write best."],
    note: ["The dates of all issues of the year are on ", "our pages for partners"],
  },
  ar: {
    opening: "كثيرًا ما يسأل الشركاء عن شكل المساهمة الجيدة. إنها قصيرة، ويمكن التحقق منها، وتقول من فعل ماذا.",
    whatWeNeed: "ما نحتاج إليه منكم",
    who: "من شارك:",
    people: "كم شخصًا، ومن كم منظمة",
    places: "من أي بلدان جاؤوا",
    when: "متى حدث ذلك:",
    dates: "اليوم الأول واليوم الأخير",
    zone: "والمنطقة الزمنية أيضًا لما لم يحن موعده بعد",
    pictures: "صورة واحدة مع اسم من التقطها",
    quotation: "اكتبوا الجملة التي تقرؤونها أولًا، واتركوا الجملة التي تشكر الجميع.",
    alt: altOfTheLead.ar,
    caption: "تقول الصورة أين كان ذلك، وليس عليها أن تقول من كان هناك.",
    howLong: "كم يبلغ طولها",
    rows: [
      ["النوع", "الكلمات", "الصورة"],
      ["خبر", "60–90", "نعم"],
      ["دعوة", "40–60", "لا"],
      ["فيديو", "30–50", "لقطة"],
    ],
    closing: ["أرسلوها إلينا ", "قبل صدور العدد بعشرة أيام", "، باللغة التي تتقنونها أكثر من غيرها."],
    note: ["مواعيد أعداد السنة كلها على ", "صفحاتنا للشركاء"],
  },
};

const span = (index: number, text: string, ...marks: readonly string[]): object => ({
  _type: "span",
  _key: `s${String(index)}`,
  text,
  marks,
});

const block = (key: string, text: string, layout: object = {}): object => ({
  _type: "block",
  _key: key,
  style: "normal",
  markDefs: [],
  children: [span(0, text)],
  ...layout,
});

const entry = (key: string, text: string, level: number, listItem = "bullet"): object => block(key, text, { listItem, level });

/** One text with everything a text can hold. */
function everyPart(said: Words): readonly object[] {
  const [before, marked, after] = said.closing;
  const [note, linked] = said.note;
  const footnote = {
    _type: "block",
    _key: "n0",
    style: "normal",
    markDefs: [{ _type: "link", _key: "l", href: "https://example.org/partners/dates" }],
    children: [span(0, note), span(1, linked, "l"), span(2, ".")],
  };
  return [
    block("opening", said.opening),
    block("what", said.whatWeNeed, { style: "h3" }),
    entry("who", said.who, 1, "number"),
    entry("people", said.people, 2),
    entry("places", said.places, 2),
    entry("when", said.when, 1, "number"),
    entry("dates", said.dates, 2),
    entry("zone", said.zone, 2),
    entry("pictures", said.pictures, 1, "number"),
    block("quotation", said.quotation, { style: "blockquote" }),
    {
      _type: "figure",
      _key: "figure",
      _sanityAsset: "image@file://./pictures/atlanta-forum.jpg",
      alt: said.alt,
      caption: said.caption,
      credit: "Civil Society Unit",
    },
    block("length", said.howLong, { style: "h4" }),
    {
      _type: "table",
      _key: "table",
      rows: said.rows.map((cells, index) => ({ _type: "tableRow", _key: `r${String(index)}`, cells: [...cells] })),
    },
    block("closing", "", {
      markDefs: [{ _type: "footnote", _key: "f", text: [footnote] }],
      children: [span(0, before), span(1, marked, "strong", "f"), span(2, after)],
    }),
  ];
}

/** Stands in no issue: what an editor can write in a text, for a look at it in the Studio. */
export const contributing: SampleDocument = {
  _id: "news-contributing",
  _type: "newsItem",
  title: translated({ en: "How to write for this newsletter", ar: "كيف تكتبون لهذه النشرة" }),
  teaser: (["en", "ar"] as const satisfies readonly Language[]).map((language) => ({
    _key: language,
    _type: "internationalizedArrayPortableTextValue",
    language,
    value: everyPart(words[language]),
  })),
  links: [link("en", "https://example.org/news/contributing")],
};
