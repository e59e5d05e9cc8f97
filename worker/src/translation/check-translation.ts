import {
  sourceDigest,
  type AcceptedTranslation,
  type ContentDocument,
  type Language,
  type RefusedTranslation,
  type TextValue,
  type TranslationCheckResponse,
} from "@newsletter/schemas";
import { languageWords } from "../content/document-names.ts";
import { codesById } from "./aligned-target.ts";
import { faultsOf, namesIn, warningsOf, type KnownName } from "./check-target.ts";
import { codesOf, textOf, wordsOf, type Code, type Node, type Paragraph } from "./inline.ts";
import { TranslationFileError, type FileSubject, type ReadParagraph, type ReadTranslation, type ReadUnit } from "./translation-file.ts";
import { unitsOfIssue, type TranslationUnit } from "./units-of-issue.ts";

/**
 * What of a translation can be taken in, text by text. One whose source has changed is refused, and nothing of it is guessed; the others are
 * not held up by it. A file about something else is refused as a whole, by a `TranslationFileError`.
 */
export function checkTranslation(
  read: ReadTranslation,
  subject: FileSubject,
  documents: readonly ContentDocument[],
): TranslationCheckResponse {
  refuseOtherSubject(read.subject, subject);
  const { source, target } = subject;
  const units = new Map(unitsOfIssue({ documents, source, target }).map((unit) => [unit.id, unit]));
  const names = namesIn(documents, source, target);
  const seen = new Set<string>();
  const verdicts = read.units.map((one) => {
    const isRepeated = seen.has(one.id);
    seen.add(one.id);
    return verdictOf(one, units.get(one.id), { names, source, target, isRepeated });
  });
  return {
    source,
    accepted: verdicts.flatMap((verdict) => (typeof verdict === "object" && "value" in verdict ? [verdict] : [])),
    refused: verdicts.flatMap((verdict) => (typeof verdict === "object" && "sentence" in verdict ? [verdict] : [])),
    skippedCount: verdicts.filter((verdict) => verdict === "skipped").length,
  };
}

function refuseOtherSubject(read: ReadTranslation["subject"], wanted: FileSubject): void {
  if (read.issueId === undefined)
    throw new TranslationFileError("The file does not say which issue it belongs to; it was not exported from here.");
  if (read.issueId !== wanted.issueId)
    throw new TranslationFileError("The file belongs to another issue. Open that issue, and take it in there.");
  if (read.target !== wanted.target) {
    throw new TranslationFileError(
      `The file holds a translation into “${read.target ?? "?"}”, and ${languageWords[wanted.target]} was asked for.`,
    );
  }
  if (read.source !== wanted.source) {
    throw new TranslationFileError(
      `The file was translated from “${read.source ?? "?"}”, and the publication is written in ${languageWords[wanted.source]} first.`,
    );
  }
}

interface Circumstances {
  readonly names: readonly KnownName[];
  readonly source: Language;
  readonly target: Language;
  readonly isRepeated: boolean;
}

type Verdict = AcceptedTranslation | RefusedTranslation | "skipped";

function verdictOf(read: ReadUnit, unit: TranslationUnit | undefined, { names, source, target, isRepeated }: Circumstances): Verdict {
  const written = [...read.paragraphs].filter(([, paragraph]) => "fault" in paragraph || wordsOfRead(paragraph).trim() !== "");
  if (written.length === 0) return "skipped";
  if (unit === undefined)
    return { sentence: `A text of the file (${read.id === "" ? "without a name" : read.id}) is not in the issue any more.` };
  const refused = (why: string): RefusedTranslation => ({
    documentId: unit.documentId,
    path: unit.path,
    sentence: `${unit.documentName}: its ${unit.path} ${why}`,
  });
  if (isRepeated) return refused("stands in the file twice.");
  if (read.sourceDigest !== unit.sourceDigest)
    return refused(`was changed in ${languageWords[source]} since the export; translate it as it is now.`);

  const resolved = resolvedParagraphs(new Map(written), unit);
  if ("fault" in resolved) return refused(resolved.fault);
  const words = { source: linesOf(unit.source), target: linesOf(resolved.paragraphs), names };
  const faults = faultsOf(words);
  if (faults.length > 0) return refused(faults.join(" It "));
  const value = valueOf(resolved.paragraphs, unit);
  if (sourceDigest(value) === unit.targetDigest) return "skipped";
  return {
    documentId: unit.documentId,
    documentName: unit.documentName,
    path: unit.path,
    value,
    sourceDigest: unit.sourceDigest,
    targetDigest: unit.targetDigest,
    warnings: [
      ...(read.targetDigest === unit.targetDigest ? [] : [`replaces another ${languageWords[target]} text, written since the export.`]),
      ...warningsOf(words),
    ],
  };
}

