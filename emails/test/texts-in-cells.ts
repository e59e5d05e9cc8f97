/** A text of an edition and whether, between it and its table cell, an element says its direction by attribute and inline. */
export interface TextInCell {
  readonly text: string;
  readonly isBoxed: boolean;
}

const voidElements = new Set(["br", "hr", "img", "input", "link", "meta"]);

/** Every visible text that stands in a table cell, by walking the tags of well-formed HTML; what only Outlook reads is left out. */
export function textsInCells(html: string): readonly TextInCell[] {
  const found: TextInCell[] = [];
  const open: { readonly name: string; readonly isBox: boolean; readonly isHidden: boolean }[] = [];
  const body = html.slice(html.indexOf("<body")).replaceAll(/<!--[\s\S]*?-->/gu, "");
  for (const [part] of body.matchAll(/<[^>]+>|[^<]+/gu)) {
    const name = /^<\/?(?<name>[a-z0-9]+)/iu.exec(part)?.groups?.["name"]?.toLowerCase();
    if (name === undefined) {
      const cell = open.findLastIndex((element) => element.name === "td");
      if (cell !== -1 && part.trim() !== "" && !open.some(({ isHidden }) => isHidden))
        found.push({ text: part, isBoxed: open.slice(cell + 1).some(({ isBox }) => isBox) });
    } else if (part.startsWith("</")) open.pop();
    else if (!voidElements.has(name))
      open.push({
        name,
        isBox: / dir="/u.test(part) && / style="(?:[^"]*;)?direction:(?:rtl|ltr);/u.test(part),
        isHidden: part.includes("display:none"),
      });
  }
  return found;
}
