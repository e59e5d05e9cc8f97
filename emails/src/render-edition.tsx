import { canonicalJson, countSlots, type EditionKey, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { createHash } from "node:crypto";
import type { ComponentProps } from "react";
import { brevities, brevityFindings, shortened, type Brevity } from "./brevity.ts";
import { EditionDocument } from "./document.tsx";
import { openEdition, partnerShortName, translatedString, type Edition } from "./edition.ts";
import { editionFindings } from "./gates/edition-findings.ts";
import { htmlOf } from "./html.ts";
import { wholeTextsBytesMaxOf } from "./limits.ts";
import { undressed } from "./undressed.ts";
import { partnerMasthead } from "./masthead/partner-masthead.tsx";
import { textFindings } from "./rich-text/text-findings.ts";
import { textPart } from "./text/text-part.ts";

/** Raised with every change of a template that changes bytes; the data versions behind Intl belong to it, since they change bytes too. */
export const templateVersion = `6 icu ${process.versions["icu"] ?? "none"} tz ${process.versions["tz"] ?? "none"}`;

/**
 * One edition of an issue. Pure: the same snapshot, key and template version give the same bytes and digest on any machine.
 *
 * @throws EditionError when the key does not fit the snapshot
 */
export async function renderEdition(snapshot: IssueSnapshot, key: EditionKey): Promise<RenderedEdition> {
  const whole = openEdition(snapshot, key);
  const subject = subjectOf(whole);
  const preheader = translatedString(whole, snapshot.issue.preheader);
  const masthead = await partnerMasthead(whole);
  const { edition, html, htmlBytes, brevity } = await fittingHtml(whole, { title: subject, preheader, masthead });
  const text = edition.isPage ? "" : textPart(edition);
  return {
    key,
    subject,
    preheader,
    html,
    text,
    digest: createHash("sha256").update(canonicalJson({ key, subject, preheader, html, text, templateVersion })).digest("hex"),
    htmlBytes,
    slots: { html: countSlots(html), text: countSlots(text) },
    templateVersion,
    findings: [
      ...editionFindings(edition, { subject, html, htmlBytes, text }),
      ...brevityFindings(edition, brevity),
      ...textFindings(edition),
      ...(masthead?.findings ?? []),
    ],
  };
}

interface FittingHtml {
  readonly edition: Edition;
  readonly html: string;
  /** Length in UTF-8. */
  readonly htmlBytes: number;
  readonly brevity: Brevity;
}

/** The HTML with as much of the texts as fits; where even titles alone are too much, a finding says so. */
async function fittingHtml(whole: Edition, parts: Omit<ComponentProps<typeof EditionDocument>, "edition">): Promise<FittingHtml> {
  const bytesMax = whole.isPage ? Infinity : wholeTextsBytesMaxOf(whole.key.kind);
  const fits = async ([brevity, ...shorter]: readonly [Brevity, ...Brevity[]]): Promise<FittingHtml> => {
    const edition = shortened(whole, brevity);
    const dressed = await htmlOf(<EditionDocument edition={edition} {...parts} />, !edition.isPage);
    const html = edition.key.kind === "lowBandwidth" ? undressed(edition, dressed) : dressed;
    const htmlBytes = Buffer.byteLength(html);
    const [next, ...rest] = shorter;
    return htmlBytes <= bytesMax || next === undefined ? { edition, html, htmlBytes, brevity } : fits([next, ...rest]);
  };
  return fits(brevities);
}

/** The partner copy says in its subject whom it is for; what is passed on carries the bare subject. */
function subjectOf(edition: Edition): string {
  const subject = translatedString(edition, edition.snapshot.issue.subject);
  return edition.partner === undefined || edition.key.kind !== "partner"
    ? subject
    : `[${edition.words.subjectForPartner(partnerShortName(edition, edition.partner))}] ${subject}`;
}
