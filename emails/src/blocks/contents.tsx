import type { Section } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { limits } from "../limits.ts";
import { colour, textStyle } from "../ui/tokens.ts";
import { sectionHeading } from "./section.tsx";
import { TextBox } from "../ui/text-box.tsx";

/** Section names with counts, only where there is so much that one would otherwise scroll blindly. */
export function Contents({ edition }: { readonly edition: Edition }): ReactElement | null {
  const entries = contentsEntries(edition);
  if (entries.length === 0) return null;
  return (
    <tr>
      <td className="m-side" style={{ padding: "0 24px 24px 24px" }}>
        <TextBox edition={edition}>
          <p className="d-quiet" style={textStyle("meta", edition.language)}>
            <strong className="d-ink" style={{ color: colour.ink }}>
              {edition.words.inThisIssue}
            </strong>
            {entries.map((entry) => (
              <Fragment key={entry}>
                {" · "}
                {entry}
              </Fragment>
            ))}
          </p>
        </TextBox>
      </td>
    </tr>
  );
}

/** "News (5)", the count never alone on a line; empty for an issue that is short enough. */
export function contentsEntries(edition: Edition): readonly string[] {
  const counted = countedSections(edition.snapshot.sections);
  if (counted.reduce((total, { count }) => total + count, 0) <= limits.itemsWithoutContentsMax) return [];
  return counted.map(({ section, count }) => `${sectionHeading(edition, section)}\u00A0(${String(count)})`);
}

function countedSections(sections: readonly Section[]): readonly { readonly section: Section; readonly count: number }[] {
  return sections.flatMap((section) =>
    section.kind === "letter" || section.kind === "freeText" || section.kind === "supporters"
      ? []
      : [{ section, count: section.items.length }],
  );
}
