import { picture, reference, translated, type SampleDocument } from "./builders.ts";

const organisation = (id: string, name: string, more: Readonly<Record<string, unknown>> = {}): SampleDocument => ({
  _id: `organisation-${id}`,
  _type: "organisation",
  name: translated({ en: name }),
  ...more,
});

const coalitionMembers = [
  "Transparency International",
  "UNICORN",
  "Christian Aid",
  "Global Witness",
  "Oxfam",
  "Access Info Europe",
  "Affiliated Network for Social Accountability in East Asia and the Pacific",
  "Institute for Security Studies",
];

const allianceMembers = [
  "Academic Council on the United Nations System",
  "International Alliance of Women",
  "International Federation of University Women",
  "Global Alliance against Traffic in Women",
  "Women's Federation for World Peace International",
  "Friends World Committee for Consultation",
  "International Commission of Catholic Prison Pastoral Care",
  "International Sociological Association",
  "International Harm Reduction Association",
  "Penal Reform International",
];

const slug = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/gu, "-");
const asReferences = (names: readonly string[]): readonly object[] => names.map((name) => reference(`organisation-${slug(name)}`));

export const organisations: readonly SampleDocument[] = [
  organisation("inl", "Bureau of International Narcotics and Law Enforcement Affairs", { shortName: "INL" }),
  organisation("auc", "African Union Commission"),
  organisation("unaids", "UNAIDS"),
  organisation("who", "World Health Organization", { shortName: "WHO" }),
  organisation("icc", "International Chamber of Commerce", { shortName: "ICC" }),
  organisation("cyberpeace", "CyberPeace Institute"),
  organisation("microsoft", "Microsoft"),
  organisation("rai", "Regional Anti-Corruption Initiative", { shortName: "RAI" }),
  organisation("adc", "Austrian Development Cooperation", { shortName: "ADC" }),
  organisation("ebrd", "European Bank for Reconstruction and Development", {
    shortName: "EBRD",
    url: "https://example.org/supporters/ebrd",
    logo: picture("development-bank.png", { en: "European Bank for Reconstruction and Development" }),
  }),
  organisation("vngoc", "Vienna NGO Committee on Drugs", { shortName: "VNGOC" }),
  organisation("uncac-coalition", "UNCAC Coalition"),
  organisation("alliance", "Alliance of NGOs on Crime Prevention and Criminal Justice", {
    shortName: "Alliance",
    name: translated({
      en: "Alliance of NGOs on Crime Prevention and Criminal Justice",
      ar: "تحالف المنظمات غير الحكومية المعني بمنع الجريمة والعدالة الجنائية",
    }),
  }),
  ...[...coalitionMembers, ...allianceMembers].map((name) => organisation(slug(name), name)),
];

const figure = (key: string, label: string, value: string): object => ({
  _type: "partnerFigure",
  _key: key,
  label: translated({ en: label }),
  value: translated({ en: value }),
});

export const partners: readonly SampleDocument[] = [
  {
    _id: "partner-vngoc",
    _type: "partner",
    organisation: reference("organisation-vngoc"),
    mandate: translated({ en: "Makes sure that NGOs and civil society can contribute to drug policy worldwide." }),
    themes: ["drugs"],
    foundedYear: 1983,
    figures: [figure("members", "members", "some 100")],
    languages: ["en", "fr", "es"],
    masthead: { line: translated({ en: "Passed on to our members" }), colour: "#1B6B5C", url: "https://vngoc.example.org/" },
  },
  {
    _id: "partner-uncac-coalition",
    _type: "partner",
    organisation: reference("organisation-uncac-coalition"),
    mandate: translated({ en: "Works for the Convention against Corruption to be known and put into practice." }),
    themes: ["corruption"],
    foundedYear: 2006,
    figures: [figure("members", "members", "over 350"), figure("countries", "countries", "over 100")],
    memberOrganisations: asReferences(coalitionMembers),
    languages: ["en", "fr", "es", "ar"],
    masthead: { line: translated({ en: "A global network of civil society" }), colour: "#17466B", url: "https://coalition.example.org/" },
  },
  {
    _id: "partner-alliance",
    _type: "partner",
    organisation: reference("organisation-alliance"),
    mandate: translated({
      en: "Brings together organisations on crime prevention, prisons, restorative justice, trafficking and human rights.",
    }),
    themes: ["crime"],
    foundedYear: 1972,
    figures: [figure("members", "members", "about 50")],
    memberOrganisations: asReferences(allianceMembers),
    languages: ["ar", "en"],
    masthead: {
      line: translated({ en: "Crime prevention and criminal justice", ar: "منع الجريمة والعدالة الجنائية" }),
      colour: "#5B3A70",
      url: "https://alliance.example.org/",
    },
  },
];

export const supporters: readonly SampleDocument[] = [
  { _id: "supporter-ebrd", _type: "supporter", organisation: reference("organisation-ebrd") },
];
