import { link, picture, reference, translated, translatedText, type SampleDocument } from "./builders.ts";

const page = (name: string): string => `https://example.org/news/${name}`;

/** The lead story and the two others that exist in all six languages. */
const translatedItems: readonly SampleDocument[] = [
  {
    _id: "news-atlanta-forum",
    _type: "newsItem",
    title: translated({
      en: "948 people from 320 organisations: the first Civil Society Forum",
      fr: "948 personnes de 320 organisations : le premier Forum de la société civile",
      es: "948 personas de 320 organizaciones: el primer Foro de la Sociedad Civil",
      ar: "948 مشاركًا من 320 منظمة: منتدى المجتمع المدني الأول",
      ru: "948 человек из 320 организаций: первый Форум гражданского общества",
      zh: "来自320个组织的948人：首届民间社会论坛",
    }),
    teaser: translatedText({
      en: [
        "Never before had so many from civil society come to a session of the Conference of the States Parties to the Convention against Corruption. On 10 December, in Atlanta, about 400 of them spent a day together in the room and online, invited by the Unit with INL and the UNCAC Coalition.",
        "Two panels and several smaller groups worked on six themes: transparent public procurement; how corruption serves organised crime; what civil society can do about enablers; corruption and gender inequality; beneficial ownership and the misuse of companies; and the place of NGOs in multilateral bodies.",
      ],
      fr: [
        "Jamais la société civile n’avait été aussi nombreuse à une session de la Conférence des États parties à la Convention contre la corruption. Le 10 décembre, à Atlanta, quelque 400 personnes ont passé une journée ensemble, sur place et en ligne, à l’invitation de l’Unité, d’INL et de la Coalition UNCAC.",
        "Deux tables rondes et plusieurs groupes ont traité six thèmes : la transparence des marchés publics, les liens entre corruption et criminalité organisée, le rôle de la société civile face aux facilitateurs, la corruption et les inégalités entre les sexes, les bénéficiaires effectifs, et la place des ONG dans les instances multilatérales.",
      ],
      es: [
        "Nunca tanta gente de la sociedad civil había acudido a un período de sesiones de la Conferencia de los Estados Parte en la Convención contra la Corrupción. El 10 de diciembre, en Atlanta, unas 400 personas trabajaron juntas, en la sala y en línea, por invitación de la Unidad, INL y la Coalición UNCAC.",
        "Dos mesas y varios grupos abordaron seis temas: la transparencia en la contratación pública, el vínculo entre corrupción y delincuencia organizada, el papel de la sociedad civil ante los facilitadores, la corrupción y la desigualdad de género, los beneficiarios finales y el lugar de las ONG en los órganos multilaterales.",
      ],
      ar: [
        "لم يسبق أن حضر هذا العدد من ممثلي المجتمع المدني دورةً لمؤتمر الدول الأطراف في اتفاقية مكافحة الفساد. وفي 10 كانون الأول/ديسمبر في أتلانتا، أمضى نحو 400 منهم يومًا من العمل المشترك حضوريًا وعبر الإنترنت، بدعوة من الوحدة ومكتب INL وتحالف UNCAC.",
        "وتناولت جلستان رفيعتا المستوى ومجموعات عمل ستة محاور: شفافية المشتريات العامة، والصلة بين الفساد والجريمة المنظمة، ودور المجتمع المدني في التصدي للميسّرين، والفساد وعدم المساواة بين الجنسين، والملكية النفعية وإساءة استخدام الشركات، ومشاركة المنظمات غير الحكومية في الهيئات المتعددة الأطراف.",
      ],
      ru: [
        "Никогда ещё гражданское общество не было представлено так широко на сессии Конференции государств — участников Конвенции против коррупции. 10 декабря в Атланте около 400 человек провели вместе день работы, очно и онлайн, по приглашению Отдела, INL и Коалиции UNCAC.",
        "На двух дискуссиях и в рабочих группах обсуждались шесть тем: прозрачность государственных закупок, связь коррупции с организованной преступностью, роль гражданского общества в противодействии пособникам, коррупция и гендерное неравенство, бенефициарная собственность и место НПО в многосторонних органах.",
      ],
      zh: [
        "《反腐败公约》缔约国会议从未有如此众多的民间社会代表出席。12月10日，在亚特兰大，约400名代表应民间社会股、INL和UNCAC联盟邀请，以现场和线上方式共同工作了一天。",
        "两场高级别讨论和多个小组围绕六个主题展开：公共采购透明度、腐败与有组织犯罪的联系、民间社会在应对助长者方面的作用、腐败与性别不平等、实益所有权与公司滥用，以及非政府组织在多边机构中的参与。",
      ],
    }),
    picture: picture("atlanta-forum.jpg", {
      en: "White points joined by lines on blue: a network",
      fr: "Points blancs reliés par des lignes sur fond bleu : un réseau",
      es: "Puntos blancos unidos por líneas sobre azul: una red",
      ar: "نقاط بيضاء تصلها خطوط على خلفية زرقاء: شبكة",
      ru: "Белые точки, соединённые линиями, на синем: сеть",
      zh: "蓝底上由线条相连的白点：网络",
    }),
    theme: "corruption",
    place: translated({ en: "Atlanta", fr: "Atlanta", es: "Atlanta", ar: "أتلانتا", ru: "Атланта", zh: "亚特兰大" }),
    firstDay: "2023-12-10",
    links: [link("en", page("civil-society-forum"))],
    organisations: [reference("organisation-inl"), reference("organisation-uncac-coalition")],
  },
  {
    _id: "news-lusaka-session",
    _type: "newsItem",
    title: translated({
      en: "Lusaka: ministers and civil society on drug use among young people",
      fr: "Lusaka : ministres et société civile face à l’usage de drogues chez les jeunes",
      es: "Lusaka: ministros y sociedad civil ante el consumo de drogas entre los jóvenes",
      ar: "لوساكا: الوزراء والمجتمع المدني في مواجهة تعاطي المخدرات بين الشباب",
      ru: "Лусака: министры и гражданское общество об употреблении наркотиков молодёжью",
      zh: "卢萨卡：部长与民间社会共议青年吸毒问题",
    }),
    teaser: translatedText({
      en: [
        "For three days in November the African Union Commission brought together ministers, officials, international organisations, researchers and NGOs. They compared what prevents and treats substance use disorders among youth, women and children across the continent.",
      ],
      fr: [
        "Trois jours durant, en novembre, la Commission de l’Union africaine a réuni ministres, responsables, organisations internationales, chercheurs et ONG autour de ce qui prévient et soigne les troubles liés à l’usage de substances chez les jeunes, les femmes et les enfants.",
      ],
      es: [
        "Durante tres días de noviembre, la Comisión de la Unión Africana reunió a ministros, funcionarios, organizaciones internacionales, investigadores y ONG para comparar qué previene y qué trata los trastornos por consumo de sustancias entre jóvenes, mujeres y niños.",
      ],
      ar: [
        "على مدى ثلاثة أيام في تشرين الثاني/نوفمبر جمعت مفوضية الاتحاد الأفريقي وزراء ومسؤولين ومنظمات دولية وباحثين ومنظمات غير حكومية لمقارنة ما ينجح في الوقاية من اضطرابات تعاطي المواد وعلاجها بين الشباب والنساء والأطفال.",
      ],
      ru: [
        "Три дня в ноябре Комиссия Африканского союза собирала министров, чиновников, международные организации, исследователей и НПО, чтобы сравнить, что помогает предупреждать и лечить расстройства, связанные с употреблением веществ, у молодёжи, женщин и детей.",
      ],
      zh: [
        "11月的三天里，非洲联盟委员会召集部长、官员、国际组织、研究人员和非政府组织，比较各国在预防和治疗青年、妇女和儿童物质使用障碍方面的有效做法。",
      ],
    }),
    picture: picture("lusaka-session.jpg", {
      en: "A network of white points on green",
      fr: "Un réseau de points blancs sur fond vert",
      es: "Una red de puntos blancos sobre verde",
      ar: "شبكة من النقاط البيضاء على خلفية خضراء",
      ru: "Сеть белых точек на зелёном",
      zh: "绿底上的白点网络",
    }),
    theme: "drugs",
    place: translated({ en: "Lusaka", fr: "Lusaka", es: "Lusaka", ar: "لوساكا", ru: "Лусака", zh: "卢萨卡" }),
    firstDay: "2023-11-08",
    lastDay: "2023-11-10",
    links: [link("en", page("lusaka-session"))],
    organisations: [
      reference("organisation-auc"),
      reference("organisation-unaids"),
      reference("organisation-who"),
      reference("organisation-inl"),
    ],
  },
  {
    _id: "news-net4u-exchange",
    _type: "newsItem",
    title: translated({
      en: "What two regional networks learned from each other",
      fr: "Ce que deux réseaux régionaux ont appris l’un de l’autre",
      es: "Lo que dos redes regionales aprendieron una de otra",
      ar: "ما تعلمته شبكتان إقليميتان إحداهما من الأخرى",
      ru: "Чему научились друг у друга две региональные сети",
      zh: "两个区域网络的相互借鉴",
    }),
    teaser: translatedText({
      en: [
        "Out of the SE4U project have grown the NET4U networks, which follow the review of the Convention against Transnational Organized Crime. The first two, in Africa and in the Americas, met to compare notes.",
      ],
      fr: [
        "Du projet SE4U sont nés les réseaux NET4U, qui suivent l’examen de la Convention contre la criminalité transnationale organisée. Les deux premiers, en Afrique et dans les Amériques, ont échangé leurs expériences.",
      ],
      es: [
        "Del proyecto SE4U han surgido las redes NET4U, que siguen el examen de la Convención contra la Delincuencia Organizada Transnacional. Las dos primeras, en África y en las Américas, compararon experiencias.",
      ],
      ar: [
        "من مشروع SE4U نشأت شبكات NET4U التي تتابع استعراض اتفاقية مكافحة الجريمة المنظمة عبر الوطنية. وقد التقت الشبكتان الأوليان، في أفريقيا والأمريكتين، لتبادل الخبرات.",
      ],
      ru: [
        "Из проекта SE4U выросли сети NET4U, которые следят за обзором Конвенции против транснациональной организованной преступности. Первые две, в Африке и в Америке, обменялись опытом.",
      ],
      zh: ["SE4U项目催生了关注《打击跨国有组织犯罪公约》审议工作的NET4U网络。最早成立的非洲和美洲两个网络交流了经验。"],
    }),
    picture: picture("net4u-exchange.jpg", {
      en: "A network of white points on ochre",
      fr: "Un réseau de points blancs sur fond ocre",
      es: "Una red de puntos blancos sobre ocre",
      ar: "شبكة من النقاط البيضاء على خلفية بلون المغرة",
      ru: "Сеть белых точек на охре",
      zh: "赭底上的白点网络",
    }),
    theme: "crime",
    place: translated({
      en: "Africa, Americas",
      fr: "Afrique, Amériques",
      es: "África, Américas",
      ar: "أفريقيا والأمريكتان",
      ru: "Африка, Америка",
      zh: "非洲、美洲",
    }),
    links: [link("en", page("net4u-exchange")), link("es", "https://example.org/es/noticias/net4u")],
  },
];

