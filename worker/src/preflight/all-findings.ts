import { canonicalJson, editionKeyText, findingSeverities, type EditionKey, type Finding, type IssueSnapshot } from "@newsletter/schemas";
import { languageWords } from "../content/document-names.ts";
import { itemsOfSection, type Item } from "./names.ts";
import { findingsOf, type Material } from "./rule.ts";
import { rules } from "./rules.ts";

/** Everything there is to say about an issue: of its content, by the rules, and of its rendered editions; each thing once, in order. */
export function allFindings(material: Material, contentFindings: readonly Finding[]): readonly Finding[] {
  const said = [...contentFindings, ...findingsOf(rules, material)];
  const places = new Set(said.map(placeKey));
  // An edition repeats what was said of the content it shows, in each language and kind.
  const ofEditions = editionFindings(material.editions ?? []).filter(
    (finding) => finding.documentId === undefined || !places.has(placeKey(finding)),
  );
  return inOrder([...said, ...ofEditions], material.snapshot);
}

/** The gravest first; among equals, in the order of the issue from top to bottom, and of the table of rules. */
export function inOrder(findings: readonly Finding[], snapshot: IssueSnapshot | undefined): readonly Finding[] {
  const distinct = [...new Map(findings.map((finding) => [canonicalJson(finding), finding])).values()];
  const ranks = snapshot === undefined ? new Map<string, number>() : ranksOf(snapshot);
  const rankOf = ({ documentId, path = "" }: Finding): number => {
    if (documentId === undefined) return -1;
    const section = /^sections\[_key=="[^"]*"\]/u.exec(path)?.[0] ?? "";
    return ranks.get(`${documentId} ${section}`) ?? ranks.get(`${documentId} `) ?? ranks.size;
  };
  return distinct.toSorted((a, b) => severityRank(a) - severityRank(b) || rankOf(a) - rankOf(b));
}

const severityRank = ({ severity }: Finding): number => findingSeverities.indexOf(severity);

const placeKey = ({ rule, documentId, path }: Finding): string => canonicalJson([rule, documentId ?? null, path ?? null]);

/** What several editions say alike is said once, with the editions it is about where it names no document. */
function editionFindings(editions: NonNullable<Material["editions"]>): readonly Finding[] {
  const keysOf = new Map<string, { readonly finding: Finding; readonly keys: EditionKey[] }>();
  for (const { key, findings } of editions) {
    for (const finding of findings) {
      const text = canonicalJson(finding);
      const known = keysOf.get(text) ?? { finding, keys: [] };
      known.keys.push(key);
      keysOf.set(text, known);
    }
  }
  return Array.from(keysOf.values(), ({ finding, keys }) =>
    finding.documentId === undefined ? { ...finding, message: `${finding.message} (${editionWords(keys)})` } : finding,
  );
}

/** `English: direct, web; Arabic: web` */
function editionWords(keys: readonly EditionKey[]): string {
  const distinct = [...new Map(keys.map((key) => [editionKeyText(key), key])).values()];
  return [...Map.groupBy(distinct, ({ language }) => language)]
    .map(([language, some]) => `${languageWords[language]}: ${some.map(({ kind }) => kind).join(", ")}`)
    .join("; ");
}

/** Places in the order a reader meets them; behind them what stands in the footer, then partners. */
function ranksOf({ issue, sections, publication, partners }: IssueSnapshot): ReadonlyMap<string, number> {
  const places = [
    `${issue.id} `,
    ...sections.flatMap((section) => [
      `${issue.id} sections[_key=="${section.key}"]`,
      ...itemsOfSection(section).flatMap((item) => documentsOf(item).map((id) => `${id} `)),
    ]),
    `${publication.id} `,
    ...partners.flatMap(({ id, organisation }) => [`${id} `, `${organisation.id} `]),
  ];
  const ranks = new Map<string, number>();
  for (const place of places) if (!ranks.has(place)) ranks.set(place, ranks.size);
  return ranks;
}

function documentsOf(item: Item): readonly string[] {
  switch (item.type) {
    case "newsItem":
      return [item.id, ...item.organisations.map(({ id }) => id)];
    case "callForApplications":
      return [item.id, ...item.deadlines.flatMap(({ topics }) => topics.flatMap(({ entry }) => entry?.id ?? []))];
    case "knowledgeResource":
      return [item.id, ...item.organisations.map(({ id }) => id)];
    case "partner":
    case "supporter":
      return [item.id, item.organisation.id];
    case "calendarEntry":
    case "video":
      return [item.id];
  }
}
