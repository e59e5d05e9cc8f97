import { claimOf, gathered, type Claim } from "./claim.ts";
import { clientFamilies, type ClientFamily } from "./client-family.ts";
import { mailsOf, type ReadEdition } from "./editions.ts";
import { createStripper } from "./stripped-client.ts";
import { lostReadings, onlyInStyleSheet, readingsOf, type Reading } from "./what-readers-get.ts";

export function strippedClientClaims(editions: readonly ReadEdition[], caniemailJson: string): readonly Claim[] {
  const mails = mailsOf(editions).map(({ name, html }) => ({ name, html, whole: readingsOf(html) }));
  const onlyStyled = mails.flatMap(({ name, html }) => onlyInStyleSheet(html).map((fault) => ({ fault, where: name })));
  const withoutAlt = mails.flatMap(({ name, whole }) =>
    whole.filter(({ kind, value }) => kind === "alt" && value === "").map(() => ({ fault: "a picture has no alt text", where: name })),
  );
  const readings = mails.reduce((total, { whole }) => total + whole.length, 0);
  return [
    claimOf(`images off: every picture of ${String(mails.length)} mails has its words`, gathered(withoutAlt), countOf(mails, "alt")),
    claimOf("no words stand in the style sheet only", gathered(onlyStyled), `${String(mails.length)} mails`),
    ...clientFamilies(caniemailJson).map((family) => {
      const lost = mails.flatMap(({ name, html, whole }) => lostIn(family, whole, html).map((fault) => ({ fault, where: name })));
      return claimOf(
        `stripped ${family.name}: all text, links and their order are there without its ${String(family.missing.size)} missing features`,
        gathered(lost),
        `${readings.toLocaleString("en")} texts, links and alt texts in ${String(mails.length)} mails`,
      );
    }),
  ];
}

function countOf(mails: readonly { readonly whole: readonly Reading[] }[], wanted: Reading["kind"]): string {
  return `${String(mails.reduce((total, { whole }) => total + whole.filter(({ kind }) => kind === wanted).length, 0))} pictures`;
}

const faultCharacters = 80;

export function lostIn(family: ClientFamily, whole: readonly Reading[], html: string): readonly string[] {
  const strip = stripperOf(family);
  const stripped = readingsOf(strip(html));
  return lostReadings(excused(family, whole), stripped).map(({ kind, value }) => `lost ${kind} "${value.slice(0, faultCharacters)}"`);
}

const strippers = new WeakMap<ClientFamily, (html: string) => string>();

function stripperOf(family: ClientFamily): (html: string) => string {
  const known = strippers.get(family) ?? createStripper(family);
  strippers.set(family, known);
  return known;
}

/**
 * A link within the mail is a short cut to what is there anyway. An address that cannot be tapped is there when it stands among the words;
 * then it is no loss, else it is.
 */
function excused({ missing }: ClientFamily, whole: readonly Reading[]): readonly Reading[] {
  const words = whole.filter(({ kind }) => kind === "text").map(({ value }) => value);
  return whole.filter(({ kind, value }) => {
    if (kind !== "link") return true;
    if (value.startsWith("#")) return !missing.has("html-anchor-links");
    const [, address] = /^mailto:(?<address>[^?]+)/u.exec(value) ?? [];
    if (address === undefined || !missing.has("html-mailto-links")) return true;
    return !words.some((text) => text.includes(address));
  });
}
