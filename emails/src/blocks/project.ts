import type { Project } from "@newsletter/schemas";
import { isolatedIn } from "../bidi.ts";
import { translatedString, type Edition } from "../edition.ts";

/** "Project: SE4U, funded by the Bank"; empty without one. Readers know a project by its short name, accountants by its code. */
export function projectLine(edition: Edition, project: Project | undefined): string {
  if (project === undefined) return "";
  const isolated = (text: string): string => isolatedIn(edition.direction, text);
  const name = isolated(project.shortName ?? project.code ?? translatedString(edition, project.title));
  const funder = project.funder;
  const parts = [
    `${edition.words.label(edition.words.project)} ${name}`,
    ...(funder === undefined ? [] : [edition.words.fundedBy(isolated(funder.shortName ?? translatedString(edition, funder.name)))]),
  ];
  return parts.join(edition.words.listSeparator);
}
