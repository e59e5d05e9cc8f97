import { calendarEntryIdsOfTheIssue } from "./calendar.ts";
import { picture, reference, references, translated, translatedText, type SampleDocument } from "./builders.ts";
import { altOfTheLead, headings } from "./translations.ts";
import { publicationId } from "./publication.ts";
import { signatoryId } from "./signatories.ts";

export const sampleIssueId = "sample-issue-2024-01";

const oneColumn = ["penang-training", "youth-board", "net4u-exchange", "lusaka-session", "ghana-cybercrime"];
const twoColumns = [
  "smuggling-dialogue",
  "trafficking-dialogue",
  "kenya-pilot",
  "montenegro-workshop",
  "drug-policy-workshop",
  "new-york-session",
  "cooperation-dialogue",
  "drug-report-webinar",
];

const news = (names: readonly string[]): readonly object[] => references(names.map((name) => `news-${name}`));

const letter = {
  _type: "issueSection",
  _key: "letter",
  kind: "letter",
  letter: translatedText({
    en: [
      "Welcome to the fifth issue. It reports on what non-governmental stakeholders and member states have done together in recent months about drugs, crime and corruption, and on what came of it.",
      "One call is open until 4 February, and the calendar reaches to April. We thank you for your partnership and wish you all the best for 2024.",
    ],
    fr: [
      "Bienvenue dans ce cinquième numéro. Il raconte ce que les parties prenantes non gouvernementales et les États membres ont fait ensemble ces derniers mois face aux drogues, à la criminalité et à la corruption, et ce qui en est résulté.",
      "Un appel est ouvert jusqu’au 4 février, et le calendrier va jusqu’en avril. Nous vous remercions de votre partenariat et vous souhaitons un bon début d’année 2024.",
    ],
    es: [
      "Bienvenidos al quinto número. Cuenta lo que las partes no gubernamentales y los Estados miembros han hecho juntos en los últimos meses frente a las drogas, la delincuencia y la corrupción, y con qué resultado.",
      "Hay una convocatoria abierta hasta el 4 de febrero, y el calendario llega hasta abril. Les agradecemos su colaboración y les deseamos un buen comienzo de 2024.",
    ],
    ar: [
      "مرحبًا بكم في العدد الخامس. يعرض هذا العدد ما أنجزته الجهات غير الحكومية والدول الأعضاء معًا في الأشهر الماضية في مواجهة المخدرات والجريمة والفساد، وما أثمر عنه ذلك.",
      "باب التقدم إلى إحدى الدعوات مفتوح حتى 4 شباط/فبراير، وتمتد الرزنامة حتى نيسان/أبريل. نشكركم على شراكتكم ونتمنى لكم بداية طيبة لعام 2024.",
    ],
    ru: [
      "Добро пожаловать в пятый выпуск. Он рассказывает о том, что неправительственные организации и государства-члены сделали вместе за последние месяцы в борьбе с наркотиками, преступностью и коррупцией, и о том, что это дало.",
      "Один приём заявок открыт до 4 февраля, календарь охватывает период до апреля. Благодарим вас за сотрудничество и желаем хорошего начала 2024 года.",
    ],
    zh: [
      "欢迎阅读第五期。本期介绍非政府利益攸关方与会员国近几个月来在应对毒品、犯罪和腐败方面的共同努力及成果。",
      "一项申请开放至2月4日，日历涵盖至4月。感谢各位的合作，祝2024年开局顺利。",
    ],
  }),
  signatory: reference(signatoryId),
};

