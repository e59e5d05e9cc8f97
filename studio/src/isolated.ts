/** A name in another script must not turn the sentence around it (UAX #9). */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
