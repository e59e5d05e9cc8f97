import { directionOf, type CallForApplications, type Deadline } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { deadlineText, isClosed } from "../dates.ts";
import { translated, translatedString, type Edition } from "../edition.ts";
import { Button, Meta, PictureBox, Table } from "../ui/layout.tsx";
import { FallbackNote, Inline, RichText, styleOf } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

/** A call for applications: topics as rows with their deadlines. No countdown, since a mail is read later and passed on. */
export function CallBlock({ edition, call }: { readonly edition: Edition; readonly call: CallForApplications }): ReactElement {
  const title = translated(edition, call.title);
  const edge = edition.direction === "rtl" ? "borderRight" : "borderLeft";
  return (
    <div
      className="d-panel"
      style={{ backgroundColor: colour.panel, borderRadius: "6px", [edge]: `4px solid ${colour.accent}`, padding: "20px 20px 20px 20px" }}
    >
      {call.picture === undefined ? null : (
        <div style={{ padding: "0 0 16px 0" }}>
          <PictureBox edition={edition} picture={call.picture} widthPx={508} />
          {call.picture.credit === undefined ? null : <Meta edition={edition}>{edition.words.photo(call.picture.credit)}</Meta>}
        </div>
      )}
      {title === undefined ? null : (
        <>
          <FallbackNote edition={edition} translation={title} />
          <h3
            className="d-ink"
            lang={title.language}
            dir={directionOf(title.language)}
            style={{ ...styleOf(title, "item"), padding: "0 0 6px 0" }}
          >
            {title.value}
          </h3>
        </>
      )}
      <RichText edition={edition} value={call.summary} />
      {call.eligibility === undefined ? null : (
        <Meta edition={edition}>
          {edition.words.whoMayApply}: <Inline edition={edition} value={call.eligibility} />
        </Meta>
      )}
      <Table edition={edition} style={{ margin: "8px 0 16px 0" }}>
        {call.deadlines.flatMap((deadline) =>
          deadline.topics.map((topic) => (
            <TopicRow key={`${deadline.key}.${topic.key}`} edition={edition} deadline={deadline} topic={topic} />
          )),
        )}
      </Table>
      {call.applyUrl === undefined || call.deadlines.every(({ closes }) => isClosed(closes, edition.snapshot.referenceTime)) ? null : (
        <Button edition={edition} href={call.applyUrl}>
          {edition.words.apply}
        </Button>
      )}
    </div>
  );
}

function TopicRow({
  edition,
  deadline,
  topic,
}: {
  readonly edition: Edition;
  readonly deadline: Deadline;
  readonly topic: Deadline["topics"][number];
}): ReactElement {
  const closed = isClosed(deadline.closes, edition.snapshot.referenceTime);
  const rule = `1px solid ${colour.rule}`;
  const style = textStyle("meta", edition.language, edition.direction);
  return (
    <tr>
      <td
        valign="top"
        className="d-rule d-ink"
        style={{ ...style, color: colour.ink, borderTop: rule, padding: "10px 0", textDecoration: closed ? "line-through" : "none" }}
      >
        <Inline edition={edition} value={topic.name} />
        {topic.shortForm === undefined ? null : <span dir="ltr"> ({topic.shortForm})</span>}
      </td>
      <td
        valign="top"
        className="d-rule"
        style={{ borderTop: rule, padding: edition.direction === "rtl" ? "10px 16px 10px 0" : "10px 0 10px 16px" }}
      >
        <p className="d-quiet" style={{ ...style, textAlign: edition.direction === "rtl" ? "left" : "right" }}>
          {closed ? (
            <strong className="d-alert" style={{ color: colour.alert }}>
              {edition.words.closed}
              {" · "}
            </strong>
          ) : null}
          {deadlineWords(edition, deadline)}
        </p>
      </td>
    </tr>
  );
}

/** The words that were published and the instant they mean: "midnight CET" alone is read as the wrong day by half its readers. */
export function deadlineWords(edition: Edition, deadline: Deadline): string {
  const instant = deadlineText(edition.language, deadline.closes);
  const words = translatedString(edition, deadline.words);
  return words === "" ? instant : `${words} = ${instant}`;
}