interface EnglishItem {
  readonly id: string;
  readonly title: string;
  readonly teaser: string;
  readonly theme: string;
  readonly place?: string;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly pictureFile?: string;
  readonly organisations?: readonly string[];
}

function englishItem({ id, title, teaser, theme, place, firstDay, lastDay, pictureFile, organisations = [] }: EnglishItem): SampleDocument {
  return {
    _id: `news-${id}`,
    _type: "newsItem",
    title: translated({ en: title }),
    teaser: translatedText({ en: [teaser] }),
    theme,
    ...(pictureFile === undefined
      ? {}
      : { picture: picture(pictureFile, { en: `An abstract network of white points, for the item “${title}”` }) }),
    ...(place === undefined ? {} : { place: translated({ en: place }) }),
    ...(firstDay === undefined ? {} : { firstDay }),
    ...(lastDay === undefined ? {} : { lastDay }),
    links: [link("en", page(id))],
    organisations: organisations.map((organisation) => reference(`organisation-${organisation}`)),
  };
}

const englishItems: readonly EnglishItem[] = [
  {
    id: "penang-training",
    title: "South-East Asian civil society takes first steps towards a network",
    teaser:
      "In the margins of a conference on cross-border corruption, the Unit trained participants from the ASEAN region on the Convention and on how its review works.",
    theme: "crime",
    place: "Penang",
    firstDay: "2023-12-05",
    lastDay: "2023-12-06",
    pictureFile: "penang-training.jpg",
  },
  {
    id: "youth-board",
    title: "Young people meet to prevent violent extremism",
    teaser:
      "Eight members from different parts of the world came to Vienna for the first meeting of the youth-led action board, and agreed how the initiative goes on from here.",
    theme: "terrorism",
    place: "Vienna",
    firstDay: "2023-12-04",
    lastDay: "2023-12-05",
    pictureFile: "youth-board.jpg",
  },
  {
    id: "accra-cybercrime",
    title: "Who should be at the table of a cybercrime convention?",
    teaser:
      "At the Global Conference on Cyber Capacity Building in Ghana, the Unit and three partners asked what business, research and civil society can bring to a future convention, and how the rights of all can be kept.",
    theme: "cybercrime",
    place: "Accra",
    pictureFile: "accra-cybercrime.jpg",
    organisations: ["icc", "cyberpeace", "microsoft"],
  },
  {
    id: "smuggling-dialogue",
    title: "The dignity of smuggled migrants at the centre of a dialogue",
    teaser:
      "65 non-governmental stakeholders and representatives of 38 governments took part in the Constructive Dialogue on the Smuggling of Migrants.",
    theme: "crime",
    pictureFile: "smuggling-dialogue.jpg",
  },
  {
    id: "trafficking-dialogue",
    title: "Child trafficking and corruption: the 2023 dialogue on trafficking in persons",
    teaser:
      "157 participants from civil society, academia and business talked with representatives of 51 governments about a stronger use of the Protocol, and about where the review of the Convention stands.",
    theme: "crime",
    pictureFile: "trafficking-dialogue.jpg",
  },
  {
    id: "kenya-pilot",
    title: "Kenya opens the door: civil society and organised crime",
    teaser:
      "In the first Voluntary Pilot Initiative, the government of Kenya asked civil society to help put the Convention into practice.",
    theme: "crime",
    place: "Kenya",
    pictureFile: "kenya-pilot.jpg",
  },
  {
    id: "montenegro-workshop",
    title: "Three days on corruption in Montenegro",
    teaser:
      "Prevention (chapter II of the Convention against Corruption) and asset recovery (chapter V) were the subjects of a workshop for many kinds of stakeholders, held with a regional partner and with Austrian support.",
    theme: "corruption",
    place: "Montenegro",
    pictureFile: "montenegro-workshop.jpg",
    organisations: ["rai", "adc"],
  },
  {
    id: "drug-policy-workshop",
    title: "The road to 2024: a workshop on taking part in the thematic discussions",
    teaser:
      "Online, with the Vienna NGO Committee on Drugs: how organisations can make themselves heard in the discussions of the Commission on Narcotic Drugs.",
    theme: "drugs",
    firstDay: "2023-09-07",
    pictureFile: "drug-policy-workshop.jpg",
    organisations: ["vngoc"],
  },
  {
    id: "new-york-session",
    title: "A cybercrime convention takes shape: views from many sides",
    teaser:
      "The sixth session of the Ad Hoc Committee went deep into the draft of a convention that is to fight cybercrime and respect human rights.",
    theme: "cybercrime",
    place: "New York",
    firstDay: "2023-08-21",
    lastDay: "2023-09-01",
    pictureFile: "new-york-session.jpg",
  },
  {
    id: "cooperation-dialogue",
    title: "What police can do together: the dialogue on international cooperation",
    teaser:
      "The Constructive Dialogue on International Cooperation turned to the role of law enforcement and to what its cooperation could still become.",
    theme: "crime",
    pictureFile: "cooperation-dialogue.jpg",
  },
  {
    id: "drug-report-webinar",
    title: "Reading the World Drug Report 2023 together",
    teaser:
      "A webinar with the Vienna NGO Committee on Drugs set out the main findings and trends, interpreted into English, Russian, Spanish and French.",
    theme: "drugs",
    pictureFile: "drug-report-webinar.jpg",
    organisations: ["vngoc"],
  },
];

