import { directionOf, rehearsalWords, type Language } from "@newsletter/schemas";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";

const style =
  "margin:0;padding:12px 24px;background:#fff4ce;color:#1f2933;font:600 16px/24px -apple-system,'Segoe UI',Roboto,sans-serif;text-align:center";

/** The web edition of an issue that was only rehearsed, which says so: its bytes are those that would be sent, and this line is not of them. */
export function rehearsedPage(html: string, language: Language): string {
  const words = rehearsalWords[language];
  const line = `<aside aria-label="${escaped(words.label)}" lang="${language}" dir="${directionOf(language)}" style="${style}">${escaped(words.line)}</aside>`;
  return html.replace(/<body[^>]*>/u, (body) => `${body}${line}`);
}

/** In place of an issue with an item that may not be public yet. Says nothing of what it is. */
export function closedPage(language: Language): string {
  const words = rehearsalWords[language];
  const body = `<p>${escaped(words.closed)}</p><p class="quiet">${escaped(words.closedAdvice)}</p>`;
  return pageShell({ language, title: words.closedTitle, body });
}
