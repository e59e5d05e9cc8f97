import type { NewsItem, Organisation } from "@newsletter/schemas";
import { dayText, directionOf, languageNames } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { dayRangeText } from "../dates.ts";
import { translated, translatedString, type Edition } from "../edition.ts";
import { placeNames } from "../places.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { columnWidthPx, Meta } from "../ui/layout.tsx";
import { besidePictureWidthPx, PictureBeside } from "../ui/picture-beside.tsx";
import { photoLine, PictureAbove } from "../ui/picture.tsx";
import { fallbackNote, PlainLink, Title } from "../ui/text.tsx";
import { MorePictures } from "./more-pictures.tsx";
import { projectLine } from "./project.ts";
import { TextBox } from "../ui/text-box.tsx";

interface Props {
  readonly edition: Edition;
  readonly item: NewsItem;
}

/** Space between the two columns. */
export const columnGapPx = 24;
const besidePx = 176;

/** The lead story: its picture over the full width, its title on the level of the sections. */
export function LeadItem({ edition, item }: Props): ReactElement {
  return (
    <TextBox edition={edition}>
      {item.picture === undefined ? null : <PictureAbove edition={edition} picture={item.picture} widthPx={columnWidthPx(edition)} />}
      <ItemText edition={edition} item={item} widthPx={columnWidthPx(edition)} isLead />
    </TextBox>
  );
}

/** Picture beside the text. */
export function OneColumnItem({ edition, item }: Props): ReactElement {
  return (
    <PictureBeside edition={edition} picture={item.picture} widthPx={besidePx} className="m-picture">
      <ItemText edition={edition} item={item} widthPx={besidePictureWidthPx(edition, item.picture, besidePx)} />
    </PictureBeside>
  );
}

/** Half the width each; on a phone one below the other. */
export function TwoColumnItem({ edition, item }: Props): ReactElement {
  const widthPx = (columnWidthPx(edition) - columnGapPx) / 2;
  return (
    <TextBox edition={edition}>
      {item.picture === undefined ? null : <PictureAbove edition={edition} picture={item.picture} widthPx={widthPx} />}
      <ItemText edition={edition} item={item} widthPx={widthPx} />
    </TextBox>
  );
}

function ItemText({
  edition,
  item,
  widthPx,
  isLead = false,
}: Props & { readonly widthPx: number; readonly isLead?: boolean }): ReactElement {
  const meta = [metaLine(edition, item), fallbackNote(edition, translated(edition, item.title))].filter((part) => part !== "").join(" · ");
  const lines = newsLines(edition, item);
  return (
    <>
      {meta === "" ? null : (
        <Meta edition={edition} at="above">
          {meta}
        </Meta>
      )}
      <Title
        edition={edition}
        value={item.title}
        href={item.links[0]?.url}
        {...(isLead ? { level: "h2", role: "lead" } : { level: "h3", role: "item" })}
      />
      <RichText edition={edition} value={item.teaser} widthPx={widthPx} heading={isLead ? 3 : 4} />
      {lines.map((line) => (
        <Meta key={line} edition={edition}>
          {line}
        </Meta>
      ))}
      {item.links.length < 2 ? null : <LanguageLinks edition={edition} links={item.links} />}
      {item.picture?.credit === undefined ? null : <Meta edition={edition}>{photoLine(edition, item.picture.credit)}</Meta>}
      {item.morePictures === undefined ? null : <MorePictures edition={edition} pictures={item.morePictures} />}
    </>
  );
}

/** "Read in English. Read in Spanish." as the languages' own names, each in its own language and direction. */
function LanguageLinks({ edition, links }: { readonly edition: Edition; readonly links: NewsItem["links"] }): ReactElement {
  return (
    <Meta edition={edition}>
      {links.map((link, index) => (
        <Fragment key={link.url}>
          {index === 0 ? null : " · "}
          <span lang={link.language} dir={directionOf(link.language)}>
            <PlainLink href={link.url} lang={link.language}>
              {languageNames[link.language]}
            </PlainLink>
          </span>
        </Fragment>
      ))}
    </Meta>
  );
}

/** theme · place · date: what is known of them. */
export function metaLine(edition: Edition, item: NewsItem): string {
  const theme = item.theme === undefined ? "" : edition.words.theme[item.theme];
  const place = isolatedIn(edition.direction, translatedString(edition, item.place) || placeNames(edition, item));
  return [theme, place, newsDate(edition, item)].filter((part) => part !== "").join(" · ");
}

/** Who wrote it, with whom it was organised, who took part, and the project it belongs to: what is known of them, a line each. */
export function newsLines(edition: Edition, item: NewsItem): readonly string[] {
  return [
    isolatedIn(edition.direction, translatedString(edition, item.byline)),
    organisedWithLine(edition, item.coOrganisers ?? []),
    organisationLine(edition, item.organisations),
    projectLine(edition, item.project),
  ].filter((line) => line !== "");
}

function organisedWithLine(edition: Edition, organisations: readonly Organisation[]): string {
  return organisations.length === 0 ? "" : edition.words.organisedWith(organisationNames(edition, organisations));
}

function newsDate(edition: Edition, { firstDay, lastDay }: NewsItem): string {
  if (firstDay === undefined) return "";
  return lastDay === undefined || lastDay === firstDay
    ? dayText(edition.language, firstDay)
    : dayRangeText(edition.language, firstDay, lastDay);
}

export function organisationLine(edition: Edition, organisations: readonly Organisation[]): string {
  return organisations.length === 0 ? "" : edition.words.with(organisationNames(edition, organisations));
}

function organisationNames(edition: Edition, organisations: readonly Organisation[]): string {
  return organisations
    .map(({ name, shortName }) => isolatedIn(edition.direction, shortName ?? translatedString(edition, name)))
    .join(edition.words.listSeparator);
}
