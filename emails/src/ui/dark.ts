/** What a class means in the dark scheme. A selector is a class, or a class and a tag within it (and that tag's class). */
export interface DarkRule {
  readonly selectors: readonly string[];
  readonly colour?: string;
  readonly background?: string;
  readonly border?: string;
  readonly underline?: string;
}

const within = (outer: string, ...tags: readonly string[]): readonly string[] => [outer, ...tags.map((tag) => `${outer} ${tag}`)];

/** Data, so that the style sheet and the gate on contrast cannot say two things. */
export const darkRules: readonly DarkRule[] = [
  { selectors: [".d-page"], background: "#0E1216" },
  { selectors: [".d-ground"], background: "#14181D" },
  { selectors: [".d-panel", ".d-note"], background: "#1D232A" },
  { selectors: within(".d-ink", "p", "li", "h2", "h3", "h4", "a"), colour: "#E5E9EE" },
  { selectors: within(".d-quiet", "p", "li"), colour: "#AEB9C5" },
  { selectors: [".d-accent", ".d-ink a.d-accent"], colour: "#7CC4EC" },
  { selectors: [".d-edge"], border: "#7CC4EC" },
  { selectors: [".d-alert"], colour: "#FDBA74" },
  { selectors: [".d-rule"], border: "#39434E" },
  { selectors: [".d-button"], background: "#7CC4EC", colour: "#14181D" },
  { selectors: [".d-logo"], background: "#FFFFFF" },
  { selectors: [".t"], underline: "#4C7388" },
  { selectors: ["img"], colour: "#AEB9C5" },
];

const properties = [
  ["background", "background"],
  ["colour", "color"],
  ["border", "border-color"],
  ["underline", "text-decoration-color"],
] as const;

/** The rules as CSS; inline styles would win without `!important`. */
export function darkCss(): string {
  return darkRules
    .map((rule) => {
      const declarations = properties.flatMap(([name, property]) =>
        rule[name] === undefined ? [] : [`${property}:${rule[name]}!important`],
      );
      return `${rule.selectors.join(",")}{${declarations.join(";")}}`;
    })
    .join("");
}
