import { nestingMax, unitsMax } from "./limits.ts";
import {
  TranslationFileError,
  type ReadNode,
  type ReadParagraph,
  type ReadTranslation,
  type ReadUnit,
  type Unreadable,
} from "./translation-file.ts";
import { parseXml, type XmlElement } from "./xml.ts";

/** Reads XLIFF 2.x as a translator's program gives it back: other prefixes, other modules, `sc` and `ec` in place of `pc`. */
export function readXliff(content: string): ReadTranslation {
  const root = parseXml(content);
  if (root.name !== "xliff") throw new TranslationFileError(`This is an XML file, but no XLIFF: it begins with “${root.name}”.`);
  const version = root.attributes["version"] ?? "";
  if (!version.startsWith("2."))
    throw new TranslationFileError(`This is XLIFF ${version}. Only XLIFF 2 can be taken in: export it as that.`);
  const units = descendants(root, "unit");
  if (units.length > unitsMax) throw new TranslationFileError(`The file holds ${units.length} texts; at most ${unitsMax} can be taken in.`);
  return {
    format: "xliff",
    subject: {
      issueId: descendants(root, "file")
        .map((file) => metaOf(file, "issueId"))
        .find((id) => id !== undefined),
      source: root.attributes["srcLang"],
      target: root.attributes["trgLang"],
    },
    units: units.map(unitOf),
  };
}

function unitOf(unit: XmlElement): ReadUnit {
  const paragraphs = new Map<number, ReadParagraph | Unreadable>();
  for (const segment of unit.children.filter((child) => isElement(child, "segment"))) {
    if (typeof segment === "string") continue;
    const place = /^s(\d{1,6})$/u.exec(segment.attributes["id"] ?? "")?.[1];
    const target = segment.children.find((child) => isElement(child, "target"));
    if (place === undefined || target === undefined || typeof target === "string") continue;
    paragraphs.set(Number(place) - 1, paragraphOf(target.children));
  }
  return {
    id: unit.attributes["id"] ?? "",
    sourceDigest: metaOf(unit, "sourceDigest") ?? "",
    targetDigest: metaOf(unit, "targetDigest") ?? "",
    paragraphs,
  };
}

function isElement(node: XmlElement | string, name: string): node is XmlElement {
  return typeof node !== "string" && node.name === name;
}

function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : child.name === name ? [child] : child.name === "target" ? [] : descendants(child, name),
  );
}

/** Of the element itself, not of what lies in it. */
function metaOf(element: XmlElement, type: string): string | undefined {
  const metadata = element.children.filter((child) => isElement(child, "metadata"));
  const meta = metadata.flatMap((one) => descendants(one, "meta")).find(({ attributes }) => attributes["type"] === type);
  return meta?.children.filter((child) => typeof child === "string").join("");
}

/** Inline elements as a tree. `sc` and `ec` are brackets that may come in place of `pc`, and have to close what they opened. */
function paragraphOf(content: XmlElement["children"]): ReadParagraph | Unreadable {
  const stack: { readonly id: string; readonly nodes: ReadNode[] }[] = [{ id: "", nodes: [] }];
  const here = (): ReadNode[] => stack.at(-1)?.nodes ?? [];
  const open = (id: string): void => {
    stack.push({ id, nodes: [] });
  };
  const close = (id: string): boolean => {
    const top = stack.length > 1 && stack.at(-1)?.id === id ? stack.pop() : undefined;
    if (top !== undefined) here().push({ id, children: top.nodes });
    return top !== undefined;
  };
  const walk = (nodes: XmlElement["children"]): string | undefined => {
    if (stack.length > nestingMax) return "has formats within formats within formats.";
    for (const node of nodes) {
      if (typeof node === "string") {
        here().push(node);
        continue;
      }
      const fault = enter(node);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
  const enter = ({ name, attributes, children }: XmlElement): string | undefined => {
    const id = attributes["id"] ?? "";
    switch (name) {
      case "pc": {
        open(id);
        return walk(children) ?? (close(id) ? undefined : notClosed);
      }
      case "sc":
        open(id);
        return undefined;
      case "ec":
        return close(attributes["startRef"] ?? id) ? undefined : notClosed;
      // A mark is what a program notes for itself; its words are the text's.
      case "mrk":
        return walk(children);
      case "sm":
      case "em":
        return undefined;
      case "cp":
        here().push(characterOf(attributes["hex"] ?? ""));
        return undefined;
      default:
        return `holds “${name}”, which is nothing of its source.`;
    }
  };
  const fault = walk(content) ?? (stack.length === 1 ? undefined : notClosed);
  return fault === undefined ? here() : { fault };
}

/** A character that XML has no way to write. Nought ends texts in too many places to be let in. */
function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code).toWellFormed() : "";
}

const notClosed = "has a link or emphasis that begins and does not end, or ends within another one.";
