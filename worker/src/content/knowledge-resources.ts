import { resourceExtensions, type KnowledgeResource } from "@newsletter/schemas";
import { clearanceOf } from "./clearance.ts";
import { fieldOf, member, report, type Conversion, type Field } from "./conversion.ts";
import type { DocumentOf } from "./document-names.ts";
import { organisationsOf, pictureOf } from "./organisations.ts";
import { placesOf, releaseOf } from "./places.ts";
import { projectOf } from "./projects.ts";
import { requiredText } from "./rich-texts.ts";
import { requiredString, webAddress } from "./text-fields.ts";

type Source = KnowledgeResource["source"];

export function knowledgeResourceOf(conversion: Conversion, stored: DocumentOf<"knowledgeResource">): KnowledgeResource | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const summary = requiredText(member(field, "summary"), stored.summary, "summary");
  const kind = stored.kind ?? report(member(field, "kind"), "kindMissing", "does not say what kind of resource it is.");
  const source = sourceOf(field, stored);
  const picture = pictureOf(member(field, "picture"), stored.picture);
  const organisations = organisationsOf(member(field, "organisations"), stored.organisations);
  const project = projectOf(member(field, "project"), stored.project);
  const places = placesOf(field, stored);
  const languages = [...new Set(stored.languages)];
  if (title === undefined || summary === undefined || kind === undefined || source === undefined) return undefined;
  return {
    type: "knowledgeResource",
    id: stored._id,
    title,
    summary,
    kind,
    source,
    languages: languages.length === 0 ? undefined : languages,
    picture,
    organisations,
    project,
    ...places,
    ...releaseOf(field, stored),
    clearance: clearanceOf(stored.clearance),
  };
}

/** A file that we keep or an address elsewhere, never both: readers would not know which of them counts. */
function sourceOf(field: Field, { file, url: storedUrl }: DocumentOf<"knowledgeResource">): Source | undefined {
  const url = webAddress(member(field, "url"), storedUrl, "address");
  if (file?.asset === undefined) {
    const isEmpty = storedUrl === undefined || storedUrl.trim() === "";
    if (isEmpty) report(member(field, "file"), "fileMissing", "has neither a file nor an address.");
    return url === undefined ? undefined : { url };
  }
  if (url !== undefined) report(member(field, "url"), "fileAndUrl", "has both a file and an address; one of them has to go.");
  const place = member(field, "file");
  const kept = field.conversion.files.get(file.asset._ref) ?? "notInLake";
  switch (kept) {
    case "notInLake":
      return report(place, "fileMissing", "has a file that is not there any more.");
    case "tooLarge":
      return report(place, "fileTooLarge", "has a file of more than 20 MB; put it on a page and give its address.");
    case "wrongType":
      return reportWrongType(place);
    default:
      return resourceExtensions.includes(kept.extension) ? { file: kept } : reportWrongType(place);
  }
}

function reportWrongType(field: Field): undefined {
  return report(
    field,
    "fileTypeWrong",
    "has a file that is none of PDF, Word, Excel, PowerPoint, CSV, ZIP and text, whatever its name says.",
  );
}
