import type { Direction, Language } from "@newsletter/schemas";
import type { CSSProperties } from "react";

/** Colours on white; the dark ones are in `style-sheet.ts`. Contrast on the ground: ink 14.8, quiet 6.5, accent 7.2, alert 7.3. */
export const colour = {
  ground: "#FFFFFF",
  page: "#EDF1F4",
  panel: "#F5F7FA",
  note: "#FFF7E6",
  ink: "#1F2933",
  quiet: "#52606D",
  accent: "#0B5C8A",
  rule: "#D9E0E6",
  alert: "#9A3412",
} as const;

// No quotes around the names: CSS wants none for words, and React would write each as six bytes.
const latin = "-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif";

/** Said once for the sheet; a text in other letters takes the system's own face for its `lang`. */
export function fontFamily(language: Language): string {
  if (language === "ar") return "-apple-system,Segoe UI,Noto Naskh Arabic,Tahoma,Arial,sans-serif";
  if (language === "zh") return `PingFang SC,Microsoft YaHei,Noto Sans CJK SC,${latin}`;
  return latin;
}

interface Role {
  readonly size: number;
  readonly line: number;
  readonly weight: 400 | 600 | 700;
  readonly colour: string;
}

const roles = {
  masthead: { size: 24, line: 30, weight: 700, colour: colour.ink },
  title: { size: 32, line: 40, weight: 700, colour: colour.ink },
  lead: { size: 24, line: 30, weight: 700, colour: colour.ink },
  section: { size: 14, line: 20, weight: 700, colour: colour.accent },
  item: { size: 18, line: 25, weight: 600, colour: colour.ink },
  figure: { size: 22, line: 26, weight: 700, colour: colour.accent },
  body: { size: 16, line: 26, weight: 400, colour: colour.ink },
  meta: { size: 14, line: 21, weight: 400, colour: colour.quiet },
} as const satisfies Record<string, Role>;

export type TextRole = keyof typeof roles;

// Arabic letters are small for their size and need room above and below; Chinese has no capitals to mark a heading with.
const sizes: Partial<Record<Language, Partial<Record<TextRole, Pick<Role, "size" | "line">>>>> = {
  ar: {
    lead: { size: 24, line: 36 },
    section: { size: 16, line: 24 },
    item: { size: 19, line: 30 },
    body: { size: 17, line: 30 },
    meta: { size: 15, line: 24 },
  },
  zh: { section: { size: 16, line: 24 }, body: { size: 16, line: 28 } },
};

/** Capitals need air between them. Arabic and Chinese get neither: letter-spacing tears joined letters apart. */
const capitals: CSSProperties = { textTransform: "uppercase", letterSpacing: "0.06em" };

/**
 * Inline style of a piece of text. Its face stands on the sheet and its side on the box of its cell: said by each of the two hundred
 * texts of an issue they were a fifth of the mail.
 */
export function textStyle(role: TextRole, language: Language): CSSProperties {
  const { size, line } = sizes[language]?.[role] ?? roles[role];
  return {
    margin: 0,
    fontSize: `${String(size)}px`,
    lineHeight: `${String(line)}px`,
    // A paragraph's own weight needs no saying: with a hundred of them in a mail that is two of the kilobytes it may have.
    ...(roles[role].weight === 400 ? {} : { fontWeight: roles[role].weight }),
    color: roles[role].colour,
    ...(role === "section" && language !== "ar" && language !== "zh" ? capitals : {}),
  };
}

/** Inline, since a client may strip `dir` from tables and cells (mail-client rule 10.3). */
export function sideStyle(direction: Direction): CSSProperties {
  return { direction, textAlign: startOf(direction) };
}

/** The side a line begins at. Physical, since Gmail and Outlook know no logical sides. */
export function startOf(direction: Direction): "left" | "right" {
  return direction === "rtl" ? "right" : "left";
}

export function endOf(direction: Direction): "left" | "right" {
  return direction === "rtl" ? "left" : "right";
}

/** A padding or margin with its sides turned for Arabic: `top end bottom start`, in pixels. */
export function sides(direction: Direction, [top, end, bottom, start]: readonly [number, number, number, number]): string {
  const [right, left] = direction === "rtl" ? [start, end] : [end, start];
  return [top, right, bottom, left].map((px) => (px === 0 ? "0" : `${String(px)}px`)).join(" ");
}
