import { dayText, directionOf, languageNames, translationOf, verifyWords, type Language } from "@newsletter/schemas";
import type { PublicationProfile } from "../ports/publications.ts";
import { askedMegabytesMax } from "../verify/limits.ts";
import type { RecentIssue } from "../verify/verifying.ts";
import { publicationName } from "./archive-page.ts";
import { escaped, isolated, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";

export type VerifyFault = keyof (typeof verifyWords)["en"]["fault"];

export interface VerifyPage {
  readonly language: Language;
  readonly publication: PublicationProfile;
  readonly recent: readonly RecentIssue[];
  /** Of our own pages. */
  readonly host: string;
}

/** What a genuine mail of a publication looks like, and the form that asks about one. */
export function verifyPage({ language, publication, recent, host }: VerifyPage): string {
  const words = verifyWords[language];
  const { address } = publication.sender;
  const domain = address.split("@").at(-1) ?? "";
  const ids = publication.languages.map((each) => `${publication.slug}-${each}.lists.${domain}`).join(", ");
  const looks = [
    withNames(words.looks.from, address),
    withNames(words.looks.listId, ids, `.members.lists.${domain}`),
    withNames(words.looks.links, host),
    escaped(words.looks.never),
    escaped(words.looks.forward),
    withNames(words.looks.ask, address),
  ];
  return pageShell({
    language,
    title: words.title(isolated(publicationName(publication, language))),
    body: [
      `<p>${escaped(words.lead)}</p>`,
      verifyForm(language, undefined),
      `<section><h2>${escaped(words.looks.title)}</h2><ul class="looks">${looks.map((look) => `<li>${look}</li>`).join("")}</ul></section>`,
      recentFiles(recent, language),
    ].join(""),
    style: verifyStyle,
  });
}

/** Where there are several publications, or none yet: a mail is compared with those of all of them. */
export function chooseVerifyPage(publications: readonly PublicationProfile[], language: Language, fault?: VerifyFault): string {
  const words = verifyWords[language];
  const lines = publications.map(
    (publication) =>
      `<li><a href="/verify/${escaped(publication.slug)}"><bdi>${escaped(words.title(publicationName(publication, language)))}</bdi></a></li>`,
  );
  const list = lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`;
  return pageShell({
    language,
    title: words.chooseTitle,
    body: `<p>${escaped(words.lead)}</p>${verifyForm(language, fault)}${list}`,
    style: verifyStyle,
  });
}

function verifyForm(language: Language, fault: VerifyFault | undefined): string {
  const words = verifyWords[language];
  return [
    '<form class="panel" method="post" action="/verify" enctype="multipart/form-data">',
    fault === undefined ? "" : `<p class="fault" role="alert">${escaped(faultText(fault, language))}</p>`,
    `<label for="file">${escaped(words.form.file)}</label><p class="quiet" id="file-hint">${escaped(words.form.fileHint)}</p>`,
    '<input id="file" name="file" type="file" accept=".eml,message/rfc822,text/plain,text/html" aria-describedby="file-hint">',
    `<label for="mail">${escaped(words.form.paste)}</label><p class="quiet" id="mail-hint">${escaped(words.form.pasteHint)}</p>`,
    '<textarea id="mail" name="mail" rows="8" dir="auto" spellcheck="false" aria-describedby="mail-hint"></textarea>',
    `<button type="submit">${escaped(words.form.check)}</button><p class="quiet">${escaped(words.notKept)}</p></form>`,
  ].join("");
}

function faultText(fault: VerifyFault, language: Language): string {
  const { empty, tooLarge, unreadable } = verifyWords[language].fault;
  return fault === "tooLarge" ? tooLarge(String(askedMegabytesMax)) : { empty, unreadable }[fault];
}

function recentFiles(recent: readonly RecentIssue[], language: Language): string {
  const { title, lead, how, none, sent, subject } = verifyWords[language].files;
  const rows = recent.flatMap(({ campaign, title: titles, files }) =>
    files.map(({ language: each, sha256 }) => {
      const said = translationOf(titles, each, [each, language])?.value ?? campaign.issueSlug;
      const link = `<a href="/${escaped(campaign.publicationSlug)}/${escaped(campaign.issueSlug)}/${each}" hreflang="${each}">${escaped(said)}</a>`;
      return `<tr><td>${escaped(dayText(language, campaign.beganAt.toISOString()))}</td><td lang="${each}" dir="${directionOf(each)}">${link} <span class="quiet">${escaped(languageNames[each])}</span><br><code dir="ltr">${sha256}</code></td></tr>`;
    }),
  );
  const table = `<div class="wide"><table><thead><tr><th scope="col">${escaped(sent)}</th><th scope="col">${escaped(subject)}, <bdi>SHA-256</bdi></th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
  const content = rows.length === 0 ? `<p>${escaped(none)}</p>` : `<p>${escaped(lead)}</p><p class="quiet">${escaped(how)}</p>${table}`;
  return `<section><h2>${escaped(title)}</h2>${content}</section>`;
}

export const verifyStyle = `
section{margin:40px 0 0}
form p.quiet{margin:0 0 8px}
form button{margin:0 0 12px}
input[type=file]:not([type=checkbox]){max-width:100%;padding:8px}
textarea#mail{max-width:100%;font:14px/20px ui-monospace,Menlo,Consolas,monospace}
.looks li{padding:8px 0}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:12px 16px 12px 0;border-top:1px solid var(--rule)}
[dir=rtl] th,[dir=rtl] td{padding:12px 0 12px 16px}
td:first-child{white-space:nowrap}
code{font:12px/20px ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
dl{margin:0 0 16px}dt{color:var(--quiet);font-size:14px;line-height:21px}dd{margin:0 0 8px;overflow-wrap:anywhere}
.differs{padding:0;margin:0 0 16px}
.differs li{padding:12px 0}
h3{font-size:16px;line-height:24px;margin:24px 0 4px}
@media (max-width:480px){th,td{display:block;padding:4px 0}td+td{border-top:0;padding-bottom:16px}thead{display:none}}
`.replaceAll("\n", "");
