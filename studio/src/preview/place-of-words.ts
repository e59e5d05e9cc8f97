import type { TextPlace } from "@newsletter/schemas";

/**
 * The field that words of an edition were written in: the one with exactly these words, else the one they are part of, as where a line of a
 * list ends in a date that nobody wrote. Undefined where the words are the template's own.
 */
export function placeOfWords(places: readonly TextPlace[], words: string): TextPlace | undefined {
  const wanted = normalised(words);
  if (wanted === "") return undefined;
  const known = places.map((place) => ({ place, text: normalised(place.text) })).filter(({ text }) => text !== "");
  const parts = known.filter(({ text }) => text.length >= partCharactersMin && wanted.includes(text));
  return (
    known.find(({ text }) => text === wanted) ??
    parts.toSorted((a, b) => b.text.length - a.text.length)[0] ??
    known.find(({ text }) => wanted.length >= partCharactersMin && text.includes(wanted))
  )?.place;
}

/** Shorter words stand in many texts. */
const partCharactersMin = 8;

/** Without what the renderer adds for the eye alone: marks of direction, hard and narrow spaces. */
function normalised(text: string): string {
  return text
    .replaceAll(/[\u200E\u200F\u2066-\u2069]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
