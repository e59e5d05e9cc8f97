import { mediaUrl, type KnowledgeResource } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { placeNames } from "../places.ts";
import { fileFacts } from "../quantities.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { Bidi } from "../ui/bidi-text.tsx";
import { Meta } from "../ui/layout.tsx";
import { besidePictureWidthPx, PictureBeside } from "../ui/picture-beside.tsx";
import { photoLine } from "../ui/picture.tsx";
import { fallbackNote, PlainLink, Title } from "../ui/text.tsx";
import { organisationLine } from "./news-item.tsx";
import { projectLine } from "./project.ts";

/** A report, guide or dataset: what kind of thing it is, what it is good for, and what a download will be before it begins. */
export function ResourceBlock({ edition, resource }: { readonly edition: Edition; readonly resource: KnowledgeResource }): ReactElement {
  const facts = [resourceFacts(edition, resource), fallbackNote(edition, translated(edition, resource.title))]
    .filter((part) => part !== "")
    .join(" · ");
  const download = downloadWords(edition, resource);
  const lines = [organisationLine(edition, resource.organisations), projectLine(edition, resource.project)];
  return (
    <PictureBeside edition={edition} picture={resource.picture} className="m-picture">
      <Meta edition={edition} at="above">
        {facts}
      </Meta>
      <Title edition={edition} value={resource.title} href={resourceUrl(edition, resource)} />
      <RichText edition={edition} value={resource.summary} widthPx={besidePictureWidthPx(edition, resource.picture)} />
      {lines
        .filter((line) => line !== "")
        .map((line) => (
          <Meta key={line} edition={edition}>
            {line}
          </Meta>
        ))}
      {download === "" ? null : (
        <Meta edition={edition}>
          <PlainLink href={resourceUrl(edition, resource)}>
            <Bidi edition={edition} text={download} />
          </PlainLink>
        </Meta>
      )}
      {resource.picture?.credit === undefined ? null : <Meta edition={edition}>{photoLine(edition, resource.picture.credit)}</Meta>}
    </PictureBeside>
  );
}

/** Kind, what it is about on the map, and the languages it is in. */
export function resourceFacts(edition: Edition, resource: KnowledgeResource): string {
  const languages = (resource.languages ?? []).map((language) => edition.words.languageName[language]).join(edition.words.listSeparator);
  return [edition.words.resourceKind[resource.kind], placeNames(edition, resource), languages].filter((part) => part !== "").join(" · ");
}

/** "Download (PDF, 1.2 MB)"; empty for what is elsewhere, where we know neither. */
export function downloadWords(edition: Edition, { source }: KnowledgeResource): string {
  if (!("file" in source)) return "";
  return edition.words.download(fileFacts(edition.language, source.file, edition.words.listSeparator));
}

export function resourceUrl(edition: Edition, { source }: KnowledgeResource): string {
  return "file" in source ? mediaUrl(edition.snapshot.baseUrl, source.file) : source.url;
}
