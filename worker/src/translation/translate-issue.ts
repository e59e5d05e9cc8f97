import type { Language, TranslationCheckResponse } from "@newsletter/schemas";
import { ContentError } from "../content/content-error.ts";
import { languageWords } from "../content/document-names.ts";
import type { Perspective, TakeSnapshot } from "../content/take-snapshot.ts";
import type { SnapshotResult } from "../ports/content.ts";
import { checkTranslation } from "./check-translation.ts";
import { translationCharactersMax } from "./limits.ts";
import { readCsv } from "./read-csv.ts";
import { readXliff } from "./read-xliff.ts";
import { TranslationFileError, type FileSubject, type ReadTranslation, type TranslationFormat } from "./translation-file.ts";
import { unitsOfIssue } from "./units-of-issue.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXliff } from "./write-xliff.ts";

export interface ExportWanted {
  readonly language: Language;
  readonly format: TranslationFormat;
  /** Every text rather than what is missing or stale. */
  readonly all: boolean;
}

export interface ExportedTranslation {
  /** `2024-01-ar.xlf`, for whoever keeps it. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
  readonly unitCount: number;
}

export interface TranslateIssue {
  /** The texts of an issue as a file for a translator. Unknown issue: `issueNotFound`; a language that is none of its: `TranslationFileError`. */
  readonly exported: (issueId: string, perspective: Perspective, wanted: ExportWanted) => Promise<ExportedTranslation>;
  /** What of a file that came back could be taken in. */
  readonly checked: (issueId: string, perspective: Perspective, language: Language, content: string) => Promise<TranslationCheckResponse>;
}

/** Texts out to translators and back. Nothing is written: who takes a translation in does so in his own name. */
export function createTranslateIssue(takeSnapshot: TakeSnapshot): TranslateIssue {
  return {
    exported: async (issueId, perspective, { language, format, all }) => {
      const taken = await takeSnapshot(issueId, perspective);
      const subject = subjectOf(issueId, language, taken);
      const units = unitsOfIssue({ documents: taken.documents, ...subject }).filter(({ state }) => all || state !== "done");
      if (units.length === 0)
        throw new TranslationFileError(`Nothing is ${all ? "written" : "missing or stale"} in ${languageWords[language]}.`);
      const name = `${slugOf(taken, issueId)}-${language}`;
      return format === "xliff"
        ? { fileName: `${name}.xlf`, mediaType: "application/xliff+xml", content: writeXliff(subject, units), unitCount: units.length }
        : { fileName: `${name}.csv`, mediaType: "text/csv", content: writeCsv(subject, units), unitCount: units.length };
    },
    checked: async (issueId, perspective, language, content) => {
      const read = readTranslation(content);
      const taken = await takeSnapshot(issueId, perspective);
      return checkTranslation(read, subjectOf(issueId, language, taken), taken.documents);
    },
  };
}

/** The publication's first language is the one it is written in. */
function subjectOf(issueId: string, target: Language, { languages, documents, findings }: SnapshotResult): FileSubject {
  if (documents.length === 0) throw new ContentError("documentUnreadable", "A document of the issue cannot be read.", { findings });
  const source = languages[0]?.language ?? "en";
  if (target === source)
    throw new TranslationFileError(`The publication is written in ${languageWords[source]}; choose the language to translate into.`);
  if (!languages.some(({ language }) => language === target)) {
    throw new TranslationFileError(`The publication does not appear in ${languageWords[target]}.`);
  }
  return { issueId, source, target };
}

/** By what it begins with: programs name their files as they please. */
function readTranslation(content: string): ReadTranslation {
  if (content.length > translationCharactersMax) {
    throw new TranslationFileError(
      `The file is too long: ${content.length} characters, and at most ${translationCharactersMax} can be taken in.`,
    );
  }
  const beginning = content.replace(/^\uFEFF/u, "").trimStart();
  if (beginning === "") throw new TranslationFileError("The file is empty.");
  if (beginning.startsWith("<")) return readXliff(content);
  if (/^"?id"?[,;\t]/u.test(beginning)) return readCsv(content);
  throw new TranslationFileError("This is neither XLIFF nor the table that was exported. A spreadsheet has to be saved as “CSV UTF-8”.");
}

function slugOf({ documents }: SnapshotResult, issueId: string): string {
  const issue = documents.find(({ _id }) => _id === issueId);
  const slug = issue?._type === "issue" ? issue.slug?.current : undefined;
  return /^[\w-]{1,80}$/u.test(slug ?? "") ? (slug ?? "") : "issue";
}
