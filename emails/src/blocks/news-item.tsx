import type { NewsItem, Organisation } from "@newsletter/schemas";
import { directionOf, languageNames } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import { dayRangeText, dayText } from "../dates.ts";
import { isFallback, translated, translatedString, type Edition } from "../edition.ts";
import { Meta, PictureBox, Table } from "../ui/layout.tsx";
import { FallbackNote, PlainLink, RichText, styleOf } from "../ui/text.tsx";
import type { TextRole } from "../ui/tokens.ts";

interface Props {
  readonly edition: Edition;
  readonly item: NewsItem;
}

/** The lead story: its picture over the full width. */
export function LeadItem({ edition, item }: Props): ReactElement {
  return (
    <>
      {item.picture === undefined ? null : (
        <div style={{ padding: "0 0 16px 0" }}>
          <PictureBox edition={edition} picture={item.picture} widthPx={552} />
        </div>
      )}
      <ItemText edition={edition} item={item} role="lead" />
    </>
  );
}

/** Picture beside the text; on a phone above it. `dir` of the table puts the picture on the right in Arabic. */
export function OneColumnItem({ edition, item }: Props): ReactElement {
  if (item.picture === undefined) return <ItemText edition={edition} item={item} role="item" />;
  const gap = edition.direction === "rtl" ? "0 20px 0 0" : "0 0 0 20px";
  return (
    <Table edition={edition}>
      <tr>
        <td width={176} valign="top" className="m-stack" style={{ width: "176px" }}>
          <PictureBox edition={edition} picture={item.picture} widthPx={176} />
        </td>
        <td valign="top" className="m-stack m-gap" style={{ padding: gap }}>
          <ItemText edition={edition} item={item} role="item" />
        </td>
      </tr>
    </Table>
  );
}

/** Half the width each; on a phone one below the other. */
export function TwoColumnItem({ edition, item }: Props): ReactElement {
  return (
    <>
      {item.picture === undefined ? null : (
        <div style={{ padding: "0 0 12px 0" }}>
          <PictureBox edition={edition} picture={item.picture} widthPx={266} />
        </div>
      )}
      <ItemText edition={edition} item={item} role="item" />
    </>
  );
}

function ItemText({ edition, item, role }: Props & { readonly role: TextRole }): ReactElement {
  const title = translated(edition, item.title);
  const meta = metaLine(edition, item);
  const [firstLink] = item.links;
  const organisations = organisationLine(edition, item.organisations);
  return (
    <>
      {meta === "" ? null : <Meta edition={edition}>{meta}</Meta>}
      {title === undefined ? null : (
        <>
          <FallbackNote edition={edition} translation={title} />
          <h3
            className="d-ink"
            lang={title.language}
            dir={directionOf(title.language)}
            style={{ ...styleOf(title, role), padding: "0 0 6px 0" }}
          >
            {firstLink === undefined ? (
              title.value
            ) : (
              <a href={firstLink.url} style={{ color: "inherit", textDecoration: "underline" }}>
                {title.value}
              </a>
            )}
          </h3>
        </>
      )}
      <RichText edition={edition} value={item.teaser} />
      {organisations === "" ? null : <Meta edition={edition}>{organisations}</Meta>}
      {item.links.length < 2 ? null : <LanguageLinks edition={edition} links={item.links} />}
      {item.picture?.credit === undefined ? null : <Meta edition={edition}>{edition.words.photo(item.picture.credit)}</Meta>}
    </>
  );
}

/** "Read in English. Read in Spanish." as the languages' own names, each in its own language and direction. */
function LanguageLinks({ edition, links }: { readonly edition: Edition; readonly links: NewsItem["links"] }): ReactElement {
  return (
    <Meta edition={edition} className="d-accent">
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
  const place = translated(edition, item.place);
  const placeText = place === undefined ? "" : isFallback(edition, place) ? `\u2068${place.value}\u2069` : place.value;
  return [theme, placeText, newsDate(edition, item)].filter((part) => part !== "").join(" · ");
}

function newsDate(edition: Edition, { firstDay, lastDay }: NewsItem): string {
  if (firstDay === undefined) return "";
  return lastDay === undefined || lastDay === firstDay
    ? dayText(edition.language, firstDay)
    : dayRangeText(edition.language, firstDay, lastDay);
}

export function organisationLine(edition: Edition, organisations: readonly Organisation[]): string {
  if (organisations.length === 0) return "";
  const names = organisations.map(({ name, shortName }) => `\u2068${shortName ?? translatedString(edition, name)}\u2069`);
  return edition.words.with(names.join(edition.words.listSeparator));
}
