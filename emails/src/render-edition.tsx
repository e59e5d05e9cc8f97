import { canonicalJson, countSlots, type EditionKey, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { createHash } from "node:crypto";
import { EditionDocument } from "./document.tsx";
import { openEdition, partnerShortName, translatedString, type Edition } from "./edition.ts";
import { editionFindings } from "./findings.ts";
import { htmlOf } from "./html.ts";
import { partnerMasthead } from "./masthead/partner-masthead.tsx";
import { textFindings } from "./rich-text/text-findings.ts";
import { textPart } from "./text/text-part.ts";

/** Raised with every change of a template that changes bytes; the data versions behind Intl belong to it, since they change bytes too. */
export const templateVersion = `3 icu ${process.versions["icu"] ?? "none"} tz ${process.versions["tz"] ?? "none"}`;

/**
 * One edition of an issue. Pure: the same snapshot, key and template version give the same bytes and digest on any machine.
 *
 * @throws EditionError when the key does not fit the snapshot
 */
export async function renderEdition(snapshot: IssueSnapshot, key: EditionKey): Promise<RenderedEdition> {
  const edition = openEdition(snapshot, key);
  const subject = subjectOf(edition);
  const preheader = translatedString(edition, snapshot.issue.preheader);
  const masthead = await partnerMasthead(edition);
  const html = await htmlOf(
    <EditionDocument edition={edition} title={subject} preheader={preheader} masthead={masthead} />,
    !edition.isPage,
  );
  const text = edition.isPage ? "" : textPart(edition);
  const htmlBytes = Buffer.byteLength(html);
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
    findings: [...editionFindings(edition, { subject, html, htmlBytes, text }), ...textFindings(edition), ...(masthead?.findings ?? [])],
  };
}

/** The partner copy says in its subject whom it is for; what is passed on carries the bare subject. */
function subjectOf(edition: Edition): string {
  const subject = translatedString(edition, edition.snapshot.issue.subject);
  return edition.partner === undefined
    ? subject
    : `[${edition.words.subjectForPartner(partnerShortName(edition, edition.partner))}] ${subject}`;
}
