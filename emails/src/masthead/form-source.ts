import { mediaUrl, type SnapshotPartner } from "@newsletter/schemas";
import { partnerName, translatedString, type Edition } from "../edition.ts";
import { colour, fontFamily, startOf } from "../ui/tokens.ts";
import { contrast } from "../ui/contrast.ts";
import { escaped, isolated } from "./markup.ts";

/** WCAG 2.2 AA for text of this size. */
const contrastMin = 4.5;

/** White or dark text, whichever can be read on `ground`; undefined for the greys between, on which neither can. */
export function inkOn(ground: string): string | undefined {
  return [colour.ground, colour.ink].find((ink) => contrast(ground, ink) >= contrastMin);
}

/** Our MJML, filled with the partner's masthead form. */
export function formSource(edition: Edition, partner: SnapshotPartner): string {
  const { language, direction } = edition;
  const { masthead } = partner;
  const asked = masthead.colour ?? colour.accent;
  const ground = inkOn(asked) === undefined ? colour.accent : asked;
  const ink = inkOn(ground) ?? colour.ground;
  const name = isolated(edition, partnerName(edition, partner));
  const line = isolated(edition, translatedString(edition, masthead.line));
  const links = (masthead.links ?? [])
    .map(
      ({ label, url }) =>
        `<a href="${escaped(url)}" style="color:${ink};text-decoration:underline">${isolated(edition, translatedString(edition, label))}</a>`,
    )
    .join(" · ");
  const text = (px: number, linePx: number, weight: number): string =>
    `align="${startOf(direction)}" color="${ink}" font-family="${fontFamily(language)}" font-size="${String(px)}px" font-weight="${String(weight)}" line-height="${String(linePx)}px"`;
  const linked =
    masthead.url === undefined ? name : `<a href="${escaped(masthead.url)}" style="color:${ink};text-decoration:none">${name}</a>`;
  return `<mjml lang="${language}" dir="${direction}"><mj-body width="600px"><mj-section direction="${direction}" background-color="${ground}" padding="14px 24px"><mj-column direction="${direction}">
${logoSource(edition, masthead)}<mj-text ${text(18, 26, 700)} padding="0">${box(edition, linked)}</mj-text>
${line === "" ? "" : `<mj-text ${text(14, 21, 400)} padding="2px 0 0 0">${box(edition, line)}</mj-text>`}
${links === "" ? "" : `<mj-text ${text(14, 21, 400)} padding="6px 0 0 0">${box(edition, links)}</mj-text>`}
</mj-column></mj-section></mj-body></mjml>`;
}

/** As `TextBox`: the cells of a masthead need their language and direction as those of the issue do. */
function box({ language, direction }: Edition, content: string): string {
  const style = direction === "rtl" ? ` style="direction:${direction};text-align:${startOf(direction)}"` : "";
  return `<div lang="${language}" dir="${direction}"${style}>${content}</div>`;
}

const logoWidthPx = 120;

/** On white, so that a dark logo can be seen on a dark masthead; its words stand in for it where pictures are blocked. */
function logoSource(edition: Edition, { logo }: SnapshotPartner["masthead"]): string {
  if (logo === undefined) return "";
  const { media } = logo;
  const heightPx = Math.round((media.heightPx / media.widthPx) * logoWidthPx);
  const alt = translatedString(edition, logo.alt);
  return `<mj-text align="${startOf(edition.direction)}" padding="0 0 8px 0"><img src="${escaped(mediaUrl(edition.snapshot.baseUrl, media))}" alt="${escaped(alt)}" width="${String(logoWidthPx)}" height="${String(heightPx)}" style="display:inline-block;vertical-align:top;border:0;width:${String(logoWidthPx)}px;height:auto;background-color:${colour.ground};border-radius:6px"/></mj-text>
`;
}
