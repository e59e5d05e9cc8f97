import type { PartnerProfile } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { dayText } from "../dates.ts";
import { translatedString, type Edition } from "../edition.ts";
import { Meta, Table } from "../ui/layout.tsx";
import { PictureBox } from "../ui/picture.tsx";
import { Paragraph, Title } from "../ui/text.tsx";
import { sides } from "../ui/tokens.ts";

const logoWidthPx = 120;

/** A partner as readers are told about it: what it is for, since when, how large, and who belongs to it. */
export function PartnerProfileBlock({ edition, partner }: { readonly edition: Edition; readonly partner: PartnerProfile }): ReactElement {
  const { logo } = partner.organisation;
  if (logo === undefined) return <Profile edition={edition} partner={partner} />;
  return (
    <Table edition={edition}>
      <tr>
        <td width={logoWidthPx} valign="top" className="m-stack" style={{ width: `${String(logoWidthPx)}px` }}>
          <PictureBox edition={edition} picture={logo} widthPx={logoWidthPx} className="d-logo" />
        </td>
        <td valign="top" className="m-stack m-gap" style={{ padding: sides(edition.direction, [0, 0, 0, 20]) }}>
          <Profile edition={edition} partner={partner} />
        </td>
      </tr>
    </Table>
  );
}

function Profile({ edition, partner }: { readonly edition: Edition; readonly partner: PartnerProfile }): ReactElement {
  const facts = profileFacts(edition, partner);
  const members = memberWords(edition, partner);
  return (
    <div lang={edition.language} dir={edition.direction}>
      <Title edition={edition} value={partner.organisation.name} href={partner.organisation.url} />
      {partner.mandate === undefined ? null : <Paragraph edition={edition} value={partner.mandate} />}
      {facts === "" ? null : <Meta edition={edition}>{facts}</Meta>}
      {members === "" ? null : <Meta edition={edition}>{members}</Meta>}
    </div>
  );
}

/** Themes, founding year and figures, each figure as it was published and with its day where that is known. */
export function profileFacts(edition: Edition, { themes, foundedYear, figures }: PartnerProfile): string {
  const { words, language, direction } = edition;
  return [
    ...themes.map((theme) => words.theme[theme]),
    ...(foundedYear === undefined ? [] : [words.foundedIn(String(foundedYear))]),
    ...figures.map(({ label, value, asOf }) => {
      const figure = isolatedIn(direction, `${translatedString(edition, value)} ${translatedString(edition, label)}`);
      return asOf === undefined ? figure : words.figureAsOf(figure, dayText(language, asOf));
    }),
  ].join(" · ");
}

export function memberWords(edition: Edition, { memberOrganisations }: PartnerProfile): string {
  if (memberOrganisations.length === 0) return "";
  const names = memberOrganisations.map(({ name }) => isolatedIn(edition.direction, translatedString(edition, name)));
  return `${edition.words.label(edition.words.members)} ${names.join(edition.words.listSeparator)}`;
}
