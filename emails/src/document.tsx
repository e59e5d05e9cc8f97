import type { ReactElement } from "react";
import { Contents } from "./blocks/contents.tsx";
import { CoverNote } from "./blocks/cover-note.tsx";
import { FilesWithIssue } from "./blocks/files-with-issue.tsx";
import { Footer } from "./blocks/footer.tsx";
import { Preheader } from "./blocks/preheader.tsx";
import { IssueTitle, Masthead } from "./blocks/masthead.tsx";
import { Selection } from "./blocks/selection.tsx";
import { SectionBlock } from "./blocks/section.tsx";
import type { Edition } from "./edition.ts";
import { PartnerMastheadBlock, type PartnerMasthead } from "./masthead/partner-masthead.tsx";
import { PageMeta } from "./page-meta.tsx";
import { Body, Head, Html } from "./ui/primitives.ts";
import { sheetWidthPx, Table } from "./ui/layout.tsx";
import { mailStyleSheet, pageStyleSheet } from "./ui/style-sheet.ts";
import { colour, fontFamily, sideStyle } from "./ui/tokens.ts";

interface Props {
  readonly edition: Edition;
  readonly title: string;
  readonly preheader: string;
  readonly masthead: PartnerMasthead | undefined;
}

/**
 * One document for every kind. `lang` and `dir` stand on html, body and on the inner blocks: webmails drop the outer two, and React
 * Email's body is left-to-right English unless it is told otherwise.
 */
export function EditionDocument({ edition, title, preheader, masthead }: Props): ReactElement {
  const { language, direction } = edition;
  const sheetWidth = `${String(sheetWidthPx(edition))}px`;
  return (
    <Html lang={language} dir={direction}>
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {edition.isPage ? <PageMeta edition={edition} title={title} description={preheader} /> : null}
        <style
          dangerouslySetInnerHTML={{ __html: `${edition.isPage ? pageStyleSheet : mailStyleSheet}${masthead?.compiled?.styles ?? ""}` }}
        />
      </Head>
      <Body lang={language} dir={direction} className="d-page" style={{ margin: 0, padding: 0, backgroundColor: colour.page }}>
        {edition.isPage ? null : <Preheader edition={edition} />}
        <Table edition={edition} className="d-page" style={{ backgroundColor: colour.page }}>
          <tr>
            <td align="center">
              <div
                lang={language}
                dir={direction}
                role={edition.isPage ? "main" : undefined}
                style={{ maxWidth: sheetWidth, margin: "0 auto", fontFamily: fontFamily(language), ...sideStyle(direction) }}
              >
                <PartnerMastheadBlock edition={edition} masthead={masthead} />
                <Table
                  edition={edition}
                  width={edition.isPage ? "100%" : 600}
                  className="d-ground w-sheet"
                  style={{ backgroundColor: colour.ground, fontFamily: fontFamily(language), width: "100%", maxWidth: sheetWidth }}
                >
                  <CoverNote edition={edition} />
                  <Masthead edition={edition} />
                  <IssueTitle edition={edition} />
                  <Selection edition={edition} />
                  <Contents edition={edition} />
                  <FilesWithIssue edition={edition} />
                  {edition.snapshot.sections.map((section) => (
                    <SectionBlock key={section.key} edition={edition} section={section} />
                  ))}
                  <Footer edition={edition} />
                </Table>
              </div>
            </td>
          </tr>
        </Table>
      </Body>
    </Html>
  );
}
