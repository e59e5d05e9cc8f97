import {
  catalogues,
  dayText,
  directionOf,
  fallbackOrder,
  languageNames,
  translationOf,
  verdictWords,
  webEditionUrl,
  type Language,
} from "@newsletter/schemas";
import type { DifferingLink, DifferingWords } from "../verify/compare-text.ts";
import type { Additions, Bounded, Judgement } from "../verify/judge-mail.ts";
import type { VerifyAnswer } from "../verify/verifying.ts";
import { publicationName } from "./archive-page.ts";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { verifyStyle } from "./verify-page.ts";

// What was found about a mail. Everything that comes from the mail stands here as text alone, escaped, cut and counted: no address of it
// is a link, and nothing of its HTML is HTML here.

type Verdict = "unchanged" | "whole" | "wholeWithLinks" | "excerpt" | "changed" | "notFound" | "tooNested";

export function verdictPage(answer: VerifyAnswer, language: Language): string {
  const words = verdictWords[language];
  const verdict = verdictOf(answer);
  const isTrouble = verdict === "changed" || verdict === "wholeWithLinks" || verdict === "notFound" || verdict === "tooNested";
  const body = [
    `<p class="${isTrouble ? "fault" : "done"}" role="status">${escaped(words[verdict].means)}</p>`,
    verdict === "notFound" ? `<ul class="looks">${words.reasons.map((reason) => `<li>${escaped(reason)}</li>`).join("")}</ul>` : "",
    ...(answer.state === "found" ? foundParts(answer, language) : []),
    `<section class="panel"><h2>${escaped(words.limitsTitle)}</h2><p>${escaped(words.limits)}</p><p>${escaped(answer.hasSignature ? words.signature : words.noSignature)}</p></section>`,
    `<p class="again"><a href="/verify">${escaped(words.again)}</a></p>`,
  ];
  return pageShell({ language, title: words[verdict].title, body: body.join(""), style: `${verifyStyle}.again{margin:24px 0 0}` });
}

/** The worst of what it holds: a mail with one issue that is whole and another that was changed is no good mail. */
function verdictOf(answer: VerifyAnswer): Verdict {
  if (answer.state !== "found") return answer.state;
  const verdicts = new Set(answer.judgements.map(({ verdict }) => verdict));
  if (verdicts.has("changed")) return "changed";
  const { links, from, replyTo } = answer.additions;
  // A list's own address is no place to be led to; answers to somebody else, under our name, are.
  const leadsElsewhere = links.moreCount > 0 || links.shown.some((link) => !link.startsWith("mailto:"));
  if (leadsElsewhere || (from === undefined && replyTo !== undefined)) return "wholeWithLinks";
  return (["excerpt", "whole", "unchanged"] as const).find((verdict) => verdicts.has(verdict)) ?? "changed";
}

function foundParts(answer: Extract<VerifyAnswer, { readonly state: "found" }>, language: Language): readonly string[] {
  const words = verdictWords[language];
  return [
    answer.isFile ? `<p>${escaped(words.isFile)}</p>` : "",
    answer.isWhole ? "" : `<p class="fault">${escaped(words.notWhole)}</p>`,
    ...answer.judgements.map((judgement) => judgementPart(judgement, language)),
    additionsPart(answer.additions, language),
  ];
}

