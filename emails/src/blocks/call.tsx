import type { CallForApplications, Deadline } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { directionOfText, isolatedIn } from "../bidi.ts";
import { deadlineText, isClosed } from "../dates.ts";
import { isFallback, translated, translatedString, type Edition } from "../edition.ts";
import { placeNames } from "../places.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { Bidi } from "../ui/bidi-text.tsx";
import { Button, columnWidthPx, Meta, Panel, Table } from "../ui/layout.tsx";
import { PictureAbove } from "../ui/picture.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { fallbackNote, Inline, Paragraph, Title } from "../ui/text.tsx";
import { colour, endOf, sides, textStyle } from "../ui/tokens.ts";
import { Terms, termsOf } from "./terms.tsx";

interface Props {
  readonly edition: Edition;
  readonly call: CallForApplications;
}

/** A call for applications: topics with their deadlines. No countdown, since a mail is read later and passed on. */
export function CallBlock({ edition, call }: Props): ReactElement {
  const meta = [placeNames(edition, call), fallbackNote(edition, translated(edition, call.title))]
    .filter((part) => part !== "")
    .join(" · ");
  const { eligibility } = call;
  const terms = termsOf(edition, call).filter(({ value }) => value !== eligibility);
  return (
    <Panel edition={edition} edge>
      {call.picture === undefined ? null : (
        <PictureAbove edition={edition} picture={call.picture} widthPx={columnWidthPx(edition) - 52} credit={call.picture.credit} />
      )}
      {meta === "" ? null : (
        <Meta edition={edition} at="above">
          {meta}
        </Meta>
      )}
      <Title edition={edition} value={call.title} />
      <RichText edition={edition} value={call.summary} widthPx={columnWidthPx(edition) - 52} />
      {eligibility === undefined ? null : <Eligibility edition={edition} eligibility={eligibility} />}
      <Terms edition={edition} terms={terms} />
      <Table edition={edition} style={{ margin: "16px 0 0" }}>
        {call.deadlines.map((deadline) => (
          <DeadlineRow key={deadline.key} edition={edition} deadline={deadline} />
        ))}
      </Table>
      {call.applyUrl === undefined || !isOpen(edition, call) ? null : (
        <Button edition={edition} href={call.applyUrl}>
          {edition.words.apply}
        </Button>
      )}
    </Panel>
  );
}

function Eligibility({
  edition,
  eligibility,
}: {
  readonly edition: Edition;
  readonly eligibility: NonNullable<CallForApplications["eligibility"]>;
}): ReactElement {
  return (
    <>
      <p className="d-ink" style={{ ...textStyle("meta", edition.language), color: colour.ink, fontWeight: 600, margin: "12px 0 0" }}>
        {edition.words.whoMayApply}
      </p>
      <Paragraph edition={edition} value={eligibility} role="meta" />
    </>
  );
}

/** The topics that close together, beside the moment they close. On a phone the moment stands below them. */
function DeadlineRow({ edition, deadline }: { readonly edition: Edition; readonly deadline: Deadline }): ReactElement {
  const closed = isClosed(deadline.closes, edition.snapshot.referenceTime);
  const rule = `1px solid ${colour.rule}`;
  const meta = textStyle("meta", edition.language);
  const start = edition.direction === "rtl" ? "m-right" : "m-left";
  return (
    <tr>
      <td valign="top" className="m-stack d-rule m-close" style={{ borderTop: rule, padding: "12px 0" }}>
        <TextBox edition={edition}>
          {deadline.topics.map((topic, index) => (
            <p
              key={topic.key}
              className="d-ink"
              style={{
                ...meta,
                color: colour.ink,
                fontWeight: 600,
                margin: index === 0 ? "0" : "6px 0 0",
                ...(closed ? { textDecoration: "line-through" } : {}),
              }}
            >
              <Topic edition={edition} topic={topic} />
            </p>
          ))}
        </TextBox>
      </td>
      <td
        width="56%"
        valign="top"
        className="m-stack d-rule m-under"
        style={{ borderTop: rule, padding: sides(edition.direction, [12, 0, 12, 16]) }}
      >
        <TextBox edition={edition}>
          <p className={`d-quiet ${start}`} style={{ ...meta, textAlign: endOf(edition.direction) }}>
            {closed ? (
              <strong className="d-alert" style={{ color: colour.alert }}>
                {edition.words.closed}
                {" · "}
              </strong>
            ) : null}
            <Moment edition={edition} deadline={deadline} />
          </p>
        </TextBox>
      </td>
    </tr>
  );
}

function Topic({ edition, topic }: { readonly edition: Edition; readonly topic: Deadline["topics"][number] }): ReactElement {
  const name = translated(edition, topic.name);
  const label = topicLabel(edition, topic);
  if (name === undefined || !isFallback(edition, name)) return <Bidi edition={edition} text={label} />;
  return (
    <span lang={name.language}>
      <Bidi edition={edition} text={label} />
    </span>
  );
}

/** The words that were published and, on a line below, the instant they mean. */
function Moment({ edition, deadline }: { readonly edition: Edition; readonly deadline: Deadline }): ReactElement {
  const instant = <Bidi edition={edition} text={deadlineText(edition.language, deadline.closes)} />;
  if (translated(edition, deadline.words) === undefined) return instant;
  return (
    <>
      <span className="d-ink" style={{ color: colour.ink }}>
        <Inline edition={edition} value={deadline.words} />
      </span>
      <br />
      {instant}
    </>
  );
}

/** "Trafficking in persons (TIP)", in one run where both are of one direction; the short form only where it says something new. */
export function topicLabel(edition: Edition, { name, shortForm }: Deadline["topics"][number]): string {
  const words = translatedString(edition, name);
  if (shortForm === undefined || Object.values(name).includes(shortForm)) return isolatedIn(edition.direction, words);
  return directionOfText(words) === directionOfText(shortForm)
    ? isolatedIn(edition.direction, `${words} (${shortForm})`)
    : `${isolatedIn(edition.direction, words)} (${isolatedIn(edition.direction, shortForm)})`;
}

/** True while something can still be applied for. */
export function isOpen(edition: Edition, call: CallForApplications): boolean {
  return call.deadlines.some(({ closes }) => !isClosed(closes, edition.snapshot.referenceTime));
}

/** The words that were published and the instant they mean: "midnight CET" alone is read as the wrong day by half its readers. */
export function deadlineWords(edition: Edition, deadline: Deadline): string {
  const instant = deadlineText(edition.language, deadline.closes);
  const words = translatedString(edition, deadline.words);
  return words === "" ? instant : `${isolatedIn(edition.direction, words)} = ${instant}`;
}
