import { clearing, link, picture, reference, translated, translatedText, type PerLanguage, type SampleDocument } from "./builders.ts";

// News of January 2024 that stands in no issue yet: what an editor has at hand for the next one. The happenings, their days and places are
// those of the January calendar and of the Unit's pages; what is told of them is the sample's own.

interface Item {
  readonly id: string;
  readonly title: PerLanguage<string>;
  readonly teaser: PerLanguage<readonly string[]>;
  readonly theme: string;
  readonly firstDay: string;
  readonly picture: readonly [fileName: string, shows: string];
  readonly more: Readonly<Record<string, unknown>>;
}

const item = ({ id, title, teaser, theme, firstDay, picture: [fileName, shows], more }: Item): SampleDocument => ({
  _id: `news-${id}`,
  _type: "newsItem",
  title: translated(title),
  teaser: translatedText(teaser),
  picture: picture(`${fileName}.jpg`, { en: `Abstract drawing ${shows}` }),
  theme,
  firstDay,
  links: [link("en", `https://example.org/news/${id}`)],
  ...more,
});

export const januaryItems: readonly SampleDocument[] = [
  item({
    id: "consultation-africa",
    title: {
      en: "African organisations agree on what a cybercrime convention should protect",
      fr: "Des organisations africaines s’accordent sur ce qu’une convention sur la cybercriminalité doit protéger",
      ar: "منظمات أفريقية تتفق على ما ينبغي أن تحميه اتفاقية الجريمة السيبرانية",
    },
    teaser: {
      en: [
        "Online, eleven days before the Ad Hoc Committee met again, organisations from all over the continent prepared what they want to say there.",
      ],
      fr: [
        "En ligne, onze jours avant la reprise des travaux du Comité spécial, des organisations de tout le continent ont préparé ce qu’elles veulent y dire.",
      ],
      ar: ["عبر الإنترنت، وقبل أحد عشر يومًا من انعقاد اللجنة المخصصة مجددًا، أعدّت منظمات من أنحاء القارة ما تريد قوله فيها."],
    },
    theme: "cybercrime",
    firstDay: "2024-01-18",
    picture: ["net4u-exchange", "in ochre: two networks of white points, joined by a few lines"],
    more: { regions: ["002"] },
  }),
  item({
    id: "consultation-americas",
    title: { en: "From the Americas: three questions to the negotiators on cybercrime" },
    teaser: {
      en: [
        "A second consultation on the same day asked about human rights, about evidence across borders, and about who will watch over both.",
      ],
    },
    theme: "cybercrime",
    firstDay: "2024-01-18",
    picture: ["ghana-cybercrime", "in slate: points on a grid, some of them large and joined by straight lines"],
    more: { regions: ["019"] },
  }),
  item({
    id: "reception-experts",
    title: { en: "Experts on cybercrime meet in Vienna before the last round" },
    teaser: {
      en: [
        "At a reception of the Unit, negotiators and non-governmental experts talked for the last time before the concluding session in New York.",
      ],
    },
    theme: "cybercrime",
    firstDay: "2024-01-18",
    picture: ["cooperation-dialogue", "in ochre: two groups of white points, joined by a few lines"],
    more: { place: translated({ en: "Vienna", ar: "فيينا" }), countries: ["AT"] },
  }),
  item({
    id: "ad-hoc-committee-opens",
    title: { en: "The concluding session on a cybercrime convention opens in New York" },
    teaser: {
      en: [
        "Until 9 February, member states want to finish the text they have worked on in six sessions; organisations watch from the room and online.",
      ],
    },
    theme: "cybercrime",
    firstDay: "2024-01-29",
    picture: ["new-york-session", "in slate: rows of white points in curves, as in an assembly hall"],
    more: { place: translated({ en: "New York", ar: "نيويورك" }), countries: ["US"], embargoUntil: "2024-01-29T15:00:00Z" },
  }),
  item({
    id: "webinar-high-level-segment",
    title: {
      en: "How to be heard at the high-level segment on drugs",
      fr: "Comment se faire entendre au débat de haut niveau sur les drogues",
    },
    teaser: {
      en: ["A webinar explained who may speak in March, how written statements are handed in, and where NGOs meet on the margins."],
      fr: [
        "Un webinaire a expliqué qui peut prendre la parole en mars, comment remettre une déclaration écrite et où les ONG se retrouvent en marge.",
      ],
    },
    theme: "drugs",
    firstDay: "2024-01-26",
    picture: ["drug-report-webinar", "in green: columns of points of different heights, like a chart"],
    more: { regions: ["001"] },
  }),
  // "[date to be confirmed]" is left in on purpose: the pre-flight has to stop an issue with a placeholder in it.
  item({
    id: "kenya-follow-up",
    title: { en: "After the pilot: what Kenya does next" },
    teaser: {
      en: [
        "Some months after the first pilot initiative, authorities and organisations looked at what they had promised each other. They meet again in Nairobi on [date to be confirmed].",
      ],
    },
    theme: "crime",
    firstDay: "2024-01-23",
    picture: ["kenya-pilot", "in ochre: a few white points around a bright one, in front of large circles"],
    more: { place: translated({ en: "Kenya" }), regions: ["014"], countries: ["KE"], project: reference("project-se4u") },
  }),
  item({
    id: "montenegro-strategy-begins",
    title: { en: "A new anti-corruption strategy for Montenegro takes effect" },
    teaser: {
      en: [
        "The National Strategy for Fight Against Corruption runs from 2024 to 2028. Organisations that helped to prepare it want to help to watch it.",
      ],
    },
    theme: "corruption",
    firstDay: "2024-01-01",
    picture: ["montenegro-workshop", "in blue: three groups of white points, each joined to the next"],
    more: { place: translated({ en: "Montenegro" }), countries: ["ME"] },
  }),
  item({
    id: "dialogues-half-time",
    title: { en: "Constructive Dialogues: half of the time to apply is over" },
    teaser: {
      en: [
        "Applications for three of the dialogues of 2024 are open until 4 February. The Unit answers questions by mail, and reads each one.",
      ],
    },
    theme: "crime",
    firstDay: "2024-01-22",
    picture: ["constructive-dialogues", "in navy blue: white points around four circles, each circle joined to the next"],
    more: { ...clearing("organisation-field-office", { state: "asked" }), regions: ["001"], project: reference("project-glou68") },
  }),
  item({
    id: "se4u-course-opens",
    title: {
      en: "The SE4U course opens in February",
      fr: "Le cours SE4U ouvre en février",
      ar: "دورة SE4U تُفتح في شباط/فبراير",
    },
    teaser: {
      en: [
        "For two months, anybody who works for an NGO, a university or a company can learn about the Convention, at any hour and at their own pace.",
      ],
      fr: [
        "Pendant deux mois, toute personne travaillant pour une ONG, une université ou une entreprise peut découvrir la Convention, à toute heure et à son rythme.",
      ],
      ar: ["على مدى شهرين يمكن لكل من يعمل في منظمة غير حكومية أو جامعة أو شركة أن يتعرف على الاتفاقية في أي ساعة وبالوتيرة التي تناسبه."],
    },
    theme: "crime",
    firstDay: "2024-01-31",
    picture: ["penang-training", "in ochre: white points around a bright one, each joined to it"],
    more: { regions: ["001"], project: reference("project-se4u") },
  }),
];
