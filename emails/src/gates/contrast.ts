import type { Finding } from "@newsletter/schemas";
import { plainText, type Element, type MarkupNode } from "../markup/markup-tree.ts";
import { contrast } from "../ui/contrast.ts";
import { darkRules, type DarkRule } from "../ui/dark.ts";
import { colour } from "../ui/tokens.ts";
import type { Gate } from "./final-bytes.ts";
import { errorAt } from "./where-in-issue.ts";

/** WCAG 2.2, 1.4.3: text, and text from 24 px, or from 18.66 px in bold. */
const contrastMin = { text: 4.5, large: 3 } as const;
const largePx = { usual: 24, bold: 18.66 } as const;

interface Setting {
  readonly scheme: "light" | "dark";
  readonly ink: string;
  readonly ground: string;
  readonly sizePx: number;
  readonly isBold: boolean;
  /** Elements around it, the outermost first. */
  readonly around: readonly Element[];
}

/**
 * Each text against the ground it stands on, in the light scheme as inline styles say and in the dark one as our rules do. What a client
 * makes of colours by itself nobody can reckon.
 */
export const contrastHolds: Gate = ({ snapshot, key }, { body }) => {
  // The low-bandwidth edition has one ink and one link on one ground, all of them tokens, in its style sheet.
  if (key.kind === "lowBandwidth") return [];
  const findings = (["light", "dark"] as const).flatMap((scheme) => {
    const setting: Setting = { scheme, ink: colour.ink, ground: colour.ground, sizePx: 16, isBold: false, around: [] };
    return body.flatMap((node) => unreadableIn(node, setting));
  });
  return findings.map(({ words, setting, ratio }): Finding => {
    const message = `“${words.slice(0, 60)}” can hardly be read in the ${setting.scheme} scheme: ${setting.ink} on ${setting.ground}, contrast ${ratio.toFixed(1)} of ${String(neededIn(setting))}.`;
    return errorAt(snapshot, words, { rule: "contrastLow", message, values: [words.slice(0, 60)] });
  });
};

interface Unreadable {
  readonly words: string;
  readonly setting: Setting;
  readonly ratio: number;
}

function unreadableIn(node: MarkupNode, setting: Setting): readonly Unreadable[] {
  if (typeof node === "string") {
    const words = plainText(node).trim();
    const ratio = contrast(setting.ink, setting.ground);
    return words === "" || ratio >= neededIn(setting) ? [] : [{ words, setting, ratio }];
  }
  if ((node.attributes["style"] ?? "").includes("display:none")) return [];
  const inside = settingIn(node, setting);
  return node.children.flatMap((child) => unreadableIn(child, inside));
}

function neededIn({ sizePx, isBold }: Setting): number {
  return sizePx >= (isBold ? largePx.bold : largePx.usual) ? contrastMin.large : contrastMin.text;
}

function settingIn(element: Element, outer: Setting): Setting {
  const style = element.attributes["style"] ?? "";
  const around = [...outer.around, element];
  const dark = outer.scheme === "dark" ? darkOf(around) : {};
  const sizePx = Number(/(?:^|;)font-size:(?<px>[\d.]+)px/u.exec(style)?.groups?.["px"] ?? outer.sizePx);
  const weight = /(?:^|;)font-weight:(?<weight>\d+|bold)/u.exec(style)?.groups?.["weight"];
  return {
    scheme: outer.scheme,
    ink: dark.colour ?? hexIn(style, inlineColour) ?? outer.ink,
    ground: dark.background ?? hexIn(style, inlineGround) ?? outer.ground,
    // MJML writes 0 to cells in which text says its own size.
    sizePx: sizePx === 0 ? outer.sizePx : sizePx,
    isBold:
      weight === undefined
        ? outer.isBold || element.name === "strong" || /^h[1-6]$/u.test(element.name)
        : weight === "bold" || Number(weight) >= 700,
    around,
  };
}

const inlineColour = /(?:^|;)\s*color:\s*(?<hex>#[0-9a-f]{6}|#[0-9a-f]{3})\b/iu;
const inlineGround = /(?:^|;)\s*background(?:-color)?:\s*(?<hex>#[0-9a-f]{6}|#[0-9a-f]{3})\b/iu;

/** A colour as `#RRGGBB`; one that is written otherwise is not reckoned with. */
function hexIn(style: string, property: RegExp): string | undefined {
  const found = property.exec(style)?.groups?.["hex"];
  return found?.length === 4 ? found.replaceAll(/[0-9a-f]/giu, "$&$&") : found;
}

interface Part {
  readonly tag: string;
  readonly classes: readonly string[];
}

interface Selector {
  readonly own: Part;
  readonly outer: Part | undefined;
  readonly rule: DarkRule;
}

/** The rules a selector each, as the cascade ranks them: classes before tags, among equals the later one. */
const selectors: readonly Selector[] = darkRules
  .flatMap((rule) =>
    rule.selectors.map((selector) => {
      const [own = "", outer] = selector.split(" ").toReversed();
      const weight = (selector.match(/\./gu)?.length ?? 0) * 10 + selector.split(" ").filter((part) => !part.startsWith(".")).length;
      return { own: partOf(own), outer: outer === undefined ? undefined : partOf(outer), rule, weight };
    }),
  )
  .toSorted((a, b) => a.weight - b.weight);

function partOf(selector: string): Part {
  const [tag = "", ...classes] = selector.split(".");
  return { tag, classes };
}

function darkOf(around: readonly Element[]): Pick<DarkRule, "colour" | "background"> {
  const element = around.at(-1);
  if (element === undefined) return {};
  const matching = selectors.filter(
    ({ own, outer }) => isOne(own, element) && (outer === undefined || around.slice(0, -1).some((each) => isOne(outer, each))),
  );
  const ink = matching.findLast(({ rule }) => rule.colour !== undefined)?.rule.colour;
  const ground = matching.findLast(({ rule }) => rule.background !== undefined)?.rule.background;
  return { ...(ink === undefined ? {} : { colour: ink }), ...(ground === undefined ? {} : { background: ground }) };
}

function isOne({ tag, classes }: Part, { name, attributes }: Element): boolean {
  if (tag !== "" && tag !== name) return false;
  const own = attributes["class"];
  return classes.length === 0 || (own !== undefined && classes.every((wanted) => own.split(" ").includes(wanted)));
}
