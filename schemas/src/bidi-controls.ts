const embeddings = new Set("\u202A\u202B\u202D\u202E");
const popEmbedding = "\u202C";
const isolates = new Set("\u2066\u2067\u2068");
const popIsolate = "\u2069";

/**
 * The first control of a paragraph that nothing closes, or that closes nothing, by UAX #9 (BD9, X6a, X7): an isolate is closed whatever
 * was opened within it, an embedding only within its own isolate. Marks (U+200E, U+200F, U+061C) stand alone and are no trouble.
 */
export function unpairedControl(paragraph: string): string | undefined {
  const stack: string[] = [];
  for (const character of paragraph) {
    const top = stack.at(-1);
    if (embeddings.has(character) || isolates.has(character)) stack.push(character);
    else if (character === popEmbedding) {
      if (top === undefined || isolates.has(top)) return character;
      stack.pop();
    } else if (character === popIsolate) {
      if (top === undefined || !isolates.has(top)) return top ?? character;
      stack.pop();
    }
  }
  return stack[0];
}

/** Every sign that is there for the direction of text alone: marks, embeddings, overrides, isolates. */
export const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
