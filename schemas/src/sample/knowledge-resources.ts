import { file, reference, references, translated, translatedText, type PerLanguage, type SampleDocument } from "./builders.ts";

interface Resource {
  readonly id: string;
  readonly title: PerLanguage<string>;
  readonly summary: PerLanguage<readonly string[]>;
  readonly kind: string;
  /** What it is: a file of ours, or an address elsewhere. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly project?: string;
  readonly organisations?: readonly string[];
}

const resource = ({ id, title, summary, kind, source, project, organisations }: Resource): SampleDocument => ({
  _id: `resource-${id}`,
  _type: "knowledgeResource",
  title: translated(title),
  summary: translatedText(summary),
  kind,
  ...source,
  languages: ["en"],
  ...(project === undefined ? {} : { project: reference(`project-${project}`) }),
  ...(organisations === undefined ? {} : { organisations: references(organisations.map((name) => `organisation-${name}`)) }),
});

/** What the Unit's pages offer to download or to join. The one file was written for this repository (see `sample/README.md`). */
export const knowledgeResources: readonly SampleDocument[] = [
  resource({
    id: "pilot-initiatives",
    title: {
      en: "Pilot initiatives: the concept note",
      fr: "Initiatives pilotes : la note conceptuelle",
      ar: "المبادرات التجريبية: المذكرة المفاهيمية",
    },
    summary: {
      en: [
        "How a government and the stakeholders of its country can meet before a working group of the review does, and what may come of it.",
      ],
      fr: [
        "Comment un gouvernement et les parties prenantes de son pays peuvent se réunir avant un groupe de travail de l’examen, et ce qui peut en résulter.",
      ],
      ar: ["كيف يمكن لحكومة وللجهات المعنية في بلدها أن تلتقي قبل انعقاد أحد أفرقة عمل الاستعراض، وما قد يثمر عنه ذلك."],
    },
    kind: "conceptNote",
    source: { file: file("pilot-initiatives-concept-note.pdf") },
    project: "se4u",
  }),
  resource({
    id: "stakeholder-toolkit",
    title: { en: "Toolkit on stakeholder engagement" },
    summary: {
      en: [
        "Who can do what for the Convention against Transnational Organized Crime, step by step, for those who have not worked with it.",
      ],
    },
    kind: "toolkit",
    source: { url: "https://example.org/resources/stakeholder-toolkit" },
    project: "se4u",
  }),
  resource({
    id: "review-guide",
    title: { en: "A guide to the review of the Convention for civil society" },
    summary: { en: ["Written with GI-TOC: where the Review Mechanism lets organisations in, and how they can prepare."] },
    kind: "guide",
    source: { url: "https://example.org/resources/review-guide" },
    organisations: ["gi-toc"],
  }),
  resource({
    id: "commissions-guide",
    title: { en: "How NGOs take part in the two commissions" },
    summary: { en: ["A guide to the Commission on Narcotic Drugs and the Commission on Crime Prevention and Criminal Justice."] },
    kind: "guide",
    source: { url: "https://example.org/resources/commissions-guide" },
  }),
  resource({
    id: "whatson",
    title: { en: "WhatsOn, a place to meet online" },
    summary: {
      en: [
        "More than 300 organisations have registered to exchange what they know about organised crime and corruption, and to find each other.",
      ],
    },
    kind: "hub",
    source: { url: "https://example.org/whatson" },
    project: "se4u",
  }),
];
