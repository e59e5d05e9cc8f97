import {
  catalogues,
  dayText,
  languageNames,
  memberStopWords,
  memberWords,
  partnerWords,
  preferenceWords,
  type Language,
  type MemberWords,
} from "@newsletter/schemas";
import { addressCharactersMax } from "../audience/limits.ts";
import { publicationName } from "../audience/subscribing-mails.ts";
import { memberStates, type Member, type MemberPage, type MemberQuestion, type PartnerAgreement } from "../ports/partner-members.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import { escaped, withNames } from "./html.ts";
import { languageChoices } from "./language-choices.ts";
import { partnerPage } from "./partner-frame.ts";

export type MemberNote = keyof MemberWords["note"];

/** Where a page of the list is looked at. */
export interface MembersAt {
  readonly language: Language;
  readonly session: PartnerSession;
  readonly publication: PublicationProfile;
}

export interface MembersPage extends MembersAt {
  readonly shown: MemberPage;
  readonly question: MemberQuestion;
  readonly agreement: PartnerAgreement | undefined;
  readonly note?: MemberNote | undefined;
  readonly typed?: {
    readonly address: string;
    readonly languages: readonly string[];
    readonly faults: readonly (keyof MemberWords["fault"])[];
  };
}

/** A partner's own list in one publication, and everything that can be done with it. */
export function membersPage(page: MembersPage): string {
  const { language, session, publication, shown, note } = page;
  const words = memberWords[language];
  const body = [
    note === undefined ? "" : `<p class="done" role="status">${escaped(words.note[note])}</p>`,
    publicationChoice(page),
    `<p>${withNames(words.lead, publicationName(publication, language))}</p>`,
    agreementLine(page),
    stateChoice(page),
    searchForm(page),
    shown.members.length === 0 ? `<p>${escaped(words.none)}</p>` : memberTable(page),
    otherPages(page),
    addForm(page),
    `<section><p><a href="/partner/members/import?publication=${escaped(publication.slug)}">${escaped(words.import)}</a></p><p><a href="/partner/members/stops?publication=${escaped(publication.slug)}">${escaped(memberStopWords[language].title)}</a></p>`,
    `<form method="post" action="/partner/members/download"><input type="hidden" name="publication" value="${escaped(publication.slug)}"><button class="second" type="submit">${escaped(words.download)}</button></form></section>`,
  ];
  return partnerPage({
    language,
    session,
    area: "members",
    publication,
    title: partnerWords[language].pages.members,
    body: body.join(""),
    style: membersStyle,
  });
}

/** What a removal comes to, before it is done. */
export function removeMemberPage({ language, session, publication }: MembersAt, { id, address }: Member): string {
  const words = memberWords[language];
  const list = `/partner/members?publication=${escaped(publication.slug)}`;
  const body = [
    `<p>${withNames(words.removeWhat, address)}</p><p>${escaped(words.removeHint)}</p>`,
    `<form method="post" action="/partner/members/remove"><input type="hidden" name="publication" value="${escaped(publication.slug)}">`,
    `<button type="submit" name="member" value="${escaped(id)}">${escaped(words.remove)}</button></form>`,
    `<p class="back"><a href="${list}">${escaped(words.keep)}</a></p>`,
  ];
  return partnerPage({
    language,
    session,
    area: "members",
    publication,
    title: words.removeTitle,
    body: body.join(""),
    style: membersStyle,
  });
}

function publicationChoice({ language, session, publication }: MembersPage): string {
  if (session.publications.length < 2) return "";
  const words = memberWords[language];
  const options = session.publications.map(
    (each) =>
      `<option value="${escaped(each.slug)}"${each.id === publication.id ? " selected" : ""}>${escaped(publicationName(each, language))}</option>`,
  );
  return `<form method="get" class="row"><div><label for="publication">${escaped(words.publication)}</label><select id="publication" name="publication">${options.join("")}</select></div><button class="second" type="submit">${escaped(words.show)}</button></form>`;
}

function agreementLine({ language, agreement }: MembersPage): string {
  const words = memberWords[language];
  return agreement === undefined
    ? `<p>${escaped(words.noAgreement)}</p>`
    : `<p>${withNames(words.agreement, agreement.reference, dayText(language, agreement.agreedOn))}</p>`;
}

function stateChoice(page: MembersPage): string {
  const { language, shown, question } = page;
  const words = memberWords[language];
  const all = memberStates.reduce((sum, state) => sum + shown.counts[state], 0);
  const links = [
    stateLink(page, { state: undefined, name: words.all, count: all }),
    ...memberStates.map((state) => stateLink(page, { state, name: words.state[state], count: shown.counts[state] })),
  ];
  return `<ul class="states">${links.map((link, index) => `<li${[undefined, ...memberStates][index] === question.state ? ' class="here"' : ""}>${link}</li>`).join("")}</ul>`;
}

function stateLink(
  page: MembersPage,
  { state, name, count }: { readonly state: MemberQuestion["state"]; readonly name: string; readonly count: number },
): string {
  const isHere = state === page.question.state;
  return `<a href="${addressOf(page, { ...page.question, state, page: 1 })}"${isHere ? ' aria-current="true"' : ""}>${escaped(name)} <b>${count.toLocaleString("en").replaceAll(",", " ")}</b></a>`;
}

