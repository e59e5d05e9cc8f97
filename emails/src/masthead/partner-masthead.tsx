import { mediaUrl, type Finding, type SnapshotPartner } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { directionOfText } from "../bidi.ts";
import { partnerName, translatedString, type Edition } from "../edition.ts";
import { colour, fontFamily, startOf, textStyle } from "../ui/tokens.ts";
import { compileMasthead, type CompiledMasthead } from "./compile.ts";
import { contrast } from "./contrast.ts";

/** What stands above our own masthead in a partner copy. `compiled` is absent when MJML refused it: then a plain one is shown. */
export interface PartnerMasthead {
  readonly compiled: CompiledMasthead | undefined;
  readonly findings: readonly Finding[];
}

/** WCAG 2.2 AA for text of this size. */
const contrastMin = 4.5;

export async function partnerMasthead(
  edition: Edition,
  compile: (source: string) => Promise<CompiledMasthead | undefined> = compileMasthead,
): Promise<PartnerMasthead | undefined> {
  const { partner } = edition;
  if (partner === undefined) return undefined;
  const place = { severity: "warning", documentId: partner.id } as const;
  const compiled = await compile(mastheadSource(edition));
  const findings: readonly Finding[] = [
    ...(compiled === undefined
      ? [
          {
            ...place,
            rule: "mastheadBroken",
            path: "masthead",
            message: "The partner's masthead could not be made; a plain one stands in its place.",
          },
        ]
      : []),
    ...(partner.masthead.colour === undefined || inks(partner.masthead.colour) !== undefined
      ? []
      : [
          {
            ...place,
            rule: "mastheadContrastLow",
            path: "masthead.colour",
            message: `No text can be read on ${partner.masthead.colour}; the masthead is in the publication's colour.`,
          },
        ]),
  ];
  return { compiled, findings };
}

/** White or dark text, whichever can be read on `ground`; undefined for the greys between, on which neither can. */
function inks(ground: string): string | undefined {
  return [colour.ground, colour.ink].find((ink) => contrast(ground, ink) >= contrastMin);
}

function mastheadSource(edition: Edition): string {
  const { partner, language, direction } = edition;
  if (partner === undefined) return "";
  const { masthead } = partner;
  const asked = masthead.colour ?? colour.accent;
  const ground = inks(asked) === undefined ? colour.accent : asked;
  const ink = inks(ground) ?? colour.ground;
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
  return `<mjml lang="${language}" dir="${direction}"><mj-body width="600px"><mj-section direction="${direction}" background-color="${ground}" padding="14px 24px"><mj-column>
${logoSource(edition, masthead)}<mj-text ${text(18, 26, 700)} padding="0">${linked}</mj-text>
${line === "" ? "" : `<mj-text ${text(14, 21, 400)} padding="2px 0 0 0">${line}</mj-text>`}
${links === "" ? "" : `<mj-text ${text(14, 21, 400)} padding="6px 0 0 0">${links}</mj-text>`}
</mj-column></mj-section></mj-body></mjml>`;
}

const logoWidthPx = 120;

/** On white, so that a dark logo can be seen on a dark masthead; its words stand in for it where pictures are blocked. */
function logoSource(edition: Edition, { logo }: SnapshotPartner["masthead"]): string {
  if (logo === undefined) return "";
  const { media } = logo;
  const heightPx = Math.round((media.heightPx / media.widthPx) * logoWidthPx);
  const alt = translatedString(edition, logo.alt);
  return `<mj-text align="${startOf(edition.direction)}" padding="0 0 8px 0"><img src="${escaped(mediaUrl(edition.snapshot.baseUrl, media))}" alt="${escaped(alt)}" width="${String(logoWidthPx)}" height="${String(heightPx)}" style="display:block;border:0;width:${String(logoWidthPx)}px;height:auto;background-color:${colour.ground};border-radius:6px"/></mj-text>
`;
}

/** Text of a partner inside MJML: escaped, and with its own direction where that is not the edition's. */
function isolated(edition: Edition, text: string): string {
  const direction = directionOfText(text) ?? edition.direction;
  return direction === edition.direction ? escaped(text) : `<span dir="${direction}">${escaped(text)}</span>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The masthead in its place: as MJML made it, or the partner's name and nothing else. */
export function PartnerMastheadBlock({
  edition,
  masthead,
}: {
  readonly edition: Edition;
  readonly masthead: PartnerMasthead | undefined;
}): ReactElement | null {
  if (edition.partner === undefined || masthead === undefined) return null;
  if (masthead.compiled !== undefined) return <div dangerouslySetInnerHTML={{ __html: masthead.compiled.html }} />;
  return (
    <p className="d-ink" style={{ ...textStyle("item", edition.language, edition.direction), padding: "14px 24px" }}>
      {partnerName(edition, edition.partner)}
    </p>
  );
}
