// Whether a program, and nobody, asks for a page: by what it says of itself. It is read and forgotten. Who hides it is counted as a reader, and a
// figure can be too high for that; trying to find out would take the very marks of a browser that nobody should collect.

/** Of headers, what says that a page is fetched before anybody wants to see it, or for a small picture of it. */
export interface Announced {
  readonly userAgent: string | undefined;
  /** `Sec-Purpose`, and what browsers sent before there was one: `Purpose`, `X-Purpose`, `X-Moz`. */
  readonly purposes: readonly (string | undefined)[];
}

/** In what robots, link checkers, messengers that show a preview, and libraries call themselves. CUBOT is a telephone. */
const programWords =
  /(?<!\bcu)bot|crawl|spider|slurp|scan|preview|fetch|monitor|checker|validator|headless|curl|wget|python|java\/|perl|ruby|node|axios|undici|libwww|http-?client|facebookexternalhit|whatsapp|embedly|archiver/iu;

const purposeWords = /prefetch|prerender|preview/iu;

/** A browser says what it is: who says nothing is none. */
export function isProgram({ userAgent = "", purposes }: Announced): boolean {
  return userAgent.trim() === "" || programWords.test(userAgent) || purposes.some((purpose) => purposeWords.test(purpose ?? ""));
}
