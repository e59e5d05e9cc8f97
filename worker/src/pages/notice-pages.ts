import { catalogues, type Language } from "@newsletter/schemas";
import { escaped } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** Says nothing about what might have been here: an unknown token looks like any other wrong address. */
export function notFoundPage(language: Language): string {
  const words = catalogues[language].page;
  const body = `<p>${escaped(words.notFound)}</p><p>${escaped(words.notFoundAdvice)}</p><p><a href="/">${escaped(words.toIndex)}</a></p>`;
  return pageShell({ language, title: words.notFoundTitle, body });
}

/** The link of a review that opens no more: its time is over, or it was taken back. */
export function reviewClosedPage(state: "expired" | "revoked", language: Language): string {
  const words = catalogues[language].page;
  return state === "expired"
    ? pageShell({ language, title: words.reviewExpiredTitle, body: `<p>${escaped(words.reviewExpired)}</p>` })
    : pageShell({ language, title: words.reviewRevokedTitle, body: `<p>${escaped(words.reviewRevoked)}</p>` });
}

export function errorPage(language: Language): string {
  const words = catalogues[language].page;
  return pageShell({ language, title: words.errorTitle, body: `<p>${escaped(words.error)}</p>` });
}

/** For whoever installs the product, in English as its commands are: at the Studio's address while the Studio has not been built. */
export function studioMissingPage(): string {
  const body =
    "<p>The worker serves the Studio from <code>studio/dist</code>, and that folder is not there.</p>" +
    "<p>Run <code>npm start</code>, or build the Studio alone with <code>npx turbo run build --filter=@newsletter/studio</code>, " +
    "then start the worker again.</p>";
  return pageShell({ language: "en", title: "The Studio has not been built yet", body });
}
