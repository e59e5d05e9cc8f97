/** A feature of the caniemail data that our mails use although some client does not have it. */
export interface AllowedFeature {
  /** The title in the caniemail data. */
  readonly feature: string;
  /** What a reader sees there instead, and why that is fine. */
  readonly why: string;
  /** Where it is known to be missing, by family; another family that loses it fails. Absent for decoration, which anybody may lack. */
  readonly families?: readonly string[];
}

const styleSheet = "only the style sheet uses it, which carries dark colours and the phone; all that matters is inline";
const decoration = "decoration: the words, the order and the link are there without it";

/** The rule is this table: what is not in it, or is missing in a family not named, fails `npm run conformance`. */
export const allowedFeatures: readonly AllowedFeature[] = [
  { feature: "<style> element", why: "everything that matters is inline; without it there are no dark colours and no phone layout" },
  { feature: "@media", why: styleSheet },
  { feature: "@media (prefers-color-scheme)", why: "those clients show the light colours, or invert by themselves" },
  { feature: "!important keyword", why: styleSheet },
  { feature: "Type selector", why: styleSheet },
  { feature: "Class selector", why: styleSheet },
  { feature: "Descendant combinator", why: styleSheet },
  { feature: "Chaining selectors", why: styleSheet },
  { feature: ":focus", why: "the ring for those who use the keyboard; a client without it shows its own" },
  { feature: ":focus-visible", why: "the ring for those who use the keyboard; a client without it shows its own" },
  { feature: "outline", why: "the ring for those who use the keyboard; a client without it shows its own" },
  { feature: "outline-offset", why: "the ring for those who use the keyboard; a client without it shows its own" },
  { feature: "color-scheme CSS property", why: "those clients show the light colours, or invert by themselves" },
  { feature: "color-scheme meta tag", why: "those clients show the light colours, or invert by themselves" },
  { feature: "border-radius", why: decoration },
  { feature: "text-decoration", why: "links keep their colour and the client's own underline" },
  { feature: "text-decoration-color", why: "the underline takes the colour of the words" },
  { feature: "text-decoration-thickness", why: "the underline is the client's own" },
  { feature: "text-underline-offset", why: "the underline is the client's own" },
  { feature: "box-sizing", why: "the phone's stacked columns; those clients keep the two columns or the client's own width" },
  { feature: "word-spacing", why: decoration },
  { feature: "word-break", why: "a long address may widen the sheet; it is not cut" },
  { feature: "opacity", why: "hides the preheader together with five other ways; each client has one of them" },
  { feature: "overflow", why: "hides the preheader together with five other ways; each client has one of them", families: ["outlook"] },
  {
    feature: "max-height property",
    why: "hides the preheader together with five other ways; each client has one of them",
    families: ["outlook"],
  },
  { feature: "display:none", why: "hides the preheader together with five other ways; each client has one of them", families: ["gmail"] },
  { feature: "white-space", why: decoration, families: ["outlook", "samsung-email"] },
  { feature: "border-spacing", why: "the tables carry cellspacing too", families: ["outlook"] },
  { feature: "height property", why: "pictures carry the attribute too, and lines their text", families: ["aol", "yahoo"] },
  { feature: "height attribute", why: "the picture takes its own height", families: ["hey"] },
  { feature: "width attribute", why: "pictures carry the property too, and columns are as wide as what stands in them", families: ["hey"] },
  { feature: "aria-hidden attribute", why: "a reading voice says the day of an entry twice there, once at a glance and once in full" },
  {
    feature: "<body> element",
    why: "language, direction and ground stand on the inner blocks too",
    families: ["aol", "fastmail", "laposte", "mail-ru", "outlook", "protonmail", "sfr", "yahoo"],
  },
  { feature: "dir attribute", why: "the inner blocks carry the property too", families: ["gmx", "web-de"] },
  {
    feature: "lang attribute",
    why: "a reading voice keeps its own language there; nothing is lost to the eye",
    families: ["gmx", "hey", "ionos-1and1", "orange", "web-de"],
  },
  {
    feature: "role attribute",
    why: "a reading voice names the layout tables there; the order stays",
    families: ["gmx", "hey", "ionos-1and1", "orange", "outlook", "web-de"],
  },
];
