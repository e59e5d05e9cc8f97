import { alignedTarget } from "./aligned-target.ts";
import { codesOf, wordsOf, type Code, type Paragraph } from "./inline.ts";
import type { FileSubject } from "./translation-file.ts";
import type { TranslationUnit } from "./units-of-issue.ts";

/**
 * The units as XLIFF 2.1 (OASIS; its core namespace is that of 2.0): a file per document, a unit per text, a segment per paragraph. What
 * stands around words is `pc` with its original beside it, so that a translator's program shows it and keeps it. The names of the texts
 * travel as metadata, by which an import tells what has changed meanwhile.
 */
export function writeXliff({ issueId, source, target }: FileSubject, units: readonly TranslationUnit[]): string {
  const byDocument = [...Map.groupBy(units, ({ documentId }) => documentId)];
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="${source}" trgLang="${target}" xml:space="preserve">`,
    ...byDocument.map(([documentId, own], index) => fileOf(issueId, documentId, own, index)),
    `</xliff>`,
    "",
  ].join("\n");
}

function fileOf(issueId: string, documentId: string, units: readonly TranslationUnit[], index: number): string {
  return [
    `<file id="f${index + 1}" original="${attribute(documentId)}">`,
    metadata({ issueId }),
    `<notes><note>${text(units[0]?.documentName ?? documentId)}</note></notes>`,
    ...units.map(unitOf),
    `</file>`,
  ].join("\n");
}

function unitOf(unit: TranslationUnit): string {
  const codes = unit.source.flatMap(codesOf);
  const aligned = alignedTarget(unit);
  const segments = unit.source.flatMap((paragraph, index) => {
    if (wordsOf(paragraph).trim() === "") return [];
    const before = aligned[index];
    const target = before === undefined ? "" : `<target>${inline(before)}</target>`;
    return [`<segment id="s${index + 1}" state="initial"><source>${inline(paragraph)}</source>${target}</segment>`];
  });
  return [
    `<unit id="${unit.id}" name="${attribute(unit.path)}">`,
    metadata({ sourceDigest: unit.sourceDigest, targetDigest: unit.targetDigest }),
    ...(unit.state === "stale" ? [`<notes><note>The source has changed since this was translated.</note></notes>`] : []),
    ...(codes.length === 0 ? [] : [`<originalData>${codes.map(({ id, code }) => originalOf(id, code)).join("")}</originalData>`]),
    ...segments,
    `</unit>`,
  ].join("\n");
}

function metadata(values: Readonly<Record<string, string>>): string {
  const metas = Object.entries(values).map(([type, value]) => `<mda:meta type="${type}">${text(value)}</mda:meta>`);
  return `<mda:metadata><mda:metaGroup category="newsletter">${metas.join("")}</mda:metaGroup></mda:metadata>`;
}

const tags = { strong: "strong", em: "em", link: "a", footnote: "footnote" } as const;

function originalOf(id: string, code: Code): string {
  const opening = code.kind === "link" ? `<a href="${attribute(code.href)}">` : `<${tags[code.kind]}>`;
  return `<data id="o${id}">${text(opening)}</data><data id="c${id}">${text(`</${tags[code.kind]}>`)}</data>`;
}

const types = {
  strong: `type="fmt" subType="xlf:b"`,
  em: `type="fmt" subType="xlf:i"`,
  link: `type="link" canDelete="no"`,
  footnote: `type="other" subType="newsletter:footnote" canDelete="no"`,
} as const;

function inline(paragraph: Paragraph): string {
  return paragraph
    .map((node) => {
      if (typeof node === "string") return text(node);
      const { id, code, children } = node;
      return `<pc id="${id}" canCopy="no" ${types[code.kind]} dataRefStart="o${id}" dataRefEnd="c${id}">${inline(children)}</pc>`;
    })
    .join("");
}

// A carriage return would become a line feed, and what XML has no way to write is written as XLIFF's own element for it.
// oxlint-disable-next-line eslint/no-control-regex -- these are the characters that XML 1.0 excludes
const excluded = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

function text(words: string): string {
  return escaped(words).replaceAll(excluded, (character) => `<cp hex="${character.charCodeAt(0).toString(16).padStart(4, "0")}"/>`);
}

function attribute(words: string): string {
  return escaped(words).replaceAll(excluded, "").replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

function escaped(words: string): string {
  return words.toWellFormed().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
}
