import { declarationsOf, parseStyleSheet, type AtRule, type Declaration, type Rule } from "./css.ts";

// What the features of the caniemail data are in CSS, and a style sheet or style attribute without those a client has not. Most are
// properties of the same name.

const sides = ["top", "right", "bottom", "left"];
const logical = (property: string): readonly string[] =>
  ["inline", "block"].flatMap((axis) => [`${property}-${axis}`, `${property}-${axis}-start`, `${property}-${axis}-end`]);

/** Properties by feature, where the feature is not named like its one property. */
const propertiesOf: Readonly<Record<string, readonly string[]>> = {
  "css-left-right-top-bottom": sides,
  "css-column-layout-properties": ["columns", "column-gap", "column-rule", "column-width", "column-span", "column-fill"],
  "css-margin-inline-block": logical("margin"),
  "css-margin-inline-start-end": logical("margin"),
  "css-margin-block-start-end": logical("margin"),
  "css-padding-inline-block": logical("padding"),
  "css-padding-inline-start-end": logical("padding"),
  "css-padding-block-start-end": logical("padding"),
  "css-block-inline-size": ["block-size", "inline-size"],
  "css-border": ["border", ...sides.map((side) => `border-${side}`)],
  "css-margin": ["margin", ...sides.map((side) => `margin-${side}`)],
  "css-padding": ["padding", ...sides.map((side) => `padding-${side}`)],
  "css-border-inline-block": logical("border"),
  "css-border-inline-block-longhand": ["width", "style", "color"].flatMap((part) => [`border-inline-${part}`, `border-block-${part}`]),
};

/** Values by feature: a declaration that holds one is dropped. */
const valuesOf: Readonly<Record<string, RegExp>> = {
  "css-display-flex": /^display:.*flex/u,
  "css-display-grid": /^display:.*grid/u,
  "css-display-none": /^display:\s*none/u,
  "css-variables": /^--|var\(/u,
  "css-rgb": /rgb\(/u,
  "css-rgba": /rgba\(/u,
  "css-linear-gradient": /linear-gradient\(/u,
  "css-radial-gradient": /radial-gradient\(/u,
  "css-conic-gradient": /conic-gradient\(/u,
  "css-unit-calc": /calc\(/u,
  "css-function-clamp": /clamp\(/u,
  "css-function-light-dark": /light-dark\(/u,
  "css-function-max": /\bmax\(/u,
  "css-function-min": /\bmin\(/u,
  "css-unit-initial": /:\s*initial/u,
  "css-unit-percent": /\d%/u,
  "css-important": /!important/u,
};

/** Selectors by feature: a rule with one is dropped. */
const selectorsOf: Readonly<Record<string, RegExp>> = {
  "css-selector-class": /\./u,
  "css-selector-id": /#/u,
  "css-selector-attribute": /\[/u,
  "css-selector-child": />/u,
  "css-selector-descendant": /\S\s+[^\s>+~,{]/u,
  "css-selector-adjacent-sibling": /\+/u,
  "css-selector-general-sibling": /~/u,
  "css-selector-universal": /\*/u,
  "css-selector-grouping": /,/u,
  "css-selector-chaining": /[\w\]]\.[\w-]+|\.[\w-]+\.[\w-]+/u,
  "css-selector-type": /(?:^|[\s,>+~])[a-z]/u,
};

export interface MissingCss {
  readonly properties: ReadonlySet<string>;
  readonly values: readonly RegExp[];
  readonly selectors: readonly RegExp[];
  readonly atRules: (rule: AtRule) => boolean;
}

export function missingCss(missing: ReadonlySet<string>): MissingCss {
  const slugs = [...missing].filter((slug) => slug.startsWith("css-"));
  const named = slugs.map((slug) => slug.slice("css-".length));
  const units = named.flatMap((name) => /^unit-(?<unit>[a-z]{2,4})$/u.exec(name)?.groups?.["unit"] ?? []);
  const pseudo = named.flatMap((name) => /^pseudo-(?:class|element)-(?<name>[a-z-]+)$/u.exec(name)?.groups?.["name"] ?? []);
  const conditions = named.flatMap((name) => /^at-media-(?<condition>[a-z-]+)$/u.exec(name)?.groups?.["condition"] ?? []);
  const atRules = new Set(
    named.flatMap((name) => /^at-(?<name>media|font-face|import|keyframes|supports)$/u.exec(name)?.groups?.["name"] ?? []),
  );
  return {
    properties: new Set(slugs.flatMap((slug) => propertiesOf[slug] ?? [slug.slice("css-".length)])),
    values: [
      ...slugs.flatMap((slug) => valuesOf[slug] ?? []),
      ...units.filter((unit) => unit !== "calc").map((unit) => new RegExp(String.raw`\d${unit}\b`, "u")),
    ],
    selectors: [...slugs.flatMap((slug) => selectorsOf[slug] ?? []), ...pseudo.map((name) => new RegExp(`:${name}(?![a-z-])`, "u"))],
    atRules: ({ name, params }) => atRules.has(name) || (name === "media" && conditions.some((condition) => params.includes(condition))),
  };
}

export function styleSheetWithout(css: string, missing: MissingCss): string {
  const sheet = parseStyleSheet(css);
  sheet.walkAtRules((rule) => {
    if (missing.atRules(rule)) rule.remove();
  });
  sheet.walkRules((rule: Rule) => {
    if (missing.selectors.some((selector) => selector.test(rule.selector))) rule.remove();
  });
  sheet.walkDecls((declaration) => {
    if (isMissing(declaration, missing)) declaration.remove();
  });
  return sheet.toString();
}

export function styleWithout(style: string, missing: MissingCss): string {
  return declarationsOf(style)
    .filter((declaration) => !isMissing(declaration, missing))
    .map(String)
    .join(";");
}

function isMissing(declaration: Declaration, { properties, values }: MissingCss): boolean {
  const text = `${declaration.prop}:${declaration.value}${declaration.important ? " !important" : ""}`;
  return properties.has(declaration.prop) || values.some((value) => value.test(text));
}
