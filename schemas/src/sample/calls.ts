import { picture, reference, translated, translatedText, type SampleDocument } from "./builders.ts";
import { closingWords } from "./translations.ts";

const topic = (key: string, shortForm: string, name: string, entry: string): object => ({
  _type: "deadlineTopic",
  _key: key,
  shortForm,
  name: translated({ en: name }),
  entry: reference(entry),
});

interface Registration {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly day: string;
  readonly topic: string;
  readonly entry?: string;
}

/** A call with one deadline, of which only the day was published. */
const registration = ({ id, title, summary, day, topic: name, entry }: Registration): SampleDocument => ({
  _id: `call-${id}`,
  _type: "callForApplications",
  title: translated({ en: title }),
  summary: translatedText({ en: [summary] }),
  deadlines: [
    {
      _type: "deadline",
      _key: "registration",
      precision: "day",
      day,
      topics: [
        {
          _type: "deadlineTopic",
          _key: "registration",
          name: translated({ en: name }),
          ...(entry === undefined ? {} : { entry: reference(entry) }),
        },
      ],
    },
  ],
  applyUrl: `https://example.org/apply/${id}`,
});

/** Two calls that are open in February 2024. What they are about is on the Unit's pages; their deadlines are the sample's own. */
const openCalls: readonly SampleDocument[] = [
  {
    _id: "call-se4u-course-2024",
    _type: "callForApplications",
    title: translated({
      en: "SE4U self-paced course: places until March",
      fr: "Cours SE4U à suivre à son rythme : inscriptions jusqu’en mars",
      ar: "دورة SE4U الذاتية: أماكن حتى آذار/مارس",
    }),
    summary: translatedText({
      en: [
        "The course is open in February and March. It explains the Convention against Transnational Organized Crime, its review, and the ways in.",
      ],
      fr: [
        "Le cours est ouvert en février et en mars. Il présente la Convention contre la criminalité transnationale organisée, son examen et les moyens d’y prendre part.",
      ],
      ar: ["الدورة مفتوحة في شباط/فبراير وآذار/مارس، وتشرح اتفاقية مكافحة الجريمة المنظمة عبر الوطنية واستعراضها وسبل المشاركة فيه."],
    }),
    stakeholderKinds: ["ngo", "academia", "privateSector"],
    deadlines: [
      {
        _type: "deadline",
        _key: "places",
        precision: "day",
        day: "2024-03-08",
        topics: [{ _type: "deadlineTopic", _key: "places", name: translated({ en: "Places" }), entry: reference("calendar-se4u-course") }],
      },
    ],
    applyUrl: "https://example.org/apply/se4u-course-2024",
  },
  {
    _id: "call-pilot-initiatives-2024",
    _type: "callForApplications",
    title: translated({ en: "Pilot initiatives: countries and organisations may come forward" }),
    summary: translatedText({
      en: [
        "After Kenya, other countries can hold a voluntary pilot initiative. Authorities apply together with civil society, academia or the private sector of their country.",
      ],
    }),
    stakeholderKinds: ["government", "ngo", "academia", "privateSector"],
    languages: ["en", "fr", "es"],
    cost: translated({ en: "Taking part is free of charge" }),
    legalBasis: translated({ en: "Resolution 9/1 of the Conference of the Parties" }),
    deadlines: [
      {
        _type: "deadline",
        _key: "interest",
        precision: "instant",
        closesAt: "2024-04-30T22:00:00Z",
        timeZone: "Europe/Vienna",
        words: translated({ en: "30 April 2024, midnight CEST" }),
        topics: [{ _type: "deadlineTopic", _key: "interest", name: translated({ en: "Expressions of interest" }) }],
      },
    ],
    picture: picture("kenya-pilot.jpg", {
      en: "Abstract drawing in ochre: a few white points around a bright one, in front of large circles",
    }),
    applyUrl: "https://example.org/apply/pilot-initiatives-2024",
  },
];

