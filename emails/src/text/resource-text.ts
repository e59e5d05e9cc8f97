import type { KnowledgeResource } from "@newsletter/schemas";
import { organisationLine } from "../blocks/news-item.tsx";
import { projectLine } from "../blocks/project.ts";
import { downloadWords, resourceFacts, resourceUrl } from "../blocks/resource.tsx";
import type { Edition } from "../edition.ts";
import { photoLine } from "../ui/picture.tsx";
import { lines, paragraphs, titleLine } from "./lines.ts";
import { pictureText } from "./picture-text.ts";
import { underlined } from "./plain.ts";

export function resourceText(edition: Edition, resource: KnowledgeResource): readonly string[] {
  const download = downloadWords(edition, resource);
  return [
    pictureText(edition, resource.picture),
    lines(underlined(titleLine(edition, resource.title), "-"), resourceFacts(edition, resource)),
    paragraphs(edition, resource.summary),
    lines(organisationLine(edition, resource.organisations), projectLine(edition, resource.project)),
    lines(download === "" ? "" : edition.words.label(download), resourceUrl(edition, resource)),
    resource.picture?.credit === undefined ? "" : photoLine(edition, resource.picture.credit),
  ];
}