function searchForm({ language, publication, question }: MembersPage): string {
  const words = memberWords[language];
  const hidden = [
    ["publication", publication.slug] as const,
    ...(question.state === undefined ? [] : [["state", question.state] as const]),
  ];
  return `<form method="get" class="row" role="search">${hidden.map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`).join("")}<div><label for="search">${escaped(words.search)}</label><input id="search" name="search" type="search" dir="ltr" maxlength="${addressCharactersMax}" value="${escaped(question.search)}"></div><button class="second" type="submit">${escaped(words.find)}</button></form>`;
}

function memberTable({ language, publication, shown }: MembersPage): string {
  const words = memberWords[language];
  const { column } = words;
  const head = [column.address, column.state, column.languages, column.since].map((name) => `<th scope="col">${escaped(name)}</th>`);
  const rows = shown.members.map(
    (member) =>
      `<tr><th scope="row"><bdi dir="ltr">${escaped(member.address)}</bdi></th><td>${escaped(words.state[member.state])}</td><td>${member.languages.map((each) => `<span lang="${each}">${escaped(languageNames[each])}</span>`).join(catalogues[language].mail.listSeparator)}</td><td>${escaped(dayText(language, member.since))}</td><td>${removeLink(member, publication, words)}</td></tr>`,
  );
  return `<table><thead><tr>${head.join("")}<td></td></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function removeLink({ id, address, state }: Member, { slug }: PublicationProfile, words: MemberWords): string {
  if (state !== "receiving" && state !== "asked") return "";
  return `<a href="/partner/members/remove?publication=${escaped(slug)}&#38;member=${escaped(id)}" aria-label="${escaped(words.removeOne(address))}">${escaped(words.remove)}</a>`;
}

function otherPages(page: MembersPage): string {
  const { language, shown, question } = page;
  if (shown.pageCount < 2) return "";
  const words = memberWords[language];
  const link = (to: number, name: string): string =>
    to < 1 || to > shown.pageCount ? "" : `<a href="${addressOf(page, { ...question, page: to })}">${escaped(name)}</a>`;
  return `<p class="pages">${link(shown.page - 1, words.earlier)} <span>${escaped(words.page(String(shown.page), String(shown.pageCount)))}</span> ${link(shown.page + 1, words.later)}</p>`;
}

function addressOf({ publication }: MembersPage, { search, state, page }: MemberQuestion): string {
  const query = new URLSearchParams({ publication: publication.slug });
  if (search !== "") query.set("search", search);
  if (state !== undefined) query.set("state", state);
  if (page > 1) query.set("page", String(page));
  return escaped(`/partner/members?${query.toString()}`);
}

function addForm({ language, publication, typed }: MembersPage): string {
  const words = memberWords[language];
  const faults = typed?.faults ?? [];
  const fields = [
    ...faults.map((fault) => `<p class="fault" role="alert">${escaped(words.fault[fault])}</p>`),
    `<input type="hidden" name="publication" value="${escaped(publication.slug)}">`,
    `<label for="address">${escaped(words.address)}</label><input id="address" name="address" type="email" inputmode="email" autocomplete="off" maxlength="${addressCharactersMax}" required dir="ltr" value="${escaped(typed?.address ?? "")}"${faults.includes("address") ? ' aria-invalid="true"' : ""}>`,
    `<p class="quiet">${escaped(words.addHint)}</p>`,
    languageChoices(
      { ...preferenceWords[language], ...words },
      publication.languages,
      typed?.languages ?? publication.languages.slice(0, 1),
    ),
    `<button type="submit">${escaped(words.add)}</button>`,
  ];
  return `<section><h2>${escaped(words.addTitle)}</h2><form method="post" action="/partner/members/add">${fields.join("")}</form></section>`;
}

export const membersStyle = `
section{margin:48px 0 0}
.row{display:flex;flex-wrap:wrap;gap:0 12px;align-items:end;margin:0 0 16px}
.row>div{flex:1 1 240px}
.row button{margin:0 0 16px}
.states{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px}
.states li{padding:0;border:0}
.states a{display:block;padding:8px 12px;border:1px solid var(--rule);border-radius:6px;text-decoration:none}
.states .here a{border-color:var(--accent);background:var(--panel);color:var(--ink)}
table{border-collapse:collapse;width:100%;margin:0 0 16px}
th,td{text-align:start;vertical-align:top;padding:10px 12px 10px 0;border-top:1px solid var(--rule);font-weight:400}
html[dir=rtl] th,html[dir=rtl] td{padding:10px 0 10px 12px}
thead th{font-weight:600;border:0;white-space:nowrap}
thead td{border:0}
tbody th{overflow-wrap:anywhere;min-width:14em}
.pages{display:flex;flex-wrap:wrap;gap:8px 16px}
.back{margin:24px 0 0}
@media (max-width:600px){thead{display:none}tr{display:block;border-top:1px solid var(--rule);padding:12px 0}tbody th,tbody td{display:block;border:0;padding:0}tbody th{font-weight:600;min-width:0}tbody td:empty{display:none}}
`.replaceAll("\n", "");
