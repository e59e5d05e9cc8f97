import mjml2html from "mjml";
import { partnerName, translatedString, type Edition } from "../edition.ts";
import { colour, fontFamily } from "../ui/tokens.ts";

/** A partner's masthead, compiled apart from the body it is joined with. */
export interface PartnerMasthead {
  /** What stood between MJML's `<body>` tags, with its mso conditionals. */
  readonly html: string;
  /** Its style rules outside conditional comments. */
  readonly styles: string;
}

/** The masthead by our MJML, or undefined when it does not compile: a broken one never breaks an issue. */
export async function partnerMasthead(edition: Edition): Promise<PartnerMasthead | undefined> {
  if (edition.partner === undefined) return undefined;
  const { html, errors } = await mjml2html(source(edition), { validationLevel: "soft", minify: false });
  if (errors.length > 0) return undefined;
  const body = /<body[^>]*>(?<inner>[\s\S]*)<\/body>/u.exec(html)?.groups?.["inner"];
  if (body === undefined) return undefined;
  return { html: collapsed(body), styles: stylesOutsideConditionals(html) };
}

function source(edition: Edition): string {
  const { partner, language, direction } = edition;
  if (partner === undefined) return "";
  const { masthead } = partner;
  const ground = masthead.colour ?? colour.accent;
  const name = escaped(partnerName(edition, partner));
  const line = escaped(translatedString(edition, masthead.line));
  const align = direction === "rtl" ? "right" : "left";
  const linked =
    masthead.url === undefined ? name : `<a href="${escaped(masthead.url)}" style="color:#FFFFFF;text-decoration:none">${name}</a>`;
  const family = escaped(fontFamily(language));
  return `<mjml lang="${language}" dir="${direction}"><mj-body width="600px"><mj-section direction="${direction}" background-color="${ground}" padding="14px 24px">
<mj-column><mj-text align="${align}" color="#FFFFFF" font-family="${family}" font-size="18px" font-weight="700" line-height="24px" padding="0">${linked}</mj-text>
${line === "" ? "" : `<mj-text align="${align}" color="#FFFFFF" font-family="${family}" font-size="14px" line-height="21px" padding="2px 0 0 0">${line}</mj-text>`}
</mj-column></mj-section></mj-body></mjml>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** One `<style>` inside an mso conditional must stay there; the rest goes into the document's head. */
function stylesOutsideConditionals(html: string): string {
  const open = html.replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/gu, "");
  return [...open.matchAll(/<style[^>]*>(?<rules>[\s\S]*?)<\/style>/gu)].map((match) => match.groups?.["rules"]?.trim() ?? "").join("");
}

function collapsed(html: string): string {
  return html.replaceAll(/>\s+</gu, "><").trim();
}