function judgementPart(judgement: Judgement, language: Language): string {
  const words = verdictWords[language];
  const { campaign, snapshot, key } = judgement.candidate;
  const { publication, issue } = snapshot;
  const title = translationOf(issue.title, key.language, fallbackOrder(snapshot, key.language))?.value ?? issue.slug;
  const sent = campaign.isApproved ? words.sentOn(dayText(language, campaign.beganAt.toISOString())) : words.trial;
  const inLanguage = `lang="${key.language}" dir="${directionOf(key.language)}"`;
  const notes = [
    judgement.isWithoutPersonal ? words.withoutPersonal : "",
    judgement.lostLinkCount > 0 ? words.lostLinks(String(judgement.lostLinkCount)) : "",
    judgement.lostFileCount > 0 ? words.lostFiles(String(judgement.lostFileCount)) : "",
    judgement.isTooDifferent ? words.tooDifferent : "",
  ];
  return [
    `<section><h2 ${inLanguage}>${escaped(title)}</h2>`,
    `<p>${[publicationName(publication, language), catalogues[language].mail.issueNumber(String(issue.number)), languageNames[key.language], words.kind[key.kind]].map((each) => `<bdi>${escaped(each)}</bdi>`).join(" · ")}</p>`,
    `<p>${escaped(sent)} · <a href="${escaped(webEditionUrl(snapshot, key.language))}" hreflang="${key.language}">${escaped(words.toWebEdition)}</a></p>`,
    differingLinks(judgement.links, language),
    differingWords(judgement, language),
    ...notes.filter((note) => note !== "").map((note) => `<p>${escaped(note)}</p>`),
    "</section>",
  ].join("");
}

function differingLinks(links: Bounded<DifferingLink>, language: Language): string {
  const words = verdictWords[language];
  return listOf(words.differingLinks, links, language, ({ words: said, ours, theirs }) => {
    const withUs = ours === undefined ? escaped(words.noLinkWithUs) : `${escaped(words.withUs)} ${address(ours)}`;
    return `<dl><dt>${foreign(said)}</dt><dd>${escaped(words.leadsTo)} ${address(theirs)}</dd><dd>${withUs}</dd></dl>`;
  });
}

function differingWords({ words: differing, verdict }: Judgement, language: Language): string {
  const words = verdictWords[language];
  const said = (text: string): string => (text === "" ? escaped(words.nothing) : foreign(text));
  return listOf(verdict === "excerpt" ? words.missing : words.differingWords, differing, language, (each: DifferingWords) => {
    if (each.isHidden === true) return `<p>${foreign(each.ours)} — ${escaped(words.hidden)}</p>`;
    if (verdict === "excerpt") return foreign(each.ours);
    return `<dl>${placeOf(each)}<dt>${escaped(words.ours)}</dt><dd>${said(each.ours)}</dd><dt>${escaped(words.theirs)}</dt><dd>${said(each.theirs)}</dd></dl>`;
  });
}

function placeOf({ before }: DifferingWords): string {
  return before === "" ? "" : `<dt>${foreign(`… ${before} …`)}</dt>`;
}

function additionsPart({ texts, links, pictures, files, subject, from, replyTo }: Additions, language: Language): string {
  const words = verdictWords[language];
  const fields = [
    [words.from, from],
    [words.replyTo, replyTo],
    [words.subject, subject],
  ].flatMap(([name = "", value]) => (value === undefined ? [] : [`<dt>${escaped(name)}</dt><dd>${foreign(value)}</dd>`]));
  const parts = [
    listOf("", texts, language, foreign),
    listOf(words.links, links, language, address),
    listOf(words.files, files, language, foreign),
    fields.length === 0 ? "" : `<h3>${escaped(words.fields)}</h3><dl>${fields.join("")}</dl>`,
    listOf(words.pictures, pictures, language, address),
  ].join("");
  return parts === "" ? "" : `<section><h2>${escaped(words.added)}</h2><p>${escaped(words.addedNote)}</p>${parts}</section>`;
}

function listOf<T>(heading: string, { shown, moreCount }: Bounded<T>, language: Language, lineOf: (each: T) => string): string {
  if (shown.length === 0) return "";
  const more = moreCount === 0 ? "" : `<p class="quiet">${escaped(verdictWords[language].more(String(moreCount)))}</p>`;
  const title = heading === "" ? "" : `<h3>${escaped(heading)}</h3>`;
  return `${title}<ul class="differs">${shown.map((each) => `<li>${lineOf(each)}</li>`).join("")}</ul>${more}`;
}

/** Somebody else's words: in their own direction, and unable to turn the sentence around them. */
function foreign(text: string): string {
  return `<bdi>${escaped(text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, " "))}</bdi>`;
}

/** As it is written, so that `paypa1` and a letter of another script in a host show; never a link. */
function address(text: string): string {
  return `<code dir="ltr">${escaped(text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, " "))}</code>`;
}
