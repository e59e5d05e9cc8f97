import { picture, translated, type SampleDocument } from "./builders.ts";

const organisation = (id: string, name: string, more: Readonly<Record<string, unknown>> = {}): SampleDocument => ({
  _id: `organisation-${id}`,
  _type: "organisation",
  name: translated({ en: name }),
  ...more,
});

export const coalitionMembers = [
  "Transparency International",
  "UNICORN",
  "Christian Aid",
  "Global Witness",
  "Oxfam",
  "Access Info Europe",
  "Affiliated Network for Social Accountability in East Asia and the Pacific",
  "Institute for Security Studies",
];

export const allianceMembers = [
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

/** The id of an organisation that is known by its name only. */
export const organisationId = (name: string): string => `organisation-${slug(name)}`;

export const organisations: readonly SampleDocument[] = [
  organisation("inl", "Bureau of International Narcotics and Law Enforcement Affairs", { shortName: "INL" }),
  // No page names the office behind an item: nobody is invented.
  organisation("field-office", "Field office (sample)"),
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
    logo: picture("logo-ebrd.png", { en: "European Bank for Reconstruction and Development" }),
  }),
  organisation("gi-toc", "GI-TOC"),
  organisation("searcct", "SEARCCT"),
  organisation("swgfl", "Southwest Grid for Learning", { shortName: "SWGfL" }),
  organisation("vngoc", "Vienna NGO Committee on Drugs", {
    shortName: "VNGOC",
    url: "https://vngoc.example.org/",
    logo: picture("logo-vngoc.png", { en: "Vienna NGO Committee on Drugs" }),
  }),
  organisation("uncac-coalition", "UNCAC Coalition", {
    url: "https://coalition.example.org/",
    logo: picture("logo-coalition.png", { en: "UNCAC Coalition" }),
  }),
  organisation("alliance", "Alliance of NGOs on Crime Prevention and Criminal Justice", {
    shortName: "Alliance",
    url: "https://alliance.example.org/",
    logo: picture("logo-alliance.png", {
      en: "Alliance of NGOs on Crime Prevention and Criminal Justice",
      ar: "تحالف المنظمات غير الحكومية المعني بمنع الجريمة والعدالة الجنائية",
    }),
    name: translated({
      en: "Alliance of NGOs on Crime Prevention and Criminal Justice",
      ar: "تحالف المنظمات غير الحكومية المعني بمنع الجريمة والعدالة الجنائية",
    }),
  }),
  ...[...coalitionMembers, ...allianceMembers].map((name) => organisation(slug(name), name)),
];
