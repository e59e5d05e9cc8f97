import type { MastheadFault } from "@newsletter/schemas";
import mjml2html from "mjml";

/** A masthead compiled apart from the document it is joined with. */
export interface CompiledMasthead {
  /** What stood between MJML's `<body>` tags, with its mso conditionals. */
  readonly html: string;
  /** Its style rules outside conditional comments. */
  readonly styles: string;
}

/** A broken masthead never breaks an issue: what MJML does not take comes back as faults. */
export type Compilation =
  | { readonly state: "compiled"; readonly masthead: CompiledMasthead }
  | { readonly state: "refused"; readonly faults: readonly MastheadFault[] };

/** The only call of MJML. */
export async function compileMasthead(source: string): Promise<Compilation> {
  try {
    // No file of the machine may change the bytes: neither a configuration nor an include is read.
    const { html, errors } = await mjml2html(source, {
      validationLevel: "soft",
      minify: false,
      ignoreIncludes: true,
      useMjmlConfigOptions: false,
    });
    const body = /<body[^>]*>(?<inner>[\s\S]*)<\/body>/u.exec(html)?.groups?.["inner"];
    if (errors.length > 0 || body === undefined) return { state: "refused", faults: errors.length > 0 ? errors.map(faultOf) : [noMjml] };
    return { state: "compiled", masthead: { html: withoutIndentation(body), styles: stylesOutsideConditionals(html) } };
  } catch {
    // MJML throws for what is no MJML at all; to a reader both are the same.
    return { state: "refused", faults: [noMjml] };
  }
}

// Between words and inline elements a space is a space, whatever MJML made of it; beside a block it is none.
function withoutIndentation(html: string): string {
  const spaced = html.replaceAll(/[\t\n\r ]+/gu, " ").replaceAll(" >", ">");
  return spaced.replaceAll(/(?<=<\/?(?:div|table|tbody|td|tr)\b[^>]*>|-->) (?=<)/gu, "").trim();
}

const noMjml: MastheadFault = { line: 1, message: "This is no MJML: it begins with <mjml><mj-body> and ends with </mj-body></mjml>." };

function faultOf({ line, tagName, message }: { readonly line: number; readonly tagName: string; readonly message: string }): MastheadFault {
  return { line, message: `MJML says of <${tagName}>: ${message}.` };
}

/**
 * What goes into the document's head: the rules for MJML's own classes. One `<style>` inside an mso conditional must stay there, and MJML's
 * reset must not come along: it collapses the borders of every table in the document, and corners with them.
 */
function stylesOutsideConditionals(html: string): string {
  const open = html.replaceAll(/<!--\[if[\s\S]*?<!\[endif\]-->/gu, "");
  return [...open.matchAll(/<style[^>]*>(?<rules>[\s\S]*?)<\/style>/gu)]
    .map((match) =>
      (match.groups?.["rules"] ?? "")
        .replaceAll(/\s+/gu, " ")
        .replaceAll(/ ?(?<mark>[{};:]) ?/gu, "$<mark>")
        .trim(),
    )
    .filter((rules) => rules.includes(".mj-"))
    .join("");
}
