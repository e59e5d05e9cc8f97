import { directionOf, languageNames, webEditionUrl } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import { monthText } from "../dates.ts";
import type { Edition } from "../edition.ts";
import { Table } from "../ui/layout.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { Inline, PlainLink } from "../ui/text.tsx";
import { colour, endOf, textStyle } from "../ui/tokens.ts";
import { SampleNotice } from "./sample-notice.tsx";

/** Publisher, publication, number and month on one baseline; above them the sample notice and the other languages. */
export function Masthead({ edition }: { readonly edition: Edition }): ReactElement {
  const { publication, issue } = edition.snapshot;
  const meta = textStyle("meta", edition.language);
  const far = { ...meta, textAlign: endOf(edition.direction) } as const;
  const start = edition.direction === "rtl" ? "m-right" : "m-left";
  return (
    <tr>
      <td className="m-side" style={{ padding: "24px 24px 0 24px" }}>
        <Table edition={edition}>
          <tr>
            <td className="m-stack" style={{ padding: "0 0 20px" }}>
              <TextBox edition={edition}>
                <SampleNotice edition={edition} />
              </TextBox>
            </td>
            <td className="m-stack" style={{ padding: "0 0 20px" }}>
              <TextBox edition={edition}>
                <p className={`d-quiet no-print ${start}`} style={far}>
                  <LanguageLinks edition={edition} />
                </p>
              </TextBox>
            </td>
          </tr>
        </Table>
        <Table edition={edition}>
          <tr>
            <td valign="bottom" className="d-edge" style={{ borderBottom: `3px solid ${colour.accent}`, padding: "0 0 12px" }}>
              <TextBox edition={edition}>
                <p className="d-quiet" style={meta}>
                  <Inline edition={edition} value={publication.publisher} />
                </p>
                <p className="d-ink m-name" style={textStyle("masthead", edition.language)}>
                  <Inline edition={edition} value={publication.name} />
                </p>
              </TextBox>
            </td>
            <td
              valign="bottom"
              className="d-edge"
              style={{ borderBottom: `3px solid ${colour.accent}`, padding: "0 0 12px", whiteSpace: "nowrap" }}
            >
              <TextBox edition={edition}>
                <p className="d-quiet" style={far}>
                  <strong className="d-ink" style={{ color: colour.ink }}>
                    {edition.words.issueNumber(String(issue.number))}
                  </strong>
                  <br />
                  {monthText(edition.language, issue.month)}
                </p>
              </TextBox>
            </td>
          </tr>
        </Table>
      </td>
    </tr>
  );
}

/** The title of the issue: the one h1 of an edition. */
export function IssueTitle({ edition }: { readonly edition: Edition }): ReactElement {
  return (
    <tr>
      <td className="m-side" style={{ padding: "32px 24px 16px 24px" }}>
        <TextBox edition={edition}>
          <h1 className="d-ink m-title" style={textStyle("title", edition.language)}>
            <Inline edition={edition} value={edition.snapshot.issue.title} />
          </h1>
        </TextBox>
      </td>
    </tr>
  );
}

function LanguageLinks({ edition }: { readonly edition: Edition }): ReactElement {
  const others = edition.snapshot.publication.languages.filter((language) => language !== edition.language);
  return (
    <>
      {others.map((language, index) => (
        <Fragment key={language}>
          {index === 0 ? null : " · "}
          <span lang={language} dir={directionOf(language)}>
            <PlainLink href={webEditionUrl(edition.snapshot, language)} lang={language}>
              {languageNames[language]}
            </PlainLink>
          </span>
        </Fragment>
      ))}
    </>
  );
}
