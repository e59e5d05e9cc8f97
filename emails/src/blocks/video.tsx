import type { Video } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { Button, columnWidthPx, Meta } from "../ui/layout.tsx";
import { PictureAbove } from "../ui/picture.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { fallbackNote, PlainLink, Title } from "../ui/text.tsx";
import { projectLine } from "./project.ts";

/** A video as a still that links to it; the play mark is part of the picture, so that it is there in every client. */
export function VideoBlock({ edition, video }: { readonly edition: Edition; readonly video: Video }): ReactElement {
  const meta = [videoFacts(edition, video), fallbackNote(edition, translated(edition, video.title))]
    .filter((part) => part !== "")
    .join(" · ");
  const project = projectLine(edition, video.project);
  return (
    <TextBox edition={edition}>
      {video.still === undefined ? null : (
        <PictureAbove
          edition={edition}
          picture={video.still}
          widthPx={columnWidthPx(edition)}
          href={video.watchUrl}
          credit={video.still.credit}
        />
      )}
      {meta === "" ? null : (
        <Meta edition={edition} at="above">
          {meta}
        </Meta>
      )}
      <Title edition={edition} value={video.title} />
      <RichText edition={edition} value={video.summary} widthPx={columnWidthPx(edition)} />
      {project === "" ? null : <Meta edition={edition}>{project}</Meta>}
      {video.moreUrl === undefined ? null : (
        <Meta edition={edition}>
          <PlainLink href={video.moreUrl}>{edition.words.moreAbout}</PlainLink>
        </Meta>
      )}
      <Button edition={edition} href={video.watchUrl}>
        {edition.words.watch}
      </Button>
    </TextBox>
  );
}

/** Duration and captions, as far as they are known. */
export function videoFacts(edition: Edition, video: Video): string {
  const seconds = video.durationSeconds;
  const duration =
    seconds === undefined ? "" : edition.words.duration(String(Math.floor(seconds / 60)), String(seconds % 60).padStart(2, "0"));
  const captions = video.captionLanguages.map((language) => edition.words.languageName[language]);
  return [duration, captions.length === 0 ? "" : edition.words.captions(captions.join(edition.words.listSeparator))]
    .filter((part) => part !== "")
    .join(" · ");
}
