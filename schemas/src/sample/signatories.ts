import { translated, type SampleDocument } from "./builders.ts";

export const signatoryId = "signatory-civil-society-unit";

/** The Unit signs as an office: no person is named in the issue, and none is invented. */
export const signatories: readonly SampleDocument[] = [
  {
    _id: signatoryId,
    _type: "signatory",
    name: translated({
      en: "Civil Society Unit",
      fr: "L’Unité de la société civile",
      es: "Unidad de la Sociedad Civil",
      ar: "وحدة المجتمع المدني",
      ru: "Отдел по работе с гражданским обществом",
      zh: "民间社会股",
    }),
  },
];
