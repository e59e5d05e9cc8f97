import type { NewsItem, Section } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translatedString, type Edition } from "../edition.ts";
import { SectionFrame, Table } from "../ui/layout.tsx";
import { CalendarBlock } from "./calendar.tsx";
import { CallBlock } from "./call.tsx";
import { LetterBlock } from "./letter.tsx";
import { LeadItem, OneColumnItem, TwoColumnItem } from "./news-item.tsx";
import { SupportersBlock } from "./supporters.tsx";
import { VideoBlock } from "./video.tsx";

export function SectionBlock({ edition, section }: { readonly edition: Edition; readonly section: Section }): ReactElement {
  if (section.kind === "letter") return <LetterBlock edition={edition} section={section} />;
  if (section.kind === "lead") {
    return (
      <SectionFrame edition={edition} anchor={section.key}>
        <Spaced>
          {section.items.map((item) => (
            <LeadItem key={item.id} edition={edition} item={item} />
          ))}
        </Spaced>
      </SectionFrame>
    );
  }
  return (
    <SectionFrame edition={edition} anchor={section.key} title={sectionHeading(edition, section)}>
      <SectionItems edition={edition} section={section} />
    </SectionFrame>
  );
}

type OtherSection = Exclude<Section, { readonly kind: "letter" | "lead" }>;

function SectionItems({ edition, section }: { readonly edition: Edition; readonly section: OtherSection }): ReactElement {
  switch (section.kind) {
    case "news":
      return section.layout === "twoColumns" ? (
        <TwoColumns edition={edition} items={section.items} />
      ) : (
        <Spaced>
          {section.items.map((item) => (
            <OneColumnItem key={item.id} edition={edition} item={item} />
          ))}
        </Spaced>
      );
    case "calls":
      return (
        <Spaced>
          {section.items.map((call) => (
            <CallBlock key={call.id} edition={edition} call={call} />
          ))}
        </Spaced>
      );
    case "videos":
      return (
        <Spaced>
          {section.items.map((video) => (
            <VideoBlock key={video.id} edition={edition} video={video} />
          ))}
        </Spaced>
      );
    case "calendar":
      return <CalendarBlock edition={edition} entries={section.items} />;
    case "supporters":
      return <SupportersBlock edition={edition} supporters={section.items} />;
  }
}

/** The section's own heading, else the usual words for its kind. */
export function sectionHeading(edition: Edition, section: Section): string {
  return translatedString(edition, section.heading) || edition.words.section[section.kind];
}

function Spaced({ children }: { readonly children: readonly ReactElement[] }): ReactElement {
  return (
    <>
      {children.map((child, index) => (
        <div key={child.key} style={{ padding: index === 0 ? 0 : "28px 0 0 0" }}>
          {child}
        </div>
      ))}
    </>
  );
}

function TwoColumns({ edition, items }: { readonly edition: Edition; readonly items: readonly NewsItem[] }): ReactElement {
  const rows = Array.from({ length: Math.ceil(items.length / 2) }, (_, row) => items.slice(row * 2, row * 2 + 2));
  return (
    <>
      {rows.map((row, index) => (
        <div key={row[0]?.id} style={{ padding: index === 0 ? 0 : "28px 0 0 0" }}>
          <Table edition={edition}>
            <tr>
              {row.map((item, column) => (
                <td
                  key={item.id}
                  width={column === 0 ? 276 : 276}
                  valign="top"
                  className={column === 0 ? "m-stack" : "m-stack m-gap"}
                  style={{ width: "50%", padding: columnPadding(edition, column) }}
                >
                  <TwoColumnItem edition={edition} item={item} />
                </td>
              ))}
              {row.length === 1 ? <td width={276} className="m-stack" style={{ width: "50%" }} /> : null}
            </tr>
          </Table>
        </div>
      ))}
    </>
  );
}

/** 20 px between the columns: the padding is physical and mirrored here. */
function columnPadding(edition: Edition, column: number): string {
  const inner = (column === 0) === (edition.direction === "ltr") ? "right" : "left";
  return inner === "right" ? "0 10px 0 0" : "0 0 0 10px";
}
