import { clearing, keyedPicture, link, picture, references, translated, translatedText, type SampleDocument } from "./builders.ts";
import { januaryItems } from "./january-items.ts";
import { altOfTheLead } from "./translations.ts";

const page = (name: string): string => `https://example.org/news/${name}`;

/** The lead story and the two others that exist in all six languages. */
const translatedItems: readonly SampleDocument[] = [
  {
    _id: "news-atlanta-forum",
    _type: "newsItem",
    title: translated({
      en: "948 people from 320 NGOs, and a first Civil Society Forum",
      fr: "948 personnes, 320 ONG et un premier Forum de la société civile",
      es: "948 personas, 320 ONG y un primer Foro de la Sociedad Civil",
      ar: "948 مشاركًا من 320 منظمة غير حكومية، ومنتدى أول للمجتمع المدني",
      ru: "948 человек из 320 НПО и первый Форум гражданского общества",
      zh: "320个非政府组织的948人与首届民间社会论坛",
    }),
    teaser: translatedText({
      en: [
        "The tenth session of the Conference of the States Parties to the Convention against Corruption drew more people from civil society than any before it: 948, from 320 NGOs. On 10 December the first Civil Society Forum brought together about 400 delegates, in Atlanta and online, at the invitation of the Unit, INL and the UNCAC Coalition.",
        "Two high-level panels and several smaller groups worked on six themes: transparent public procurement; how corruption is linked to organised crime; what civil society can do about enablers; corruption and gender inequality; beneficial ownership and the misuse of companies; and the place of NGOs in multilateral bodies.",
      ],
      fr: [
        "La dixième session de la Conférence des États parties à la Convention contre la corruption a attiré plus de représentants de la société civile que jamais : 948 personnes, de 320 ONG. Le 10 décembre, le premier Forum de la société civile a réuni quelque 400 délégués, à Atlanta et en ligne, à l’invitation de l’Unité, d’INL et de la Coalition UNCAC.",
        "Deux tables rondes et plusieurs groupes ont traité six thèmes : la transparence des marchés publics, les liens entre corruption et criminalité organisée, le rôle de la société civile face aux facilitateurs, la corruption et les inégalités entre les sexes, les bénéficiaires effectifs et l’usage abusif des sociétés, et la place des ONG dans les instances multilatérales.",
      ],
      es: [
        "El décimo período de sesiones de la Conferencia de los Estados Parte en la Convención contra la Corrupción atrajo a más representantes de la sociedad civil que nunca: 948 personas de 320 ONG. El 10 de diciembre, el primer Foro de la Sociedad Civil reunió a unos 400 delegados, en Atlanta y en línea, por invitación de la Unidad, INL y la Coalición UNCAC.",
        "Dos mesas y varios grupos abordaron seis temas: la transparencia en la contratación pública, el vínculo entre corrupción y delincuencia organizada, el papel de la sociedad civil ante los facilitadores, la corrupción y la desigualdad de género, los beneficiarios finales y el uso indebido de sociedades, y el lugar de las ONG en los órganos multilaterales.",
      ],
      ar: [
        "استقطبت الدورة العاشرة لمؤتمر الدول الأطراف في اتفاقية مكافحة الفساد حضورًا غير مسبوق من المجتمع المدني: 948 مشاركًا من 320 منظمة غير حكومية. وفي 10 كانون الأول/ديسمبر جمع منتدى المجتمع المدني الأول نحو 400 مندوب في أتلانتا وعبر الإنترنت، بدعوة من الوحدة ومكتب INL وتحالف UNCAC.",
        "وتناولت جلستان رفيعتا المستوى ومجموعات عمل ستة محاور: شفافية المشتريات العامة، والصلة بين الفساد والجريمة المنظمة، ودور المجتمع المدني في التصدي للميسّرين، والفساد وعدم المساواة بين الجنسين، والملكية النفعية وإساءة استخدام الشركات، ومشاركة المنظمات غير الحكومية في الهيئات المتعددة الأطراف.",
      ],
      ru: [
        "Десятая сессия Конференции государств — участников Конвенции против коррупции собрала рекордное число представителей гражданского общества: 948 человек из 320 НПО. 10 декабря первый Форум гражданского общества объединил около 400 делегатов, очно в Атланте и онлайн, по приглашению Отдела, INL и Коалиции UNCAC.",
        "На двух дискуссиях и в рабочих группах обсуждались шесть тем: прозрачность государственных закупок, связь коррупции с организованной преступностью, роль гражданского общества в противодействии пособникам, коррупция и гендерное неравенство, бенефициарная собственность и злоупотребление компаниями, а также место НПО в многосторонних органах.",
      ],
      zh: [
        "《反腐败公约》缔约国会议第十届会议的民间社会与会人数创下纪录：来自320个非政府组织的948人。12月10日，民间社会股与INL、UNCAC联盟共同举办首届民间社会论坛，约400名代表在亚特兰大现场或通过线上方式参加。",
        "两场高级别讨论和多个小组围绕六个主题展开：公共采购透明度、腐败与有组织犯罪的联系、民间社会在应对助长者方面的作用、腐败与性别不平等、实益所有权与公司滥用，以及非政府组织在多边机构中的参与。",
      ],
    }),
    picture: picture("atlanta-forum.jpg", altOfTheLead),
    theme: "corruption",
    countries: ["US"],
    place: translated({ en: "Atlanta", fr: "Atlanta", es: "Atlanta", ar: "أتلانتا", ru: "Атланта", zh: "亚特兰大" }),
    firstDay: "2023-12-10",
    links: [link("en", page("civil-society-forum"))],
    organisations: references(["organisation-inl", "organisation-uncac-coalition"]),
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
      en: "Abstract drawing in green: a ring of white points joined by lines, as around a table",
      fr: "Dessin abstrait en vert : un cercle de points blancs reliés par des lignes, comme autour d’une table",
      es: "Dibujo abstracto en verde: un círculo de puntos blancos unidos por líneas, como en torno a una mesa",
      ar: "رسم تجريدي بالأخضر: حلقة من النقاط البيضاء تصلها خطوط، كأنها حول طاولة",
      ru: "Абстрактный рисунок в зелёных тонах: кольцо белых точек, соединённых линиями, как за круглым столом",
      zh: "绿色抽象画：一圈由线条相连的白点，宛如围桌而坐",
    }),
    theme: "drugs",
    countries: ["ZM"],
    place: translated({ en: "Lusaka", fr: "Lusaka", es: "Lusaka", ar: "لوساكا", ru: "Лусака", zh: "卢萨卡" }),
    firstDay: "2023-11-08",
    lastDay: "2023-11-10",
    links: [link("en", page("lusaka-session"))],
    organisations: references(["organisation-auc", "organisation-unaids", "organisation-who", "organisation-inl"]),
  },
  {
    _id: "news-net4u-exchange",
    _type: "newsItem",
    title: translated({
      en: "What two regional networks can learn from each other",
      fr: "Ce que deux réseaux régionaux peuvent apprendre l’un de l’autre",
      es: "Lo que dos redes regionales pueden aprender una de otra",
      ar: "ما يمكن أن تتعلمه شبكتان إقليميتان إحداهما من الأخرى",
      ru: "Чему могут научиться друг у друга две региональные сети",
      zh: "两个区域网络的相互借鉴",
    }),
    teaser: translatedText({
      en: [
        "Out of the SE4U project have grown the NET4U networks, which follow the review of the Convention against Transnational Organized Crime. The first two, in Africa and in the Americas, are exchanging what they have learned.",
      ],
      fr: [
        "Du projet SE4U sont nés les réseaux NET4U, qui suivent l’examen de la Convention contre la criminalité transnationale organisée. Les deux premiers, en Afrique et dans les Amériques, échangent leurs expériences.",
      ],
      es: [
        "Del proyecto SE4U han surgido las redes NET4U, que siguen el examen de la Convención contra la Delincuencia Organizada Transnacional. Las dos primeras, en África y en las Américas, intercambian experiencias.",
      ],
      ar: [
        "من مشروع SE4U نشأت شبكات NET4U التي تتابع استعراض اتفاقية مكافحة الجريمة المنظمة عبر الوطنية. وتتبادل الشبكتان الأوليان، في أفريقيا والأمريكتين، الخبرات فيما بينهما.",
      ],
      ru: [
        "Из проекта SE4U выросли сети NET4U, которые следят за обзором Конвенции против транснациональной организованной преступности. Первые две, в Африке и в Америке, обмениваются опытом.",
      ],
      zh: ["SE4U项目催生了关注《打击跨国有组织犯罪公约》审议工作的NET4U网络。最早成立的非洲和美洲两个网络正在交流经验。"],
    }),
    picture: picture("net4u-exchange.jpg", {
      en: "Abstract drawing in ochre: two networks of white points, joined by a few lines",
      fr: "Dessin abstrait en ocre : deux réseaux de points blancs, reliés par quelques lignes",
      es: "Dibujo abstracto en ocre: dos redes de puntos blancos, unidas por unas pocas líneas",
      ar: "رسم تجريدي بلون المغرة: شبكتان من النقاط البيضاء تصل بينهما خطوط قليلة",
      ru: "Абстрактный рисунок в тонах охры: две сети белых точек, соединённые несколькими линиями",
      zh: "赭色抽象画：两个由白点组成的网络，以几条线相连",
    }),
    theme: "crime",
    regions: ["002", "019"],
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
  readonly drawing?: string;
  readonly organisations?: readonly string[];
  /** What only some items say: regions, byline, project ... */
  readonly more?: Readonly<Record<string, unknown>>;
}