export const issue: SampleDocument = {
  _id: sampleIssueId,
  _type: "issue",
  publication: reference(publicationId),
  number: 5,
  month: "2024-01",
  slug: { _type: "slug", current: "2024-01" },
  title: translated({
    en: "A record for civil society in Atlanta",
    fr: "À Atlanta, un record pour la société civile",
    es: "Atlanta, un récord para la sociedad civil",
    ar: "أتلانتا: حضور قياسي للمجتمع المدني",
    ru: "Рекорд гражданского общества в Атланте",
    zh: "亚特兰大：民间社会参与创纪录",
  }),
  subject: translated({
    en: "Civil Society Newsletter, January 2024: a record in Atlanta",
    fr: "Lettre de la société civile, janvier 2024 : Atlanta",
    es: "Boletín de la Sociedad Civil, enero de 2024: Atlanta",
    ar: "نشرة المجتمع المدني، كانون الثاني/يناير 2024: أتلانتا",
    ru: "Бюллетень гражданского общества, январь 2024: Атланта",
    zh: "民间社会通讯，2024年1月：亚特兰大创纪录",
  }),
  preheader: translated({
    en: "The first Civil Society Forum, a call open until 4 February, and the calendar to April",
    fr: "Le premier Forum de la société civile, un appel ouvert jusqu’au 4 février et le calendrier jusqu’en avril",
    es: "El primer Foro de la Sociedad Civil, una convocatoria hasta el 4 de febrero y el calendario hasta abril",
    ar: "منتدى المجتمع المدني الأول، ودعوة مفتوحة حتى 4 شباط/فبراير، ورزنامة حتى نيسان/أبريل",
    ru: "Первый Форум гражданского общества, заявки до 4 февраля и календарь до апреля",
    zh: "首届民间社会论坛、2月4日前开放的申请，以及至4月的日历",
  }),
  coverNote: translated({
    en: "Please forward the issue below to your members. Take out this note and the last line of the footer before you do, or use the forwardable edition on the web.",
    fr: "Merci de transférer le numéro ci-dessous à vos membres. Retirez auparavant cette note et la dernière ligne du pied de page, ou utilisez l’édition en ligne.",
    es: "Les rogamos que reenvíen este número a sus miembros. Quiten antes esta nota y la última línea del pie, o utilicen la edición en la web.",
    ar: "يُرجى إعادة إرسال العدد أدناه إلى أعضائكم. احذفوا قبل ذلك هذه الملاحظة والسطر الأخير من التذييل، أو استخدموا النسخة المنشورة على الويب.",
    ru: "Пожалуйста, перешлите этот выпуск вашим членам. Удалите перед этим эту заметку и последнюю строку внизу или используйте версию на сайте.",
    zh: "请将以下内容转发给贵组织成员。转发前请删除本说明和页脚最后一行，或使用网页版。",
  }),
  partnerCoverNotes: [
    {
      _type: "partnerCoverNote",
      _key: "vngoc",
      partner: reference("partner-vngoc"),
      note: translated({
        en: "Please forward the issue below to your members. The workshop on drug policy and the webinar on the World Drug Report may interest them most. Take out this note and the last line of the footer before you do, or use the forwardable edition on the web.",
        fr: "Merci de transférer le numéro ci-dessous à vos membres. L’atelier sur la politique en matière de drogues et le webinaire sur le Rapport mondial les intéresseront sans doute le plus. Retirez auparavant cette note et la dernière ligne du pied de page, ou utilisez l’édition en ligne.",
      }),
    },
  ],
  referenceTime: "2024-01-15T09:00:00Z",
  fallbackLanguages: ["fr", "es", "ar", "ru", "zh"].map((language) => ({
    _type: "fallbackLanguage",
    _key: language,
    language,
    fallback: "en",
  })),
  cover: picture("atlanta-forum.jpg", altOfTheLead),
  sections: [
    letter,
    { _type: "issueSection", _key: "lead", kind: "lead", items: news(["atlanta-forum"]) },
    { _type: "issueSection", _key: "news", kind: "news", layout: "oneColumn", heading: translated(headings.news), items: news(oneColumn) },
    {
      _type: "issueSection",
      _key: "more-news",
      kind: "news",
      layout: "twoColumns",
      heading: translated(headings.moreNews),
      items: news(twoColumns),
    },
    {
      _type: "issueSection",
      _key: "calls",
      kind: "calls",
      heading: translated(headings.calls),
      items: references(["call-constructive-dialogues-2024"]),
    },
    { _type: "issueSection", _key: "videos", kind: "videos", heading: translated(headings.videos), items: references(["video-se4u"]) },
    {
      _type: "issueSection",
      _key: "calendar",
      kind: "calendar",
      heading: translated(headings.calendar),
      items: references(calendarEntryIdsOfTheIssue),
    },
    {
      _type: "issueSection",
      _key: "supporters",
      kind: "supporters",
      heading: translated(headings.supporters),
      items: references(["supporter-ebrd"]),
    },
  ],
};