/** Items of later pages: records that exist and are in no issue yet. */
const itemsOutsideTheIssue: readonly EnglishItem[] = [
  {
    id: "intimate-images-summit",
    title: "A summit on the abuse of intimate images",
    teaser:
      "Experts, legislators, business and civil society met during the Commission on the Status of Women to speed up action against sharing intimate images without consent.",
    theme: "cybercrime",
    place: "New York",
    firstDay: "2025-03-12",
  },
  {
    id: "central-asia-integrity",
    title: "Business ethics in Central Asia: a first conference",
    teaser:
      "With the European Bank for Reconstruction and Development, a regional effort began to make integrity part of everyday business.",
    theme: "corruption",
    place: "Central Asia",
    organisations: ["ebrd"],
  },
  {
    id: "montenegro-strategy",
    title: "Montenegro consults widely on its anti-corruption strategy",
    teaser: "How the national strategy for 2024 to 2028 is carried out was the subject of a consultation of many stakeholders.",
    theme: "corruption",
    place: "Montenegro",
  },
  {
    id: "crime-commission",
    title: "Civil society at the 34th session of the crime commission",
    teaser: "The session ended on 23 May 2025; member states and many stakeholders had dealt with new challenges in crime prevention.",
    theme: "crime",
    firstDay: "2025-05-23",
  },
];

export const newsItems: readonly SampleDocument[] = [...translatedItems, ...[...englishItems, ...itemsOutsideTheIssue].map(englishItem)];