function englishItem({
  id,
  title,
  teaser,
  theme,
  place,
  firstDay,
  lastDay,
  drawing,
  organisations = [],
  more = {},
}: EnglishItem): SampleDocument {
  return {
    _id: `news-${id}`,
    _type: "newsItem",
    title: translated({ en: title }),
    teaser: translatedText({ en: [teaser] }),
    theme,
    ...(drawing === undefined ? {} : { picture: picture(`${id}.jpg`, { en: `Abstract drawing ${drawing}` }) }),
    ...(place === undefined ? {} : { place: translated({ en: place }) }),
    ...(firstDay === undefined ? {} : { firstDay }),
    ...(lastDay === undefined ? {} : { lastDay }),
    links: [link("en", page(id))],
    organisations: references(organisations.map((organisation) => `organisation-${organisation}`)),
    ...more,
  };
}

const englishItems: readonly EnglishItem[] = [
  {
    id: "penang-training",
    title: "South-East Asian civil society takes first steps towards a network",
    teaser:
      "In the margins of a conference on cross-border corruption, “ASEAN for Good Governance”, the Unit gave a training on the Convention against Transnational Organized Crime and on how its review works.",
    theme: "crime",
    place: "Penang",
    more: { countries: ["MY"] },
    firstDay: "2023-12-05",
    lastDay: "2023-12-06",
    drawing: "in ochre: white points around a bright one, each joined to it",
  },
  {
    id: "youth-board",
    title: "Young people meet to prevent violent extremism",
    teaser:
      "Eight members from different parts of the world came to Vienna for the first meeting of the youth-led action board. They discussed how the initiative is being carried out and where it should go from here.",
    theme: "terrorism",
    place: "Vienna",
    more: { countries: ["AT"] },
    firstDay: "2023-12-04",
    lastDay: "2023-12-05",
    drawing: "in plum: eight white points in a ring, joined by lines",
  },
  {
    id: "ghana-cybercrime",
    title: "Who should be at the table of a cybercrime convention?",
    teaser:
      "At the Global Conference on Cyber Capacity Building in Ghana, the Unit and three partners discussed why a future convention needs many kinds of stakeholders to be put into practice: to meet the challenges of cyberspace and to respect the rights of all.",
    theme: "cybercrime",
    place: "Ghana",
    more: { countries: ["GH"] },
    drawing: "in slate: points on a grid, some of them large and joined by straight lines",
    organisations: ["icc", "cyberpeace", "microsoft"],
  },
  {
    id: "smuggling-dialogue",
    title: "The dignity of smuggled migrants at the centre of a dialogue",
    teaser:
      "65 non-governmental stakeholders and representatives of 38 governments took part in the Constructive Dialogue on the Smuggling of Migrants.",
    theme: "crime",
    drawing: "in ochre: a path of white points that crosses from one side to the other",
  },
  {
    id: "trafficking-dialogue",
    title: "Child trafficking and corruption: the 2023 dialogue on trafficking in persons",
    teaser:
      "157 participants from civil society, academia and the private sector talked with representatives of 51 governments about putting the Protocol to better use, and about where the review of the Convention stands.",
    theme: "crime",
    drawing: "in ochre: a large ring of white points and a smaller one within it, joined by lines",
  },
  {
    id: "kenya-pilot",
    title: "Kenya opens the door: civil society and organised crime",
    teaser:
      "In the first Voluntary Pilot Initiative, the government of Kenya asked civil society to help put the Convention into practice.",
    theme: "crime",
    place: "Kenya",
    more: { countries: ["KE"] },
    drawing: "in ochre: a few white points around a bright one, in front of large circles",
  },
  {
    id: "montenegro-workshop",
    title: "Three days on corruption in Montenegro",
    teaser:
      "Prevention (chapter II of the Convention against Corruption) and asset recovery (chapter V) were the subjects of a workshop for many kinds of stakeholders, held with the Regional Anti-Corruption Initiative and with support from the Austrian Development Cooperation.",
    theme: "corruption",
    place: "Montenegro",
    more: {
      countries: ["ME"],
      ...clearing("organisation-field-office", { state: "given", by: "Field office (sample)", on: "2024-01-08" }),
    },
    drawing: "in blue: three groups of white points, each joined to the next",
    organisations: ["rai", "adc"],
  },
  {
    id: "drug-policy-workshop",
    title: "The road to 2024: a workshop on taking part in the thematic discussions",
    teaser:
      "Online, with the Vienna NGO Committee on Drugs: how organisations can make themselves heard in the discussions of the Commission on Narcotic Drugs.",
    theme: "drugs",
    firstDay: "2023-09-07",
    drawing: "in green: a path of white points that rises from left to right",
    organisations: ["vngoc"],
  },
  {
    id: "new-york-session",
    title: "A cybercrime convention takes shape: views from many sides",
    teaser:
      "The sixth session of the Ad Hoc Committee went deep into the draft of a convention that is to fight cybercrime and respect human rights.",
    theme: "cybercrime",
    place: "New York",
    more: { countries: ["US"] },
    firstDay: "2023-08-21",
    lastDay: "2023-09-01",
    drawing: "in slate: rows of white points in curves, as in an assembly hall",
  },
  {
    id: "cooperation-dialogue",
    title: "Law enforcement across borders: the dialogue on international cooperation",
    teaser:
      "The Constructive Dialogue on International Cooperation showed what part law enforcement cooperation plays, and what more it could do.",
    theme: "crime",
    drawing: "in ochre: two groups of white points, joined by a few lines",
  },
  {
    id: "drug-report-webinar",
    title: "Reading the World Drug Report 2023 together",
    teaser:
      "A webinar with the Vienna NGO Committee on Drugs set out the main findings and trends, interpreted into English, Russian, Spanish and French.",
    theme: "drugs",
    drawing: "in green: columns of points of different heights, like a chart",
    organisations: ["vngoc"],
  },
];

