import { reference, references, translated, type SampleDocument } from "./builders.ts";
import { allianceMembers, coalitionMembers, organisationId } from "./organisations.ts";

// The three umbrella organisations. Their figures carry no "as of": the source gives no date, and none is invented.

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
    memberOrganisations: references(coalitionMembers.map(organisationId)),
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
    memberOrganisations: references(allianceMembers.map(organisationId)),
    languages: ["ar", "en"],
    masthead: {
      line: translated({ en: "Crime prevention and criminal justice", ar: "منع الجريمة والعدالة الجنائية" }),
      colour: "#5B3A70",
      url: "https://alliance.example.org/",
    },
  },
];
