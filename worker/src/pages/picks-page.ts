import {
  catalogues,
  directionOf,
  fallbackOrder,
  languageNames,
  packWords,
  translationOf,
  type Finding,
  type IssueSnapshot,
  type Language,
  type Section,
  type Translation,
} from "@newsletter/schemas";
import { forewordCharactersMax } from "../pack/limits.ts";
import type { Pack } from "../pack/open-pack.ts";
import { itemsOf } from "../pack/picks.ts";
import type { DraftLine, DraftSection, PicksDraft } from "../pack/picks-draft.ts";
import { findingLine } from "./finding-line.ts";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";
import { picksStyle } from "./picks-style.ts";

export type PicksFault =
  | { readonly fault: "nothingKept" | "noLanguage" | "forewordTooLong" }
  | { readonly fault: "refused"; readonly findings: readonly Finding[] };

export interface PicksPage {
  /** Of the page. */
  readonly language: Language;
  readonly token: string;
  readonly pack: Pack;
  readonly draft: PicksDraft;
  readonly fault: PicksFault | undefined;
  readonly preview: { readonly language: Language; readonly html: string } | undefined;
}

/** All of an issue to keep, leave out and put in order; without script, and nothing is kept before its button says so. */
export function picksPage(page: PicksPage): string {
  const { language, token, draft } = page;
  const words = packWords[language].picks;
  const back = `/pack/${escaped(token)}`;
  const body = [
    `<p>${escaped(words.lead)}</p><p><a href="${back}">${escaped(words.toPage)}</a></p>`,
    faultWords(page),
    `<form method="post" action="${back}/picks">`,
    // What Enter presses is the first button of a form, which must not be one that moves something.
    '<button class="default" name="act" value="" tabindex="-1" aria-hidden="true"></button>',
    `<fieldset><legend>${escaped(words.languages)}</legend><ul class="lines">${draft.languages.map((line, index) => languageLine(page, line, index)).join("")}</ul></fieldset>`,
    `<fieldset id="contents"><legend>${escaped(words.contents)}</legend>`,
    `<p class="acts">${actButton("themes", words.themesFirst, `${back}/picks#contents`)}${actButton("issueOrder", words.issueOrder, `${back}/picks#contents`)}</p>`,
    `<ol class="lines">${draft.sections.map((section, index) => sectionLine(page, section, index)).join("")}</ol></fieldset>`,
    ...draft.languages.map((line) => forewordField(page, line)),
    `<p class="acts">${draft.languages
      .filter(({ isKept }) => isKept)
      .map((line) =>
        actButton(
          `preview:${line.language}`,
          words.previewIn(catalogues[language].mail.languageName[line.language]),
          `${back}/picks#preview`,
        ),
      )
      .join("")}</p>`,
    `<p class="acts"><button name="act" value="save">${escaped(words.save)}</button>${actButton("reset", words.reset, `${back}/picks`)}</p>`,
    "</form>",
    previewFrame(page),
  ];
  return pageShell({ language, title: words.title, body: body.join(""), style: picksStyle });
}

function actButton(act: string, label: string, address: string): string {
  return `<button class="second" name="act" value="${escaped(act)}" formaction="${address}">${escaped(label)}</button>`;
}

function languageLine(page: PicksPage, { language, isKept }: PicksDraft["languages"][number], index: number): string {
  const name = languageNames[language];
  const keep = `<label class="choice"><input type="checkbox" name="language" value="${language}"${checked(isKept)}><span lang="${language}" dir="${directionOf(language)}">${escaped(name)}</span></label>`;
  const steps = stepButtons(page, {
    place: language,
    title: name,
    isFirst: index === 0,
    isLast: index === page.draft.languages.length - 1,
  });
  return `<li id="line-${language}"><input type="hidden" name="languages" value="${language}"><div class="line">${keep}${steps}</div></li>`;
}

function sectionLine(page: PicksPage, section: DraftSection, index: number): string {
  const shown = page.pack.snapshot.sections[Number(section.place)];
  if (shown === undefined) return "";
  const { items } = section;
  const lines = items?.map((item, place) => {
    const one = itemsOf(shown)?.[Number(item.place.split(".")[1])];
    const title = titleOf(page, one === undefined ? undefined : "title" in one ? one.title : one.organisation.name);
    return orderedLine(page, item, { title, isFirst: place === 0, isLast: place === items.length - 1, inner: "" });
  });
  return orderedLine(page, section, {
    title: headingOf(page, shown),
    isFirst: index === 0,
    isLast: index === page.draft.sections.length - 1,
    inner: lines === undefined ? "" : `<ol class="lines inner">${lines.join("")}</ol>`,
  });
}

interface OrderedLine {
  readonly title: Translation<string>;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** HTML already. */
  readonly inner: string;
}

function orderedLine(page: PicksPage, { place, isKept }: DraftLine, { title, isFirst, isLast, inner }: OrderedLine): string {
  const named = `<span lang="${title.language}" dir="${directionOf(title.language)}">${escaped(title.value)}</span>`;
  const keep = `<label class="choice"><input type="checkbox" name="keep" value="${place}"${checked(isKept)}>${inner === "" ? named : `<strong>${named}</strong>`}</label>`;
  return `<li id="line-${place}"><input type="hidden" name="order" value="${place}"><div class="line">${keep}${stepButtons(page, { place, title: title.value, isFirst, isLast })}</div>${inner}</li>`;
}

const checked = (isKept: boolean): string => (isKept ? " checked" : "");

interface Steps {
  readonly place: string;
  readonly title: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function stepButtons({ language, token }: PicksPage, { place, title, isFirst, isLast }: Steps): string {
  const words = packWords[language].picks;
  const step = (act: "up" | "down", label: string, arrow: string, isEnd: boolean): string =>
    `<button class="second step" name="act" value="${act}:${place}" formaction="/pack/${escaped(token)}/picks#line-${place}" aria-label="${escaped(label)}"${isEnd ? " disabled" : ""}>${arrow}</button>`;
  return `<span class="steps">${step("up", words.up(title), "↑", isFirst)}${step("down", words.down(title), "↓", isLast)}</span>`;
}

/** Of a language that is not kept, folded away. */
function forewordField({ language, draft, fault }: PicksPage, line: PicksDraft["languages"][number]): string {
  const words = packWords[language].picks;
  const name = `foreword-${line.language}`;
  const text = draft.foreword[line.language] ?? "";
  const isTooLong = fault?.fault === "forewordTooLong" && text.length > forewordCharactersMax;
  const label = words.foreword(catalogues[language].mail.languageName[line.language]);
  const field = [
    `<label for="${name}">${escaped(label)}</label>`,
    `<p class="quiet" id="${name}-note">${escaped(words.forewordNote)}</p>`,
    `<textarea id="${name}" name="${name}" rows="4" maxlength="${forewordCharactersMax}" aria-describedby="${name}-note"${isTooLong ? ' aria-invalid="true"' : ""} lang="${line.language}" dir="auto">${escaped(text)}</textarea>`,
  ].join("");
  return line.isKept || text !== "" ? field : `<details><summary>${escaped(label)}</summary>${field}</details>`;
}

function faultWords({ language, fault }: PicksPage): string {
  if (fault === undefined) return "";
  const words = packWords[language].picks;
  if (fault.fault === "forewordTooLong") {
    return `<p class="fault" role="alert">${escaped(words.forewordTooLong(String(forewordCharactersMax)))}</p>`;
  }
  const said = `<p>${escaped(words.fault[fault.fault])}</p>`;
  const lines = fault.fault === "refused" ? fault.findings.map((finding) => findingLine(finding, language)) : [];
  return `<div class="fault" role="alert">${said}${lines.length === 0 ? "" : `<ul>${lines.join("")}</ul>`}</div>`;
}

/** In a frame without script or form; its links open beside the page. */
function previewFrame({ language, preview }: PicksPage): string {
  if (preview === undefined) return "";
  const title = packWords[language].picks.previewIn(catalogues[language].mail.languageName[preview.language]);
  const framed = preview.html.replace(/<head[^>]*>/iu, (head) => `${head}<base target="_blank">`);
  return `<section id="preview" aria-labelledby="preview-title"><h2 id="preview-title">${escaped(title)}</h2><iframe title="${escaped(title)}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escaped(framed)}"></iframe></section>`;
}

function titleOf({ language, pack }: PicksPage, values: Parameters<typeof translationOf<string>>[0]): Translation<string> {
  return translationOf(values, language, fallbackOrder(pack.snapshot, language)) ?? { value: "—", language };
}

/** Its own heading, else the usual words for its kind; of a text without either, how it begins. */
function headingOf(page: PicksPage, section: Section): Translation<string> {
  const { language, pack } = page;
  const own = translationOf(section.heading, language, fallbackOrder(pack.snapshot, language));
  const usual = catalogues[language].mail.section[section.kind];
  if (own !== undefined || usual !== "") return own ?? { value: usual, language };
  return section.kind === "freeText" ? beginningOf(pack.snapshot, section.text, language) : { value: "—", language };
}

function beginningOf(
  snapshot: IssueSnapshot,
  text: Extract<Section, { readonly kind: "freeText" }>["text"],
  language: Language,
): Translation<string> {
  const found = translationOf(text, language, fallbackOrder(snapshot, language));
  const words = (found?.value ?? []).flatMap((part) => (part._type === "block" ? part.children.map((span) => span.text) : [])).join("");
  return { value: words === "" ? "—" : words.replace(/^(.{60}).+$/su, "$1…"), language: found?.language ?? language };
}
