import { parseXml as parse, XmlCdata, XmlElement as ParsedElement, XmlError, XmlText } from "@rgrove/parse-xml";
import { xmlDepthMax } from "./limits.ts";
import { TranslationFileError } from "./translation-file.ts";

/** An element by its name without prefix: which prefix a program chooses says nothing. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/**
 * Parses a document strictly. Only the five entities of XML itself are known: one that a file declares is refused, and nothing is ever
 * fetched, so that a file cannot grow or read other files while it is parsed.
 */
export function parseXml(content: string): XmlElement {
  // The parser leaves a declaration of types aside; a file that wants one wants its entities.
  if (/<!DOCTYPE/iu.test(content))
    throw new TranslationFileError("The file declares types of its own (DOCTYPE), which a translation has no need of.");
  try {
    const { root } = parse(content);
    if (root === null) throw new TranslationFileError("The file is empty.");
    return elementOf(root, 0);
  } catch (error) {
    if (error instanceof RangeError) throw new TranslationFileError(tooDeep, { cause: error });
    if (error instanceof XmlError) {
      throw new TranslationFileError(`The file is no XML that can be read: line ${error.line}, column ${error.column}.`, { cause: error });
    }
    throw error;
  }
}

const tooDeep = "The file has elements within elements, deeper than any translation has.";

function elementOf({ name, attributes, children }: ParsedElement, depth: number): XmlElement {
  if (depth > xmlDepthMax) throw new TranslationFileError(tooDeep);
  return {
    name: name.split(":").at(-1) ?? name,
    attributes: { ...attributes },
    children: children.flatMap((child): readonly (XmlElement | string)[] => {
      if (child instanceof ParsedElement) return [elementOf(child, depth + 1)];
      return child instanceof XmlText || child instanceof XmlCdata ? [child.text] : [];
    }),
  };
}
