import type { NewsItem, Section } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { anchorFor } from "../brevity.ts";
import { translatedString, type Edition } from "../edition.ts";
import { SectionFrame, Stack, Table } from "../ui/layout.tsx";
import { sides } from "../ui/tokens.ts";
import { CalendarBlock } from "./calendar.tsx";
import { CallBlock } from "./call.tsx";
import { CourseBlock } from "./course.tsx";
import { FreeTextBlock } from "./free-text.tsx";
import { HighlightsBlock } from "./highlights.tsx";
import { LetterBlock } from "./letter.tsx";
import { columnGapPx, LeadItem, OneColumnItem, TwoColumnItem } from "./news-item.tsx";
import { PartnerProfileBlock } from "./partner-profile.tsx";
import { ResourceBlock } from "./resource.tsx";
import { SupportersBlock } from "./supporters.tsx";
import { VideoBlock } from "./video.tsx";

export function SectionBlock({ edition, section }: { readonly edition: Edition; readonly section: Section }): ReactElement {
  if (section.kind === "letter") return <LetterBlock edition={edition} section={section} />;
  if (section.kind === "lead") {
    return (
      <SectionFrame edition={edition}>
        <Stack edition={edition} isAnchored>
          {section.items.map((item) => (
            <LeadItem key={item.id} edition={edition} item={item} />
          ))}
        </Stack>
      </SectionFrame>
    );
  }
  const heading = sectionHeading(edition, section);
  return (
    <SectionFrame edition={edition} {...(heading === "" ? {} : { title: heading })}>
      <SectionItems edition={edition} section={section} />
    </SectionFrame>
  );
}

type OtherSection = Exclude<Section, { readonly kind: "letter" | "lead" }>;

function SectionItems({ edition, section }: { readonly edition: Edition; readonly section: OtherSection }): ReactElement {
  switch (section.kind) {
    case "highlights":
      return <HighlightsBlock edition={edition} items={section.items} />;
    case "news":
      return section.layout === "twoColumns" ? (
        <TwoColumns edition={edition} items={section.items} />
      ) : (
        <Stack edition={edition} isAnchored>
          {section.items.map((item) => (
            <OneColumnItem key={item.id} edition={edition} item={item} />
          ))}
        </Stack>
      );
    case "calls":
      return (
        <Stack edition={edition}>
          {section.items.map((call) => (
            <CallBlock key={call.id} edition={edition} call={call} />
          ))}
        </Stack>
      );
    case "videos":
      return (
        <Stack edition={edition} isAnchored>
          {section.items.map((video) => (
            <VideoBlock key={video.id} edition={edition} video={video} />
          ))}
        </Stack>
      );
    case "calendar":
      return <CalendarBlock edition={edition} entries={section.items} />;
    case "courses":
      return (
        <Stack edition={edition} isAnchored>
          {section.items.map((entry) => (
            <CourseBlock key={entry.id} edition={edition} entry={entry} />
          ))}
        </Stack>
      );
    case "resources":
      return (
        <Stack edition={edition} isAnchored>
          {section.items.map((resource) => (
            <ResourceBlock key={resource.id} edition={edition} resource={resource} />
          ))}
        </Stack>
      );
    case "partners":
      return (
        <Stack edition={edition}>
          {section.items.map((partner) => (
            <PartnerProfileBlock key={partner.id} edition={edition} partner={partner} />
          ))}
        </Stack>
      );
    case "freeText":
      return <FreeTextBlock edition={edition} section={section} />;
    case "supporters":
      return <SupportersBlock edition={edition} supporters={section.items} />;
  }
}

/** The section's own heading, else the usual words for its kind; free text has none of its own. */
export function sectionHeading(edition: Edition, section: Section): string {
  return translatedString(edition, section.heading) || edition.words.section[section.kind];
}

/** Rows of two. The padding between the columns is physical and turned for Arabic. */
function TwoColumns({ edition, items }: { readonly edition: Edition; readonly items: readonly NewsItem[] }): ReactElement {
  const rows = Array.from({ length: Math.ceil(items.length / 2) }, (_, row) => items.slice(row * 2, row * 2 + 2));
  const half = columnGapPx / 2;
  return (
    <Stack edition={edition}>
      {rows.map((row) => (
        <Table key={row[0]?.id} edition={edition}>
          <tr>
            {row.map((item, column) => (
              <td
                key={item.id}
                id={anchorFor(edition, item.id)}
                width="50%"
                valign="top"
                className={column === 0 ? "m-stack" : "m-stack m-item"}
                style={{ padding: sides(edition.direction, column === 0 ? [0, half, 0, 0] : [0, 0, 0, half]) }}
              >
                <TwoColumnItem edition={edition} item={item} />
              </td>
            ))}
            {row.length === 1 ? <td width="50%" className="m-stack" /> : null}
          </tr>
        </Table>
      ))}
    </Stack>
  );
}
