import type { CalendarEntry } from "@newsletter/schemas";
import type { CSSProperties, ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { dateBlock, whenText } from "../dates.ts";
import { anchorFor } from "../brevity.ts";
import { translated, translatedString, type Edition } from "../edition.ts";
import { placeNames } from "../places.ts";
import { Bidi } from "../ui/bidi-text.tsx";
import { Meta, Table } from "../ui/layout.tsx";
import { fallbackNote, PlainLink, Title } from "../ui/text.tsx";
import { colour, sides, textStyle } from "../ui/tokens.ts";
import { registerUrl, registrationWords } from "./registration.ts";
import { TextBox } from "../ui/text-box.tsx";

interface EntryProps {
  readonly edition: Edition;
  readonly entry: CalendarEntry;
}

/** The calendar is a list with a date block for each entry; a place that nobody stated is not invented. */
export function CalendarBlock({
  edition,
  entries,
}: {
  readonly edition: Edition;
  readonly entries: readonly CalendarEntry[];
}): ReactElement {
  return (
    <Table edition={edition}>
      {entries.map((entry, index) => (
        <Entry key={entry.id} edition={edition} entry={entry} isFirst={index === 0} />
      ))}
    </Table>
  );
}

function Entry({ edition, entry, isFirst }: EntryProps & { readonly isFirst: boolean }): ReactElement {
  const edge: CSSProperties = isFirst ? {} : { borderTop: `1px solid ${colour.rule}` };
  const facts = [entryFacts(edition, entry), fallbackNote(edition, translated(edition, entry.title))]
    .filter((part) => part !== "")
    .join(" · ");
  const partOf = partOfWords(edition, entry);
  return (
    <tr id={anchorFor(edition, entry.id)}>
      <td width={84} valign="top" className="d-rule" style={{ ...edge, padding: isFirst ? "0 0 14px" : "14px 0" }}>
        <DateBlock edition={edition} entry={entry} />
      </td>
      <td
        valign="top"
        className="d-rule"
        style={{ ...edge, padding: sides(edition.direction, isFirst ? [2, 0, 14, 16] : [16, 0, 14, 16]) }}
      >
        <TextBox edition={edition}>
          <Title edition={edition} value={entry.title} role="body" href={entry.url} isList />
          <Meta edition={edition} at="above">
            <EntryStatus edition={edition} entry={entry} facts={facts} />
          </Meta>
          {partOf === "" ? null : (
            <Meta edition={edition} at="above">
              {partOf}
            </Meta>
          )}
          <RegistrationLine edition={edition} entry={entry} />
        </TextBox>
      </td>
    </tr>
  );
}

/** The facts, and before them that it is cancelled or postponed. */
export function EntryStatus({ edition, entry, facts }: EntryProps & { readonly facts: string }): ReactElement {
  if (entry.status === undefined) return <Bidi edition={edition} text={facts} />;
  return (
    <>
      <strong className="d-alert" style={{ color: colour.alert }}>
        {edition.words.status[entry.status]}
      </strong>
      {" · "}
      <Bidi edition={edition} text={facts} />
    </>
  );
}

function RegistrationLine({ edition, entry }: EntryProps): ReactElement | null {
  const until = registrationWords(edition, entry);
  const url = registerUrl(edition, entry);
  if (until === "" && url === undefined) return null;
  return (
    <Meta edition={edition} at="above">
      <Bidi edition={edition} text={until} />
      {until === "" || url === undefined ? null : " · "}
      {url === undefined ? null : <PlainLink href={url}>{edition.words.register}</PlainLink>}
    </Meta>
  );
}

/** "Part of: the Congress" */
export function partOfWords(edition: Edition, { partOf }: CalendarEntry): string {
  if (partOf === undefined) return "";
  return `${edition.words.label(edition.words.partOf)} ${isolatedIn(edition.direction, translatedString(edition, partOf.title))}`;
}

/** The date at a glance on a quiet ground: a figure over its month, or the two ends of what lasts longer. */
function DateBlock({ edition, entry }: EntryProps): ReactElement {
  const { first, second, isFigure } = dateBlock(edition.language, entry.when);
  const meta = textStyle("meta", edition.language);
  return (
    <Table edition={edition} width={84} isHidden>
      <tr>
        <td className="d-panel" style={{ backgroundColor: colour.panel, borderRadius: "6px", padding: "8px 2px" }}>
          <TextBox edition={edition} isCentred>
            <p
              className="d-accent"
              style={isFigure ? textStyle("figure", edition.language) : { ...meta, color: colour.accent, fontWeight: 700 }}
            >
              {first}
              {isFigure || second === "" ? null : (
                <>
                  <br />
                  {second}
                </>
              )}
            </p>
            {isFigure ? (
              <p className="d-quiet" style={meta}>
                {second}
              </p>
            ) : null}
          </TextBox>
        </td>
      </tr>
    </Table>
  );
}

/** The same in one line of text. */
export function entryStatusFacts(edition: Edition, entry: CalendarEntry): string {
  const facts = entryFacts(edition, entry);
  return entry.status === undefined ? facts : `${edition.words.status[entry.status]} · ${facts}`;
}

/** Full date, place and kind, as far as they are known. */
export function entryFacts(edition: Edition, entry: CalendarEntry): string {
  const kind = entry.kind === "event" ? "" : edition.words.entryKind[entry.kind];
  return [whenText(edition.language, edition.words, entry.when), placeText(edition, entry), kind].filter((part) => part !== "").join(" · ");
}

function placeText(edition: Edition, entry: CalendarEntry): string {
  // A country is named where the venue is not; where no place is stated at all, a country the entry is about is not one.
  const name = isolatedIn(edition.direction, translatedString(edition, entry.place) || placeNames(edition, { countries: entry.countries }));
  switch (entry.placeKind) {
    case "venue":
      return name;
    case "virtual":
      return edition.words.placeVirtual;
    case "hybrid":
      return edition.words.placeHybrid(name);
    case "notStated":
      return "";
  }
}
