import { translated, type SampleDocument } from "./builders.ts";

/**
 * Projects as the Unit's pages name them. No page says who funds them, and of the first only its code is known: nobody is invented.
 */
export const projects: readonly SampleDocument[] = [
  { _id: "project-glou68", _type: "project", code: "GLOU68", title: translated({ en: "GLOU68" }) },
  {
    _id: "project-se4u",
    _type: "project",
    shortName: "SE4U",
    title: translated({
      en: "Stakeholder Engagement for the United Nations Convention against Transnational Organized Crime, its Review Mechanism and Related Activities",
    }),
  },
  {
    _id: "project-private-sector",
    _type: "project",
    title: translated({
      en: "Public-private partnerships: Fostering engagement with the private sector on the implementation of the United Nations Convention against Transnational Organized Crime and its Trafficking in Persons Protocol",
    }),
  },
];
