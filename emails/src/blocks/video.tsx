import { directionOf, type Video } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { Button, Meta, PictureBox } from "../ui/layout.tsx";
import { FallbackNote, PlainLink, RichText, styleOf } from "../ui/text.tsx";

/** A video as a still that links to it; the play mark is part of the picture, so that it is there in every client. */
export function VideoBlock({ edition, video }: { readonly edition: Edition; readonly video: Video }): ReactElement {
  const title = translated(edition, video.title);
  const facts = videoFacts(edition, video);
  return (
    <>
      {video.still === undefined ? null : (
        <div style={{ padding: "0 0 16px 0" }}>
          <a href={video.watchUrl}>
            <PictureBox edition={edition} picture={video.still} widthPx={552} />
          </a>
        </div>
      )}
      {title === undefined ? null : (
        <>
          <FallbackNote edition={edition} translation={title} />
          <h3
            className="d-ink"
            lang={title.language}
            dir={directionOf(title.language)}
            style={{ ...styleOf(title, "item"), padding: "0 0 6px 0" }}
          >
            {title.value}
          </h3>
        </>
      )}
      <RichText edition={edition} value={video.summary} />
      {facts === "" ? null : <Meta edition={edition}>{facts}</Meta>}
      {video.moreUrl === undefined ? null : (
        <Meta edition={edition} className="d-accent">
          <PlainLink href={video.moreUrl}>{edition.words.moreAbout}</PlainLink>
        </Meta>
      )}
      <div style={{ padding: "8px 0 0 0" }}>
        <Button edition={edition} href={video.watchUrl}>
          {edition.words.watch}
        </Button>
      </div>
    </>
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
