import { directionOf, type CalendarEntry } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { dateBlock, whenText } from "../dates.ts";
import { isolated, translated, type Edition } from "../edition.ts";
import { Meta, Table } from "../ui/layout.tsx";
import { styleOf } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

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
      {entries.map((entry) => (
        <Entry key={entry.id} edition={edition} entry={entry} />
      ))}
    </Table>
  );
}

function Entry({ edition, entry }: { readonly edition: Edition; readonly entry: CalendarEntry }): ReactElement {
  const block = dateBlock(edition.language, entry.when);
  const title = translated(edition, entry.title);
  const rule = `1px solid ${colour.rule}`;
  const centred = { textAlign: "center" } as const;
  return (
    <tr>
      <td width={96} valign="top" className="d-rule" style={{ width: "96px", borderTop: rule, padding: "14px 0" }}>
        <p
          className="d-accent"
          style={{ ...textStyle("item", edition.language, edition.direction), ...centred, color: colour.accent, fontWeight: 700 }}
        >
          {block.large}
        </p>
        <p className="d-quiet" style={{ ...textStyle("meta", edition.language, edition.direction), ...centred }}>
          {block.small}
        </p>
      </td>
      <td
        valign="top"
        className="d-rule"
        style={{ borderTop: rule, padding: edition.direction === "rtl" ? "14px 16px 14px 0" : "14px 0 14px 16px" }}
      >
        {title === undefined ? null : (
          <h3
            className="d-ink"
            lang={title.language}
            dir={directionOf(title.language)}
            style={{ ...styleOf(title, "body"), fontWeight: 600, textAlign: edition.direction === "rtl" ? "right" : "left" }}
          >
            {entry.url === undefined ? (
              title.value
            ) : (
              <a href={entry.url} style={{ color: "inherit", textDecoration: "underline" }}>
                {title.value}
              </a>
            )}
          </h3>
        )}
        <Meta edition={edition}>{entryFacts(edition, entry)}</Meta>
      </td>
    </tr>
  );
}

/** Full date, place and kind, as far as they are known. */
export function entryFacts(edition: Edition, entry: CalendarEntry): string {
  const kind = entry.kind === "event" ? "" : edition.words.entryKind[entry.kind];
  return [whenText(edition.language, edition.words, entry.when), placeText(edition, entry), kind].filter((part) => part !== "").join(" · ");
}

function placeText(edition: Edition, entry: CalendarEntry): string {
  const place = translated(edition, entry.place);
  const name = place === undefined ? "" : isolated(edition, place);
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
