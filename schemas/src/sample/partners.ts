import { picture, reference, references, translated, type SampleDocument } from "./builders.ts";
import { allianceMembers, coalitionMembers, organisationId } from "./organisations.ts";

// The three umbrella organisations. Their figures carry no "as of": the source gives no date, and none is invented.

const figure = (key: string, label: string, value: string): object => ({
  _type: "partnerFigure",
  _key: key,
  label: translated({ en: label }),
  value: translated({ en: value }),
});

const link = (key: string, label: Parameters<typeof translated>[0], url: string): object => ({
  _type: "mastheadLink",
  _key: key,
  label: translated(label),
  url,
});

/** A masthead that a form of ours could not make: the sign beside the name, on the partner's ground. */
const allianceMjml = `<mjml>
  <mj-body width="600px">
    <mj-section background-color="#5B3A70" padding="16px 24px" text-align="{{start}}">
      <mj-column width="22%" vertical-align="middle">
        <mj-image src="{{logo}}" alt="{{logoAlt}}" width="96px" align="{{start}}" padding="0" />
      </mj-column>
      <mj-column width="78%" vertical-align="middle">
        <mj-text color="#FFFFFF" font-size="18px" font-weight="700" padding="0 12px">
          <a href="{{url}}" style="color:#FFFFFF;text-decoration:none">{{name}}</a>
        </mj-text>
        <mj-text color="#FFFFFF" font-size="14px" padding="2px 12px 0 12px">{{line}}</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

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
    masthead: {
      line: translated({ en: "A global network of civil society" }),
      logo: picture("logo-coalition.png", { en: "UNCAC Coalition" }),
      colour: "#17466B",
      url: "https://coalition.example.org/",
      links: [
        link(
          "members",
          { en: "Our members", fr: "Nos membres", es: "Nuestros miembros", ar: "أعضاؤنا" },
          "https://coalition.example.org/members",
        ),
        link("join", { en: "Join us", fr: "Nous rejoindre", es: "Participe", ar: "انضموا إلينا" }, "https://coalition.example.org/join"),
      ],
    },
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
      logo: picture("logo-alliance.png", { en: "Alliance of NGOs on Crime Prevention and Criminal Justice" }),
      colour: "#5B3A70",
      url: "https://alliance.example.org/",
      mjml: allianceMjml,
    },
  },
];
