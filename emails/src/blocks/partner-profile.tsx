import { dayText, type PartnerProfile } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { translatedString, type Edition } from "../edition.ts";
import { Meta } from "../ui/layout.tsx";
import { PictureBeside } from "../ui/picture-beside.tsx";
import { Paragraph, Title } from "../ui/text.tsx";

/** A partner as readers are told about it: what it is for, since when, how large, and who belongs to it. */
export function PartnerProfileBlock({ edition, partner }: { readonly edition: Edition; readonly partner: PartnerProfile }): ReactElement {
  const { organisation, mandate } = partner;
  const facts = profileFacts(edition, partner);
  const members = memberWords(edition, partner);
  return (
    <PictureBeside edition={edition} picture={organisation.logo} className="d-logo">
      <Title edition={edition} value={organisation.name} href={organisation.url} />
      {mandate === undefined ? null : <Paragraph edition={edition} value={mandate} />}
      {facts === "" ? null : <Meta edition={edition}>{facts}</Meta>}
      {members === "" ? null : <Meta edition={edition}>{members}</Meta>}
    </PictureBeside>
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
