import type { CalendarEntry } from "@newsletter/schemas";
import type { CSSProperties, ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { dateBlock, whenText } from "../dates.ts";
import { translated, translatedString, type Edition } from "../edition.ts";
import { Meta, Table } from "../ui/layout.tsx";
import { fallbackNote, Title } from "../ui/text.tsx";
import { colour, sides, textStyle } from "../ui/tokens.ts";

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
  return (
    <tr>
      <td width={84} valign="top" className="d-rule" style={{ ...edge, width: "84px", padding: isFirst ? "0 0 14px 0" : "14px 0" }}>
        <DateBlock edition={edition} entry={entry} />
      </td>
      <td
        valign="top"
        className="d-rule"
        style={{ ...edge, padding: sides(edition.direction, isFirst ? [2, 0, 14, 16] : [16, 0, 14, 16]) }}
      >
        <div lang={edition.language} dir={edition.direction}>
          <Title edition={edition} value={entry.title} role="body" href={entry.url} isList />
          <Meta edition={edition} at="above">
            {facts}
          </Meta>
        </div>
      </td>
    </tr>
  );
}

/** The date at a glance on a quiet ground: a figure over its month, or the two ends of what lasts longer. */
function DateBlock({ edition, entry }: EntryProps): ReactElement {
  const { first, second, isFigure } = dateBlock(edition.language, entry.when);
  const centred = (role: "figure" | "meta", emphasis: CSSProperties = {}): CSSProperties => ({
    ...textStyle(role, edition.language, edition.direction),
    textAlign: "center",
    ...emphasis,
  });
  const strong = { color: colour.accent, fontWeight: 700 } as const;
  return (
    <Table edition={edition} width={84}>
      <tr>
        <td className="d-panel" style={{ backgroundColor: colour.panel, borderRadius: "6px", padding: "8px 2px" }}>
          <p className="d-accent" style={isFigure ? centred("figure") : centred("meta", strong)}>
            {first}
          </p>
          {second === "" ? null : (
            <p className={isFigure ? "d-quiet" : "d-accent"} style={isFigure ? centred("meta") : centred("meta", strong)}>
              {second}
            </p>
          )}
        </td>
      </tr>
    </Table>
  );
}

/** Full date, place and kind, as far as they are known. */
export function entryFacts(edition: Edition, entry: CalendarEntry): string {
  const kind = entry.kind === "event" ? "" : edition.words.entryKind[entry.kind];
  return [whenText(edition.language, edition.words, entry.when), placeText(edition, entry), kind].filter((part) => part !== "").join(" · ");
}

function placeText(edition: Edition, entry: CalendarEntry): string {
  const name = isolatedIn(edition.direction, translatedString(edition, entry.place));
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
