import { partnerWords, type Language, type PartnerWords } from "@newsletter/schemas";
import { partnerCalled } from "../audience/partner-mails.ts";
import { publicationName } from "../audience/subscribing-mails.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import { escaped, withNames } from "./html.ts";
import { pageShell } from "./page-shell.ts";

/** A page behind the sign-in: the word of its address below `/partner`, and of `pages` in the catalogue. */
export type PartnerArea = keyof PartnerWords["pages"];

/** In the order of their navigation. */
const areas: readonly PartnerArea[] = ["overview", "members", "onboarding"];

export interface PartnerPage {
  readonly language: Language;
  readonly session: PartnerSession;
  readonly area: PartnerArea;
  /** The one the page is about; of a partner with a single one that. */
  readonly publication?: PublicationProfile | undefined;
  readonly title: string;
  /** HTML already. */
  readonly body: string;
  /** Rules of this page alone. */
  readonly style?: string;
}

/** What stands around every page of a signed-in contact: whose pages these are, where else to go, and the way out. */
export function partnerPage({ language, session, area, publication, title, body, style: own = "" }: PartnerPage): string {
  const words = partnerWords[language];
  const [only, ...others] = session.publications;
  const about = publication ?? (others.length === 0 ? only : undefined);
  const names = [
    `<strong><bdi>${escaped(partnerCalled(session.partnerName, language, session.partnerId))}</bdi></strong>`,
    ...(about === undefined ? [] : [`<bdi>${escaped(publicationName(about, language))}</bdi>`]),
  ];
  const links = areas.map(
    (each) => `<a href="/partner/${each}"${each === area ? ' aria-current="page"' : ""}>${escaped(words.pages[each])}</a>`,
  );
  const above = [
    `<header><p class="whose">${names.join(" · ")}</p>`,
    `<nav aria-label="${escaped(words.areas)}">${links.join("")}</nav></header>`,
  ];
  const out = `<footer><form method="post" action="/partner/sign-out"><span class="quiet">${withNames(words.signedIn, session.address)}</span><button class="second" type="submit">${escaped(words.signOut)}</button></form></footer>`;
  return pageShell({ language, title, above: above.join(""), body: `${body}${out}`, style: `${style}${own}` });
}

const style = `
header{border-bottom:1px solid var(--rule);margin:0 0 32px}
.whose{margin:0 0 8px}
nav{display:flex;flex-wrap:wrap;gap:0 24px}
nav a{padding:8px 0;min-height:44px;border-bottom:3px solid transparent;text-decoration:none;font-weight:600}
nav a[aria-current]{color:var(--ink);border-color:var(--accent)}
footer{border-top:1px solid var(--rule);margin:48px 0 0;padding:16px 0 0}
footer form{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between}
footer span{overflow-wrap:anywhere}
@media print{nav,footer{display:none}}
`.replaceAll("\n", "");