type Resolved = { readonly paragraphs: readonly Paragraph[] } | { readonly fault: string };

/** The translation with what its numbers stand for; a link that is lost or made up would lead readers nowhere. */
function resolvedParagraphs(written: ReadUnit["paragraphs"], unit: TranslationUnit): Resolved {
  const withWords = unit.source.flatMap((paragraph, index) => (wordsOf(paragraph).trim() === "" ? [] : [index]));
  if ([...written.keys()].some((index) => !withWords.includes(index))) return { fault: "has more paragraphs than its source." };
  if (written.size < withWords.length) return { fault: `is translated in part: ${written.size} of ${withWords.length} paragraphs.` };
  const codes = codesById(unit);
  const paragraphs: Paragraph[] = [];
  for (const [index, original] of unit.source.entries()) {
    const paragraph = written.get(index) ?? original;
    if ("fault" in paragraph) return { fault: paragraph.fault };
    const resolved = written.has(index) ? resolve(paragraph, codes, typeof unit.value !== "string") : original;
    if (resolved === undefined) return { fault: "has a link or emphasis that its source does not have." };
    paragraphs.push(resolved);
  }
  return linksFault(unit, paragraphs) ?? { paragraphs };
}

function resolve(paragraph: ReadParagraph, codes: ReadonlyMap<string, Code>, mayHaveEmphasis: boolean): Paragraph | undefined {
  const nodes: Node[] = [];
  for (const node of paragraph) {
    if (typeof node === "string") {
      nodes.push(node);
      continue;
    }
    const code = codes.get(node.id) ?? (mayHaveEmphasis ? emphasis.get(node.id) : undefined);
    const children = resolve(node.children, codes, mayHaveEmphasis);
    if (code === undefined || children === undefined) return undefined;
    nodes.push({ id: node.id, code, children });
  }
  return nodes;
}

/** As the table writes it, where emphasis has no number. */
const emphasis: ReadonlyMap<string, Code> = new Map([
  ["strong", { kind: "strong" }],
  ["em", { kind: "em" }],
]);

function linksFault(unit: TranslationUnit, paragraphs: readonly Paragraph[]): { readonly fault: string } | undefined {
  const notes = idsOf("footnote", paragraphs);
  const lost = idsOf("footnote", unit.source).filter((id) => !notes.includes(id));
  if (lost.length > 0) return { fault: `lacks the footnote ${lost.map((id) => `(${id})`).join(", ")} of its source.` };
  const there = idsOf("link", paragraphs);
  const wanted = idsOf("link", unit.source);
  const missing = wanted.filter((id) => !there.includes(id));
  if (missing.length > 0) return { fault: `lacks the link ${missing.map((id) => `(${id})`).join(", ")} of its source.` };
  return there.length > wanted.length ? { fault: "has a link more than its source." } : undefined;
}

/** Links or footnotes that a reader can see, in their order. */
function idsOf(kind: "link" | "footnote", paragraphs: readonly Paragraph[]): readonly string[] {
  return paragraphs
    .flatMap(codesOf)
    .filter(({ code, children }) => code.kind === kind && wordsOf(children).trim() !== "")
    .map(({ id }) => id);
}

function valueOf(paragraphs: readonly Paragraph[], { id, value }: TranslationUnit): TextValue {
  if (typeof value === "string") return linesOf(paragraphs).trim();
  return textOf(paragraphs, value, id);
}

function linesOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(wordsOf).join("\n");
}

function wordsOfRead(paragraph: ReadParagraph): string {
  return paragraph.map((node) => (typeof node === "string" ? node : wordsOfRead(node.children))).join("");
}
