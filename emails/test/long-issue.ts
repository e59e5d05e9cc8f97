import {
  languages,
  type IssueSnapshot,
  type Language,
  type NewsItem,
  type PortableTextBlock,
  type TranslatedString,
} from "@newsletter/schemas";
import { issueSnapshot, media, newsItem } from "./issue-snapshot.ts";

// An issue as long as an institution's longest, complete in every language: what the bound on the size of a mail is measured with.

const titles: Readonly<Record<Language, string>> = {
  en: "Ministers and organisations compare what helps young people",
  fr: "Ministres et organisations comparent ce qui aide les jeunes",
  es: "Ministros y organizaciones comparan lo que ayuda a los jóvenes",
  ar: "وزراء ومنظمات يقارنون ما يفيد الشباب في الوقاية والعلاج",
  ru: "Министры и организации обсудили, что помогает молодым людям",
  zh: "各国部长与民间组织交流帮助青年人的有效做法",
};

const sentences: Readonly<Record<Language, string>> = {
  en: "Over three days the participants looked at prevention and treatment, and at who has to sit at the table for either to work. What they agreed on is handed to the next session, which takes it up in spring.",
  fr: "Pendant trois jours, les participants ont étudié la prévention et le traitement, et ceux qui doivent y être associés. Leurs conclusions seront transmises à la prochaine session, qui les examinera au printemps.",
  es: "Durante tres días los participantes analizaron la prevención y el tratamiento, y quiénes deben intervenir para que funcionen. Sus conclusiones pasarán al próximo período de sesiones, que las examinará en primavera.",
  ar: "على مدى ثلاثة أيام ناقش المشاركون سبل الوقاية والعلاج، ومن ينبغي أن يشارك حتى ينجح كلاهما. وستُحال النتائج التي اتفقوا عليها إلى الدورة المقبلة التي ستنظر فيها في فصل الربيع.",
  ru: "Три дня участники обсуждали профилактику и лечение, а также то, кто должен участвовать, чтобы они приносили пользу. Выводы переданы следующей сессии, которая рассмотрит их весной.",
  zh: "与会者用三天时间讨论了预防与治疗，以及哪些方面必须参与才能使两者取得成效。达成的结论将提交下届会议，由其在春季审议。",
};

function block(text: string, index: number): PortableTextBlock {
  const children: PortableTextBlock["children"] = [{ _type: "span", _key: "s", text, marks: [] }];
  return { _type: "block", _key: `p${String(index)}`, style: "normal", markDefs: [], children };
}

function texts(paragraphCount: number): Record<Language, PortableTextBlock[]> {
  const of = (language: Language): PortableTextBlock[] =>
    Array.from({ length: paragraphCount }, (_, index) => block(sentences[language], index));
  return { en: of("en"), fr: of("fr"), es: of("es"), ar: of("ar"), ru: of("ru"), zh: of("zh") };
}

const inAll = (text: string): TranslatedString => Object.fromEntries(languages.map((language) => [language, text]));

function item(index: number, paragraphCount = 1): NewsItem {
  return newsItem({
    id: `news-${String(index)}`,
    title: titles,
    teaser: texts(paragraphCount),
    picture: { media, alt: titles },
    links: [
      { language: "en", url: `https://example.org/news/in-english/${String(index)}` },
      { language: "es", url: `https://example.org/noticias/en-espanol/${String(index)}` },
    ],
    organisations: ["Regional Initiative", "International Chamber", "Coalition"].map((name) => ({ id: name, name: inAll(name) })),
  });
}

export function longIssue(): IssueSnapshot {
  const short = issueSnapshot();
  const [, , , calls] = short.sections;
  const items = (count: number, first: number): NewsItem[] => Array.from({ length: count }, (_, index) => item(first + index));
  return issueSnapshot({
    issue: { ...short.issue, title: titles, subject: titles, preheader: titles, coverNote: sentences },
    sections: [
      { kind: "letter", key: "letter", letter: texts(3), signatory: { id: "signatory", name: inAll("Civil Society Unit") } },
      { kind: "lead", key: "lead", items: [item(0, 2)] },
      { kind: "news", key: "news", layout: "oneColumn", items: items(5, 1) },
      { kind: "news", key: "more", layout: "twoColumns", items: items(8, 6) },
      ...(calls === undefined ? [] : [calls]),
      {
        kind: "calendar",
        key: "calendar",
        items: Array.from({ length: 10 }, (_, index) => ({
          type: "calendarEntry" as const,
          id: `entry-${String(index)}`,
          title: titles,
          kind: "session" as const,
          when: { precision: "range" as const, firstDay: "2024-01-29", lastDay: "2024-02-09" },
          placeKind: "venue" as const,
          place: inAll("New York"),
          url: `https://example.org/events/${String(index)}`,
        })),
      },
    ],
  });
}
