import { searchWordsMax, wordCharactersMax } from "./limits.ts";

// Words as they are compared: of a text that is kept and of what a reader types alike. Case, accents, vowel marks and the ways to write the
// same letter count for nothing. Stems come from the database's own dictionaries, as far as it has them.

/** All words of these texts, each once. */
export function wordsToFind(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => compared(text).flatMap(findable)))];
}

/** What a reader looks for: a word that is still being typed finds those that begin with it. */
export function wordsTyped(text: string): readonly string[] {
  return [...new Set(compared(text).flatMap(pairs))].slice(0, searchWordsMax);
}

/** Runs of letters and figures, Chinese ones apart from others; an apostrophe parts the French article from its word. */
function compared(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    // Accents, Arabic vowel marks and hamzas, and the stroke that only stretches a word; but "й" is no "и" with an accent.
    .replaceAll(/(?<!и(?=\u0306))\p{Mn}|\u0640/gu, "")
    .normalize("NFC")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
  const runs = plain.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return runs.map((run) => {
    if (isChinese(run)) return run;
    return (/^\p{Script=Arabic}/u.test(run) ? withoutArticle(run) : run).slice(0, wordCharactersMax);
  });
}

/** "للفساد", "والفساد" and "الفساد" are the word "فساد" to whoever looks for one of them. */
function withoutArticle(word: string): string {
  return word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/u, "");
}

/** Chinese does not part words: every two neighbours are one, and the last stands for itself, so that one character alone finds it. */
function findable(run: string): readonly string[] {
  return isChinese(run) ? [...pairs(run), run.slice(-1)] : [run];
}

function pairs(run: string): readonly string[] {
  const characters = Array.from(run);
  if (!isChinese(run) || characters.length < 2) return [run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function isChinese(run: string): boolean {
  return /^\p{Script=Han}/u.test(run);
}
