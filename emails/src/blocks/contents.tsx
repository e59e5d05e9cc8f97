import type { Section } from "@newsletter/schemas";
import type { ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { limits } from "../limits.ts";
import { textStyle } from "../ui/tokens.ts";
import { sectionHeading } from "./section.tsx";

/** Section names with counts, only where there is so much that one would otherwise scroll blindly. */
export function Contents({ edition }: { readonly edition: Edition }): ReactElement | null {
  const counted = countedSections(edition.snapshot.sections);
  if (counted.reduce((total, { count }) => total + count, 0) <= limits.itemsWithoutContentsMax) return null;
  return (
    <tr>
      <td className="m-side" style={{ padding: "0 24px 24px 24px" }}>
        <p className="d-quiet" style={textStyle("meta", edition.language, edition.direction)}>
          {edition.words.inThisIssue}:{" "}
          {counted.map(({ section, count }) => `${sectionHeading(edition, section)} (${String(count)})`).join(" · ")}
        </p>
      </td>
    </tr>
  );
}

export function countedSections(sections: readonly Section[]): readonly { readonly section: Section; readonly count: number }[] {
  return sections.flatMap((section) =>
    section.kind === "letter" || section.kind === "supporters" ? [] : [{ section, count: section.items.length }],
  );
}