/** Items of later pages: records that exist and are in no issue yet. */
const itemsOutsideTheIssue: readonly EnglishItem[] = [
  {
    id: "ncii-summit",
    title: "A summit on the abuse of intimate images",
    teaser:
      "Experts, policymakers, industry and civil society met during the Commission on the Status of Women to press for urgent action against the sharing of intimate images without consent.",
    theme: "cybercrime",
    place: "New York",
    firstDay: "2025-03-12",
    organisations: ["swgfl"],
    more: { countries: ["US"] },
  },
  {
    id: "cabin-conference",
    title: "Business ethics in Central Asia: CABIN’s first conference",
    teaser:
      "In July 2025, a conference held with the European Bank for Reconstruction and Development began a regional effort to make integrity part of everyday business.",
    theme: "corruption",
    more: {
      regions: ["143"],
      coOrganisers: references(["organisation-ebrd"]),
      morePictures: [keyedPicture("ebrd", "logo-ebrd.png", { en: "European Bank for Reconstruction and Development" })],
    },
  },
  {
    id: "montenegro-strategy",
    title: "Montenegro consults widely on its anti-corruption strategy",
    teaser:
      "The National Strategy for Fight Against Corruption runs from 2024 to 2028. How it is carried out was the subject of a consultation convened with the government and the Agency for the Prevention of Corruption.",
    theme: "corruption",
    place: "Montenegro",
    more: { countries: ["ME"] },
  },
  {
    id: "ccpcj-34",
    title: "Civil society at the 34th session of the crime commission",
    teaser:
      "The Commission on Crime Prevention and Criminal Justice ended its session on 23 May 2025. Member states and many stakeholders had taken up new challenges in crime prevention and criminal justice.",
    theme: "crime",
    firstDay: "2025-05-23",
  },
  {
    id: "putrajaya-workshop",
    title: "Partners against organised crime in Asia",
    teaser:
      "More than 50 people from civil society, academia and the private sector worked in Putrajaya on how the Convention against Transnational Organized Crime is put into practice. They compared notes on trafficking, cybercrime, corruption and organised fraud.",
    theme: "crime",
    place: "Putrajaya, Malaysia",
    more: { regions: ["142"], countries: ["MY"] },
  },
  {
    id: "youth-southeast-asia",
    title: "Young people in South-East Asia on preventing violent extremism",
    teaser:
      "In November 2024 the youth-led action held its first regional meeting, in Malaysia and with SEARCCT as co-host: youth-led organisations and experts on what prevents violent extremism, online and offline.",
    theme: "terrorism",
    more: { regions: ["035"], countries: ["MY"], coOrganisers: references(["organisation-searcct"]) },
  },
  {
    id: "youth-consultation",
    title: "48 young people look ahead to a conference on organised crime",
    teaser:
      "In October 2024, before the twelfth session of the Conference of the Parties, 48 young people from around the world were asked what they know of fighting transnational organised crime. Two of them tell how it went.",
    theme: "crime",
    more: { byline: translated({ en: "By two participants", fr: "Par deux participants", ar: "بقلم اثنين من المشاركين" }) },
  },
  {
    id: "kyoto-congress",
    title: "Kyoto: organised crime calls for many kinds of partners",
    teaser:
      "In the declaration of the Fourteenth Crime Congress, adopted on 7 March 2021, member states undertake to build partnerships with the private sector, civil society and the scientific community.",
    theme: "crime",
    place: "Kyoto",
    more: { countries: ["JP"] },
  },
];

export const newsItems: readonly SampleDocument[] = [
  ...translatedItems,
  ...[...englishItems, ...itemsOutsideTheIssue].map(englishItem),
  ...januaryItems,
];
