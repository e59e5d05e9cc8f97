import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { languages, languageSchema, type RefusedTranslation, type TranslationCheckResponse } from "@newsletter/schemas";
import { readContentConfig } from "../config.ts";
import { createTranslateIssue, type TranslateIssue } from "../translation/translate-issue.ts";
import { TranslationFileError, translationFormats, type TranslationFormat } from "../translation/translation-file.ts";
import { CommandError } from "./command-error.ts";
import { contentForCommand } from "./snapshot-for-command.ts";
import { answer, type Terminal } from "./terminal.ts";
import { reasonOf } from "./with-sending.ts";

interface CommonOptions {
  readonly issue: string;
  readonly language: string;
  readonly drafts?: boolean;
  readonly json?: boolean;
}

interface ExportOptions extends CommonOptions {
  readonly format: TranslationFormat;
  readonly out: string;
  readonly all?: boolean;
}

const examples = `
Examples:
  newsletter translations export --issue sample --language ar --format xliff --out /tmp/january-ar.xlf
  newsletter translations export --issue 7c9e6679-7425-40de-944b-e07fc1f90ae7 --language fr --format csv --out fr.csv --all --drafts
  newsletter translations check --issue 7c9e6679-7425-40de-944b-e07fc1f90ae7 --language fr fr.csv --drafts

An export holds what is missing or stale in the language. A check says which texts of a file that came back could be taken in, and why
others could not. Neither writes anything in the lake: translations are taken in from the Studio, in the name of who is signed in there.
A check ends with 1 when a text is refused.
`;

export function addTranslationsCommand(program: Command, terminal: Terminal): void {
  const translations = program
    .command("translations")
    .description("files for translators, and what of them could be taken in")
    .addHelpText("after", examples);
  common(translations.command("export"))
    .description("write the texts that are missing or stale in a language into a file")
    .addOption(new Option("--format <format>", "kind of file").choices(translationFormats).makeOptionMandatory())
    .requiredOption("--out <file>", "file to write")
    .option("--all", "every text, also what is translated")
    .addHelpText("after", examples)
    .action(async (options: ExportOptions) => exportCommand(options, terminal));
  common(translations.command("check"))
    .description("say what of a translation could be taken in; nothing is written")
    .argument("<file>", "XLIFF or CSV that came back")
    .addHelpText("after", examples)
    .action(async (file: string, options: CommonOptions) => checkCommand(file, options, terminal));
}

function common(command: Command): Command {
  return command
    .requiredOption("--issue <id>", "id of an issue, or sample")
    .addOption(new Option("--language <language>", "language of the translation").choices(languages).makeOptionMandatory())
    .option("--drafts", "as it stands in the Studio, with what is not published yet")
    .option("--json", "print the answer as JSON");
}

async function exportCommand(options: ExportOptions, terminal: Terminal): Promise<void> {
  const { translateIssue, issueId, perspective } = modulesFor(options);
  const wanted = { language: languageSchema.parse(options.language), format: options.format, all: options.all === true };
  const { content, unitCount } = await translateIssue.exported(issueId, perspective, wanted).catch(asCommandError);
  const out = resolve(options.out);
  await writeFile(out, content).catch((cause: unknown) => {
    throw new CommandError(`${out} cannot be written: ${reasonOf(cause)}.`, "failed", { cause });
  });
  answer(terminal, options.json === true, { issueId, ...wanted, out, unitCount }, [`${out}: ${texts(unitCount)}`]);
}

async function checkCommand(file: string, options: CommonOptions, terminal: Terminal): Promise<void> {
  const { translateIssue, issueId, perspective } = modulesFor(options);
  const content = await contentOf(file);
  const language = languageSchema.parse(options.language);
  const checked = await translateIssue.checked(issueId, perspective, language, content).catch(asCommandError);
  answer(terminal, options.json === true, { issueId, language, ...checked }, lines(checked));
  if (checked.refused.length > 0) throw new CommandError(`${texts(checked.refused.length)} cannot be taken in.`);
}

function lines({ accepted, refused, skippedCount }: TranslationCheckResponse): readonly string[] {
  return [
    `${texts(accepted.length)} could be taken in, ${refused.length} refused, ${skippedCount} not translated or as before.`,
    ...refused.map(({ sentence }: RefusedTranslation) => `  refused: ${sentence}`),
    ...accepted.flatMap(({ documentName, path, warnings }) =>
      warnings.map((warning) => `  warning: ${documentName}: its ${path} ${warning}`),
    ),
  ];
}

interface ModulesForTranslations {
  readonly translateIssue: TranslateIssue;
  readonly issueId: string;
  readonly perspective: "drafts" | "published";
}

function modulesFor({ issue, drafts }: CommonOptions): ModulesForTranslations {
  const { takeSnapshot, issueId } = contentForCommand(issue, readContentConfig());
  return { translateIssue: createTranslateIssue(takeSnapshot), issueId, perspective: drafts === true ? "drafts" : "published" };
}

/** A file in another encoding would come in with question marks for letters. */
async function contentOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new CommandError(`${file} cannot be read: ${reasonOf(cause)}.`, "failed", { cause });
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CommandError(`${file} is not UTF-8. Save it as “CSV UTF-8”, or as XLIFF in UTF-8.`, "failed", { cause });
  }
}

function asCommandError(error: unknown): never {
  if (error instanceof TranslationFileError) throw new CommandError(error.message, "failed", { cause: error });
  throw error;
}

const texts = (count: number): string => (count === 1 ? "1 text" : `${count} texts`);
