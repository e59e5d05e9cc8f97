import type { MastheadFault, SnapshotPartner } from "@newsletter/schemas";
import type { Edition } from "../edition.ts";
import { limits } from "../limits.ts";
import { fontFamily, startOf } from "../ui/tokens.ts";
import { withAltInk } from "./alt-ink.ts";
import { compileMasthead, type Compilation } from "./compile.ts";
import { faultsOfTag } from "./rules-of-source.ts";
import { filled, slotNames, slotsOf, unknownSlots } from "./slots-of-source.ts";
import { readTags } from "./tags.ts";

/** The partner's own MJML for this edition, compiled; refused with the line of each fault where it is not fit to be mailed. */
export async function compileOwnSource(edition: Edition, partner: SnapshotPartner, source: string): Promise<Compilation> {
  const slots = slotsOf(edition, partner);
  const faults = faultsOfSource(source, new Set(slots.keys()));
  if (faults.length > 0) return { state: "refused", faults };
  const compilation = await compileSafely(withDefaults(filled(source, edition, slots), edition));
  if (compilation.state === "refused") return compilation;
  const { masthead } = compilation;
  return { state: "compiled", masthead: { ...masthead, html: withAltInk(masthead.html) } };
}

/**
 * What is wrong with a source as somebody writes it, in the order of its lines; empty when nothing is. `picturesCount` and `hasLogo` say what
 * the form beside it has.
 */
export async function checkMastheadSource(
  source: string,
  form: { readonly picturesCount: number; readonly hasLogo: boolean },
): Promise<readonly MastheadFault[]> {
  const known = slotNames(form.picturesCount).filter((name) => form.hasLogo || !name.startsWith("logo"));
  const faults = faultsOfSource(source, new Set(known));
  if (faults.length > 0) return faults;
  const compilation = await compileSafely(source.replaceAll(/\{\{\w+\}\}/gu, (slot) => trialValues[slot] ?? "x"));
  return compilation.state === "compiled" ? [] : compilation.faults;
}

/** Slots that stand where MJML looks at the value. */
const trialValues: Readonly<Record<string, string>> = { "{{direction}}": "ltr", "{{start}}": "left", "{{url}}": "https://example.org/" };

function faultsOfSource(source: string, slots: ReadonlySet<string>): readonly MastheadFault[] {
  if (source.length > limits.mastheadSourceCharactersMax) {
    return [{ line: 1, message: `The source is longer than ${String(limits.mastheadSourceCharactersMax)} characters.` }];
  }
  const { tags, faults } = readTags(source);
  const found = [...faults, ...tags.filter(({ isClosing }) => !isClosing).flatMap(faultsOfTag), ...unknownSlots(source, slots)];
  return found.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Compiled, and looked at once more as it would be mailed. */
async function compileSafely(source: string): Promise<Compilation> {
  const compilation = await compileMasthead(source);
  if (compilation.state === "refused") return compilation;
  const { html } = compilation.masthead;
  const bytes = Buffer.byteLength(html);
  if (bytes > limits.mastheadBytesMax) {
    const message = `It becomes ${String(bytes)} bytes of HTML; at most ${String(limits.mastheadBytesMax)} leave room for the issue.`;
    return { state: "refused", faults: [{ message }] };
  }
  // The source was checked before: this is the second lock on the same door.
  const unsafe =
    /<(?:script|iframe|object|embed|form|style|link|meta|base|svg)\b|\son[a-z]+\s*=|javascript:|url\(|expression\(|@import/iu.exec(html);
  return unsafe === null
    ? compilation
    : { state: "refused", faults: [{ message: `It would carry “${unsafe[0].trim()}”, which no mail may.` }] };
}

/** Language and direction of the edition, and its fonts: what a source leaves open. All on the line it begins with, so that lines stay. */
function withDefaults(source: string, { language, direction }: Edition): string {
  const head = `<mj-head><mj-attributes><mj-all font-family="${fontFamily(language)}"/><mj-section direction="${direction}"/><mj-column direction="${direction}"/><mj-text align="${startOf(direction)}" line-height="1.5"/></mj-attributes></mj-head>`;
  return source.replace(/<mjml[^>]*>/iu, `<mjml lang="${language}" dir="${direction}">${head}`);
}
