import { editionKinds, isMailEdition, languageNames, languages } from "@newsletter/schemas";
import { fixtures } from "./fixtures.ts";

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:24px auto;max-width:960px;padding:0 16px}
table{border-collapse:collapse;width:100%;margin:0 0 32px}th,td{text-align:start;padding:6px 10px;border-bottom:1px solid #8884}small{opacity:.75}`;

/** Every edition of every fixture, with its text part and what the gates find. */
export function indexPage(): string {
  const tables = Object.entries(fixtures).map(([name, { title }]) => {
    const rows = editionKinds.map(
      (kind) => `<tr><th scope="row">${kind}</th>${languages.map((language) => `<td>${links(name, language, kind)}</td>`).join("")}</tr>`,
    );
    const heads = languages.map((language) => `<th scope="col" lang="${language}">${languageNames[language]}</th>`).join("");
    return `<h2>${title}</h2><table><tr><td></td>${heads}</tr>${rows.join("")}</table>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Editions</title><style>${style}</style></head><body><h1>Editions</h1><p>Rendered when you open them, with the templates as they are. Reload after a change.</p>${tables.join("")}</body></html>`;
}

function links(fixture: string, language: (typeof languages)[number], kind: (typeof editionKinds)[number]): string {
  const address = `/${fixture}/${language}/${kind}`;
  const textPart = isMailEdition(kind) ? ` <small><a href="${address}?part=text">text</a></small>` : "";
  return `<a href="${address}">HTML</a>${textPart} <small><a href="${address}?part=findings">findings</a></small>`;
}