export const calls: readonly SampleDocument[] = [
  {
    _id: "call-constructive-dialogues-2024",
    _type: "callForApplications",
    title: translated({
      en: "Apply for the 2024 Constructive Dialogues",
      fr: "Candidatures aux Dialogues constructifs de 2024",
      es: "Solicitudes para los Diálogos Constructivos de 2024",
      ar: "التقدم للمشاركة في الحوارات البناءة لعام 2024",
      ru: "Заявки на участие в Конструктивных диалогах 2024 года",
      zh: "申请参加2024年建设性对话",
    }),
    summary: translatedText({
      en: [
        "The Constructive Dialogues follow the review of the Convention against Transnational Organized Crime. Four will be held in 2024; for one of them the call has closed.",
      ],
      fr: [
        "Les Dialogues constructifs accompagnent l’examen de la Convention contre la criminalité transnationale organisée. Quatre auront lieu en 2024 ; pour l’un d’eux, l’appel est clos.",
      ],
      ar: [
        "ترافق الحوارات البناءة استعراض اتفاقية مكافحة الجريمة المنظمة عبر الوطنية. تُعقد أربعة منها في عام 2024، وقد أُغلق باب التقدم إلى أحدها.",
      ],
    }),
    eligibility: translated({
      en: "Non-governmental stakeholders: civil society, academia, the private sector",
      fr: "Parties prenantes non gouvernementales : société civile, monde universitaire, secteur privé",
      es: "Partes interesadas no gubernamentales: sociedad civil, mundo académico, sector privado",
      ar: "الجهات المعنية غير الحكومية: المجتمع المدني والأوساط الأكاديمية والقطاع الخاص",
      ru: "Неправительственные стороны: гражданское общество, научные круги, частный сектор",
      zh: "非政府利益攸关方：民间社会、学术界、私营部门",
    }),
    deadlines: [
      {
        _type: "deadline",
        _key: "firearms",
        precision: "instant",
        closesAt: "2023-12-03T23:00:00Z",
        timeZone: "Europe/Vienna",
        words: translated(closingWords.firearms),
        topics: [topic("firearms", "Firearms", "Firearms", "calendar-dialogue-firearms")],
      },
      {
        _type: "deadline",
        _key: "february",
        precision: "instant",
        closesAt: "2024-02-04T23:00:00Z",
        timeZone: "Europe/Vienna",
        words: translated(closingWords.february),
        topics: [
          topic("taic", "TA&IC", "International cooperation and technical assistance", "calendar-dialogue-cooperation"),
          topic("tip", "TIP", "Trafficking in persons", "calendar-dialogue-trafficking"),
          topic("som", "SOM", "Smuggling of migrants", "calendar-dialogue-smuggling"),
        ],
      },
    ],
    picture: picture(
      "constructive-dialogues.jpg",
      { en: "Abstract drawing in navy blue: white points around four circles, each circle joined to the next" },
      "Civil Society Unit",
    ),
    applyUrl: "https://example.org/apply/constructive-dialogues-2024",
  },
  {
    _id: "call-crime-congress-2026",
    _type: "callForApplications",
    title: translated({ en: "Crime Congress in Abu Dhabi: accreditation for NGOs without ECOSOC status" }),
    summary: translatedText({
      en: [
        "The Fifteenth United Nations Congress on Crime Prevention and Criminal Justice meets from 25 to 30 April 2026. NGOs without consultative status may ask for special accreditation, as ECOSOC resolution 1996/31 provides.",
      ],
    }),
    eligibility: translated({ en: "NGOs without ECOSOC consultative status" }),
    stakeholderKinds: ["ngo"],
    legalBasis: translated({ en: "ECOSOC resolution 1996/31, paragraph 44" }),
    countries: ["AE"],
    deadlines: [
      {
        _type: "deadline",
        _key: "accreditation",
        precision: "day",
        day: "2025-11-04",
        topics: [
          {
            _type: "deadlineTopic",
            _key: "accreditation",
            name: translated({ en: "Special accreditation" }),
            entry: reference("calendar-crime-congress"),
          },
        ],
      },
    ],
    applyUrl: "https://example.org/apply/crime-congress",
  },
  registration({
    id: "se4u-course-2021",
    title: "SE4U self-paced course: places in the second cohort",
    summary:
      "The course explains the Convention against Transnational Organized Crime and its review, and how organisations can take part in it.",
    day: "2021-10-05",
    topic: "Second cohort",
  }),
  ...openCalls,
];
