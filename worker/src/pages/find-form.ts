import {
  archiveWords,
  catalogues,
  isRegion,
  languageNames,
  locales,
  placeName,
  regionsAround,
  themes,
  type Language,
} from "@newsletter/schemas";
import { searchCharactersMax } from "../archive/limits.ts";
import { itemKinds } from "../ports/archive.ts";
import type { ArchiveFrame } from "./archive-page.ts";
import { escaped } from "./html.ts";

/** Finds items of all issues; a GET, so that what was found has an address. */
export function findForm({ publication, language, asked, places }: ArchiveFrame): string {
  const words = archiveWords[language];
  const { mail } = catalogues[language];
  const choices = [
    select("theme", words.theme, asked.theme, [words.any, themes.map((theme) => [theme, mail.theme[theme]])]),
    placeSelect(asked.region, places, language),
    select("kind", words.kind, asked.kind, [words.any, itemKinds.map((kind) => [kind, mail.section[kind]])]),
    select("language", words.language, asked.language, [words.any, publication.languages.map((each) => [each, languageNames[each]])]),
  ];
  return (
    `<section class="panel"><h2 id="find">${escaped(words.findTitle)}</h2><form role="search" aria-labelledby="find" method="get" action="/${publication.slug}/archive">` +
    `<label for="q">${escaped(words.words)}</label><input id="q" name="q" type="search" dir="auto" maxlength="${searchCharactersMax}" value="${escaped(asked.q)}">` +
    `<div class="fields">${choices.join("")}</div><button type="submit">${escaped(words.find)}</button></form></section>`
  );
}

type Options = readonly (readonly [value: string, name: string])[];

function select(name: string, label: string, chosen: string | undefined, [any, options]: readonly [string, Options]): string {
  return field(name, label, `<option value="">${escaped(any)}</option>${optionLines(options, chosen)}`);
}

/** Where items are about, and the regions around that: whoever looks for Asia finds what is about one of its countries. */
function placeSelect(chosen: string | undefined, places: readonly string[], language: Language): string {
  const words = archiveWords[language];
  const around = places.flatMap((code) => regionsAround(code)).filter((code) => code !== "001");
  const all = [...new Set([...places, ...around, ...(chosen === undefined ? [] : [chosen])])];
  const { compare } = new Intl.Collator(locales[language]);
  const named = all.map((code) => [code, placeName(code, language)] as const).toSorted(([, a], [, b]) => compare(a, b));
  const group = (label: string, options: Options): string =>
    options.length === 0 ? "" : `<optgroup label="${escaped(label)}">${optionLines(options, chosen)}</optgroup>`;
  const regions = named.filter(([code]) => isRegion(code));
  const countries = named.filter(([code]) => !isRegion(code));
  return field(
    "region",
    words.place,
    `<option value="">${escaped(words.any)}</option>${group(words.regions, regions)}${group(words.countries, countries)}`,
  );
}

function field(name: string, label: string, options: string): string {
  return `<div><label for="${name}">${escaped(label)}</label><select id="${name}" name="${name}">${options}</select></div>`;
}

function optionLines(options: Options, chosen: string | undefined): string {
  return options
    .map(([value, name]) => `<option value="${escaped(value)}"${value === chosen ? " selected" : ""}>${escaped(name)}</option>`)
    .join("");
}
