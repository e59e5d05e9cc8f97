import {
  dayText,
  languageNames,
  languages as allLanguages,
  newerPackWords,
  packWords,
  translationOf,
  webEditionUrl,
  type Language,
  type PackWords,
  type TranslatedString,
} from "@newsletter/schemas";
import type { NewerOfPack } from "../pack/newer-pack.ts";
import type { Pack } from "../pack/open-pack.ts";
import type { PackEdition, PackFormat } from "../pack/pack-files.ts";
import { escaped, isolated, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";

export type PackNote = keyof PackWords["note"];

export interface PackPage {
  /** Of the page; each edition has its own. */
  readonly language: Language;
  readonly token: string;
  readonly pack: Pack;
  /** What the partner made of the issue first, then the issue. */
  readonly editions: readonly ShownEdition[];
  readonly note: PackNote | undefined;
  /** Undefined where this one is the newest. */
  readonly newer: NewerOfPack | undefined;
}

export interface ShownEdition {
  readonly edition: PackEdition;
  readonly heading: string;
  /** Files there are in each language. */
  readonly formats: readonly PackFormat[];
}

/** What a partner's office takes away for an issue, without an account. Opening it changes nothing. */
export function packPage(page: PackPage): string {
  const { language, token, pack, editions, note } = page;
  const words = packWords[language];
  const address = `/pack/${escaped(token)}`;
  const shown = [...new Set(editions.flatMap(({ edition }) => edition.languages))];
  const body = [
    note === undefined ? "" : `<p class="done" role="status">${escaped(words.note[note])}</p>`,
    newerWords(page),
    `<p>${withNames(words.forOrganisation, nameIn(pack.partner.organisation.name, language), dayText(language, pack.lastDay))}</p>`,
    `<p>${escaped(words.passOn)}</p>`,
    `<p class="acts"><a class="button" href="${address}/pack.zip" download>${escaped(words.everything)}</a></p>`,
    `<p class="quiet">${escaped(words.everythingNote)}</p>`,
    `<p><a href="${address}/picks">${escaped(words.picks.title)}</a></p><p class="quiet">${escaped(words.picks.lead)}</p>`,
    ...shown.map((each) => languageSection(page, each)),
    `<section class="panel"><h2>${escaped(words.howTitle)}</h2><p>${escaped(words.how)}</p></section>`,
  ];
  return pageShell({ language, title: words.title(isolated(nameIn(pack.snapshot.issue.title, language))), body: body.join(""), style });
}

/** What an office has here is not what readers have now: said before anything else, with the way to what is. */
function newerWords({ language, pack, newer }: PackPage): string {
  if (newer === undefined) return "";
  const words = newerPackWords[language];
  const way =
    newer.token === undefined
      ? withNames(words.notYours, pack.snapshot.publication.sender.address)
      : `<a href="/pack/${escaped(newer.token)}">${escaped(words.toNewer)}</a>`;
  return `<section class="panel newer" role="note"><p>${escaped(words.said)}</p><p>${way}</p></section>`;
}

/** One language: where it is on the web, and its files. */
function languageSection({ language, token, pack, editions }: PackPage, shown: Language): string {
  const words = packWords[language];
  const url = webEditionUrl(pack.snapshot, shown);
  const lists = editions
    .filter(({ edition }) => edition.languages.includes(shown))
    .map(({ edition, heading, formats }) => {
      const links = formats.map(
        (format) =>
          `<li><a href="/pack/${escaped(token)}/${edition.name}/${shown}/${format}" download>${escaped(words.format[format])}</a></li>`,
      );
      return `<h3>${escaped(heading)}</h3><ul class="files">${links.join("")}</ul>`;
    });
  return [
    `<section aria-labelledby="in-${shown}"><h2 id="in-${shown}"><bdi lang="${shown}">${escaped(languageNames[shown])}</bdi></h2>`,
    `<p><a href="${escaped(url)}" hreflang="${shown}">${escaped(words.webEdition)}</a></p>`,
    `<label for="address-${shown}">${escaped(words.address)}</label><input id="address-${shown}" readonly dir="ltr" value="${escaped(url)}">`,
    ...lists,
    "</section>",
  ].join("");
}

/** A link whose day is over: the issue is still there, and who gives a new one. */
export function packExpiredPage({ snapshot }: Pack, language: Language): string {
  const words = packWords[language];
  const url = webEditionUrl(
    snapshot,
    snapshot.publication.languages.includes(language) ? language : (snapshot.publication.languages[0] ?? "en"),
  );
  const body = `<p>${withNames(words.expired, snapshot.publication.sender.address)}</p><p><a href="${escaped(url)}">${escaped(words.toWebEdition)}</a></p>`;
  return pageShell({ language, title: words.expiredTitle, body });
}

/** In the language of the page, else in any. */
function nameIn(name: TranslatedString, language: Language): string {
  return translationOf(name, language, allLanguages)?.value ?? "";
}

const style = `
section{margin:40px 0 0}
h3{font-size:16px;line-height:24px;margin:8px 0 4px}
h2+p{margin:0 0 8px}
label{font-weight:400;color:var(--quiet);font-size:14px;line-height:21px}
input[readonly]{max-width:100%;background:var(--panel);border-color:var(--rule)}
.acts{margin:24px 0 8px}
.button{display:inline-block;font-weight:600;min-height:44px;padding:9px 24px;border-radius:6px;background:var(--accent);color:var(--on-accent);text-decoration:none}
.files{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 16px}
.files li{border:0;padding:4px 0;min-height:32px}
`.replaceAll("\n", "");
