import { importOutcomes, languageNames, memberImportWords, type ImportOutcome, type MemberImportWords } from "@newsletter/schemas";
import { memberFileBytesMax, memberLinesMax } from "../audience/limits.ts";
import type { ImportedLine } from "../ports/audience-files.ts";
import type { LookedAtFile, MemberFileOutcome } from "../ports/partner-members.ts";
import { escaped } from "./html.ts";
import { membersStyle, type MembersAt } from "./members-page.ts";
import { partnerPage } from "./partner-frame.ts";

/** What was wrong with a form that had to bring a file. */
export type UploadFault = "nothing" | "tooLarge" | "gone" | Extract<MemberFileOutcome, { readonly state: "unreadable" | "tooMany" }>;

/** The form that takes a file or pasted lines. It is looked at before anything is stored. */
export function importMembersPage(at: MembersAt & { readonly fault?: UploadFault | undefined }): string {
  const { language, session, publication, fault } = at;
  const words = memberImportWords[language];
  const options = publication.languages.map((each) => `<option value="${each}" lang="${each}">${escaped(languageNames[each])}</option>`);
  const body = [
    fault === undefined ? "" : `<p class="fault" role="alert">${faultText(words, fault)}</p>`,
    `<p>${escaped(words.lead)}</p>`,
    `<form method="post" action="/partner/members/import" enctype="multipart/form-data"><input type="hidden" name="publication" value="${escaped(publication.slug)}">`,
    `<label for="file">${escaped(words.file)}</label><input id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain">`,
    `<label for="lines">${escaped(words.paste)}</label><textarea id="lines" name="lines" rows="6" dir="ltr" spellcheck="false"></textarea>`,
    `<label for="language">${escaped(words.fallback)}</label><select id="language" name="language">${options.join("")}</select>`,
    `<button type="submit">${escaped(words.look)}</button><p class="quiet">${escaped(words.lookHint)}</p></form>`,
    backToList(at, words.toList),
  ];
  return partnerPage({ language, session, area: "members", publication, title: words.title, body: body.join(""), style: membersStyle });
}

/** What each line comes to, and the button that does it: of exactly these bytes. */
export function lookedAtPage(at: MembersAt, { digest, file }: { readonly digest: string; readonly file: LookedAtFile }): string {
  const { language, session, publication } = at;
  const words = memberImportWords[language];
  const isFaulty = file.counts.faulty > 0;
  const willChange = file.counts.new + file.counts.changed + file.askedCount > 0;
  const hidden = [
    `<input type="hidden" name="publication" value="${escaped(publication.slug)}">`,
    `<input type="hidden" name="digest" value="${escaped(digest)}">`,
    isFaulty ? '<input type="hidden" name="skipFaulty" value="yes">' : "",
  ];
  const body = [
    `<p>${escaped(words.notYet)}</p>`,
    report(file, words),
    willChange
      ? `<form method="post" action="/partner/members/import/add">${hidden.join("")}<button type="submit">${escaped(isFaulty ? words.addOthers : words.add)}</button></form>`
      : "",
    `<p class="back"><a href="/partner/members/import?publication=${escaped(publication.slug)}">${escaped(words.mend)}</a></p>`,
    backToList(at, words.toList),
  ];
  return partnerPage({ language, session, area: "members", publication, title: words.lookedTitle, body: body.join(""), style });
}

export function importedPage(at: MembersAt, file: LookedAtFile): string {
  const { language, session, publication } = at;
  const words = memberImportWords[language];
  const body = `${report(file, words)}${backToList(at, words.toList)}`;
  return partnerPage({ language, session, area: "members", publication, title: words.doneTitle, body, style });
}

function report({ counts, askedCount, lines, moreLinesCount }: LookedAtFile, words: MemberImportWords): string {
  const counted = importOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome: ImportOutcome) => `<div><dt>${escaped(words.count[outcome])}</dt><dd>${counts[outcome]}</dd></div>`);
  const shown = lines.map(
    (line) => `<tr><th scope="row">${escaped(words.line(String(line.line)))}</th><td>${escaped(whatOf(line, words))}</td></tr>`,
  );
  return [
    `<dl class="counts">${counted.join("")}</dl>`,
    askedCount > 0 ? `<p>${escaped(words.asked(String(askedCount)))}</p>` : "",
    shown.length === 0 ? "" : `<table class="lines"><tbody>${shown.join("")}</tbody></table>`,
    moreLinesCount > 0 ? `<p>${escaped(words.more(String(moreLinesCount)))}</p>` : "",
  ].join("");
}

/** A line in words. Why somebody gets no mail is theirs: it is the same sentence whatever it was. */
function whatOf({ outcome, reason }: ImportedLine, words: MemberImportWords): string {
  if (outcome === "faulty") return isFault(reason, words) ? words.fault[reason] : words.count.faulty;
  if (outcome === "merged") return words.reason.double;
  if (outcome === "changed") return words.reason.changed;
  return isNamed(reason) ? words.reason[namedReasons[reason]] : words.reason.ended;
}

/** All others are nobody's business but the person's. */
const namedReasons = { removedBefore: "again", ownChoice: "ownChoice", notAMember: "office", changedMeanwhile: "meanwhile" } as const;

function isNamed(reason: string | null): reason is keyof typeof namedReasons {
  return reason !== null && Object.hasOwn(namedReasons, reason);
}

function isFault(reason: string | null, words: MemberImportWords): reason is keyof MemberImportWords["fault"] {
  return reason !== null && Object.hasOwn(words.fault, reason);
}

function faultText(words: MemberImportWords, fault: UploadFault): string {
  if (fault === "tooLarge") return escaped(words.tooLarge(String(memberFileBytesMax / 1_000_000), String(memberLinesMax)));
  if (fault === "nothing" || fault === "gone") return escaped(words[fault]);
  if (fault.state === "tooMany") return escaped((fault.isAsking ? words.tooManyAsked : words.tooMany)(String(fault.max)));
  // Where the reader stopped, for whoever made the file.
  return `${escaped(words.unreadable)} <span lang="en" dir="ltr">${escaped(fault.sentence)}</span>`;
}

function backToList({ publication }: MembersAt, name: string): string {
  return `<p class="back"><a href="/partner/members?publication=${escaped(publication.slug)}">${escaped(name)}</a></p>`;
}

const style = `${membersStyle}
.counts{display:flex;flex-wrap:wrap;gap:8px 32px;margin:0 0 16px}
.counts div{display:flex;flex-direction:column-reverse}
.counts dd{margin:0;font-size:28px;line-height:36px;font-weight:600}
.lines th{white-space:nowrap;width:1%}`.replaceAll("\n", "");
