import { translated, translatedText, type SampleDocument } from "./builders.ts";

export const publicationId = "publication-civil-society-newsletter";

export const publication: SampleDocument = {
  _id: publicationId,
  _type: "publication",
  name: translated({
    en: "Civil Society Newsletter",
    fr: "Lettre de la société civile",
    es: "Boletín de la Sociedad Civil",
    ar: "نشرة المجتمع المدني",
    ru: "Бюллетень гражданского общества",
    zh: "民间社会通讯",
  }),
  publisher: translated({
    en: "Civil Society Unit",
    fr: "Unité de la société civile",
    es: "Unidad de la Sociedad Civil",
    ar: "وحدة المجتمع المدني",
    ru: "Отдел по работе с гражданским обществом",
    zh: "民间社会股",
  }),
  slug: { _type: "slug", current: "civil-society-newsletter" },
  languages: ["en", "fr", "es", "ar", "ru", "zh"],
  themes: ["drugs", "crime", "corruption", "terrorism", "cybercrime"],
  proofList: ["proofs@example.org"],
  aboutUs: translatedText({
    en: [
      "The Unit is where non-governmental stakeholders find their way in: to the offices that work on drugs, crime and corruption, to field offices and to member states.",
    ],
    fr: [
      "L’Unité est la porte d’entrée des parties prenantes non gouvernementales vers les bureaux chargés des drogues, de la criminalité et de la corruption, les bureaux extérieurs et les États membres.",
    ],
    es: [
      "La Unidad es la puerta de entrada de las partes no gubernamentales a las oficinas que trabajan sobre drogas, delincuencia y corrupción, a las oficinas exteriores y a los Estados miembros.",
    ],
    ar: [
      "الوحدة هي المدخل الذي تصل منه الجهات غير الحكومية إلى المكاتب المعنية بالمخدرات والجريمة والفساد وإلى المكاتب الميدانية والدول الأعضاء.",
    ],
    ru: [
      "Через Отдел неправительственные организации находят путь к подразделениям, которые занимаются наркотиками, преступностью и коррупцией, к отделениям на местах и к государствам-членам.",
    ],
    zh: ["民间社会股是非政府利益攸关方的主要联络窗口，连接毒品、犯罪和腐败问题主管部门、外地办事处和会员国。"],
  }),
  contactLine: translated({
    en: "Write to us: contact@example.org",
    fr: "Écrivez-nous : contact@example.org",
    es: "Escríbanos: contact@example.org",
    ar: "راسلونا: contact@example.org",
    ru: "Напишите нам: contact@example.org",
    zh: "联系我们：contact@example.org",
  }),
  postalAddress: "1 Example Square, 1000 Example City",
  websiteUrl: "https://example.org/civil-society",
  senderName: "Civil Society Unit",
  senderAddress: "newsletter@example.org",
  isSample: true,
};
