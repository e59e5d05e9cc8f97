import { withoutEntities } from "./entities.ts";

export interface Tag {
  /** Lower case, as the attributes' names; the first of two that are named alike counts. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isClosed: boolean;
  /** Behind its last sign. */
  readonly end: number;
}

type State = "beforeName" | "name" | "afterName" | "beforeValue" | "quoted" | "bare";

/**
 * The tag that begins at this sign, to the sign where a browser sees its end (HTML, 13.2.5.32 to 13.2.5.40): whoever finds another end reads
 * as part of a tag what everybody else is shown. Undefined where no tag begins; one that the text ends within is not shown by anybody.
 */
export function readTag(html: string, open: number): Tag | undefined {
  const name = /^[a-z][^\s/>]{0,60}/iu.exec(html.slice(open + 1, open + 62))?.[0].toLowerCase();
  if (name === undefined) return undefined;
  const attributes = new Map<string, string>();
  let state: State = "beforeName";
  let [attribute, value, quote, isClosed] = ["", "", "", false];
  const keep = (): void => {
    if (attribute !== "" && !attributes.has(attribute)) attributes.set(attribute, withoutEntities(value));
    [attribute, value] = ["", ""];
  };
  let from = open + 1 + name.length;
  for (; from < html.length; from += 1) {
    const sign = html.charAt(from);
    if (sign === ">" && state !== "quoted") {
      keep();
      return { name, attributes, isClosed, end: from + 1 };
    }
    switch (state) {
      case "quoted":
        if (sign !== quote) value += sign;
        else {
          keep();
          state = "beforeName";
        }
        break;
      case "beforeValue":
        if (sign === '"' || sign === "'") [state, quote] = ["quoted", sign];
        else if (!isBlank(sign)) [state, value] = ["bare", sign];
        break;
      case "bare":
        if (!isBlank(sign)) value += sign;
        else {
          keep();
          state = "beforeName";
        }
        break;
      case "name":
        if (sign === "=") state = "beforeValue";
        else if (isBlank(sign)) state = "afterName";
        else if (sign === "/") {
          keep();
          [state, isClosed] = ["beforeName", true];
        } else attribute += sign.toLowerCase();
        break;
      case "afterName":
        if (sign === "=") state = "beforeValue";
        else if (!isBlank(sign)) {
          keep();
          [state, attribute, isClosed] = sign === "/" ? ["beforeName", "", true] : ["name", sign.toLowerCase(), false];
        }
        break;
      case "beforeName":
        if (sign === "/") isClosed = true;
        else if (!isBlank(sign)) [state, attribute, isClosed] = ["name", sign.toLowerCase(), false];
        break;
    }
  }
  return { name, attributes, isClosed, end: html.length };
}

function isBlank(sign: string): boolean {
  return sign === " " || sign === "\n" || sign === "\t" || sign === "\r" || sign === "\f";
}

/** Behind a comment that begins at this sign (13.2.5.43 to 13.2.5.52): `<!-->` is a whole one. */
export function afterComment(html: string, open: number): number {
  const inner = open + "<!--".length;
  if (html.startsWith(">", inner)) return inner + 1;
  if (html.startsWith("->", inner)) return inner + 2;
  const end = /--!?>/gu;
  end.lastIndex = inner;
  const found = end.exec(html);
  return found === null ? html.length : found.index + found[0].length;
}
