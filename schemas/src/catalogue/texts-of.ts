/** Words of an area: sentences, some with names in them, in groups. For the tests that walk them. */
type Saying = (...filled: readonly string[]) => string;

interface FilledText {
  readonly text: string;
  /** In no script of their own, so that they are found again in any sentence. */
  readonly filled: readonly string[];
}

/** Every text by its path, with names in the places that the English one has. */
export function textsOf(words: object, english: object): ReadonlyMap<string, FilledText> {
  return new Map(entriesOf(words, english, ""));
}

function* entriesOf(words: object, english: object, path: string): Generator<readonly [string, FilledText]> {
  const ofEnglish: Readonly<Record<string, unknown>> = { ...english };
  for (const [key, each] of Object.entries(words) as [string, unknown][]) {
    const at = path === "" ? key : `${path}.${key}`;
    const model = ofEnglish[key];
    if (typeof each === "string") yield [at, { text: each, filled: [] }];
    else if (isSaying(each) && isSaying(model)) {
      const filled = Array.from({ length: model.length }, (_, index) => `〔${index + 1}〕`);
      yield [at, { text: each(...filled), filled }];
    } else if (isGroup(each) && isGroup(model)) yield* entriesOf(each, model, at);
    else throw new TypeError(`${at} is neither words nor a group of them`);
  }
}

function isSaying(value: unknown): value is Saying {
  return typeof value === "function";
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
