import type * as z from "zod";
import { contentDocumentSchema, documentTypes, type ContentDocument, type Finding } from "@newsletter/schemas";
import { ContentError } from "./content-error.ts";
import { documentTypeWords } from "./document-names.ts";

/** Documents parsed where they come in; one that cannot be read says where, in an editor's words. */
export function readDocuments(raw: readonly unknown[]): readonly ContentDocument[] {
  const documents: ContentDocument[] = [];
  const findings: Finding[] = [];
  for (const value of raw) {
    const parsed = contentDocumentSchema.safeParse(value);
    if (parsed.success) documents.push(parsed.data);
    else findings.push(...parsed.error.issues.map((issue) => unknownPart(value, issue) ?? unreadable(value, issue.path, issue.message)));
  }
  if (findings.length === 0) return documents;
  const ids = [...new Set(findings.map(({ documentId }) => documentId ?? "?"))].join(", ");
  throw new ContentError("documentUnreadable", `These documents cannot be read: ${ids}.`, { findings });
}

/** A block or mark of a text that this version does not know. Leaving it out would lose what somebody wrote. */
function unknownPart(value: unknown, { code, path }: z.core.$ZodIssue): Finding | undefined {
  if (code !== "invalid_union" || path.at(-1) !== "_type") return undefined;
  const part = path.slice(0, -1);
  const kind = memberText(
    part.reduce<unknown>((within, step) => memberOf(within, step), value),
    "_type",
  );
  const found = unreadable(value, part, "");
  const words = documentTypes.find((name) => name === memberText(value, "_type"));
  return {
    ...found,
    rule: "textPartUnknown",
    message: `${words === undefined ? "The document" : documentTypeWords[words]} ${memberText(value, "_id") ?? ""} has something of the kind “${kind ?? "?"}” in a text, at ${found.path ?? "its top"}, which this version of the product does not know.`,
  };
}

function unreadable(value: unknown, path: readonly PropertyKey[], message: string): Finding {
  const id = memberText(value, "_id");
  const type = documentTypes.find((name) => name === memberText(value, "_type"));
  const where = pathText(value, path);
  const isLanguage = path.includes("language") || path.includes("languages") || path.includes("captionLanguages");
  const words = type === undefined ? "The document" : documentTypeWords[type];
  return {
    rule: isLanguage ? "languageUnknown" : "valueUnreadable",
    severity: "error",
    ...(id === undefined ? {} : { documentId: id }),
    ...(where === "" ? {} : { path: where }),
    message: isLanguage
      ? `${words} ${id ?? ""} uses a language this product does not know, at ${where}.`
      : `${words} ${id ?? ""} has a value that cannot be used at ${where === "" ? "its top" : where}: ${message}.`,
  };
}

/** A path as the Studio writes it: array members by their `_key` where they have one. */
function pathText(root: unknown, path: readonly PropertyKey[]): string {
  let text = "";
  let value = root;
  for (const step of path) {
    value = memberOf(value, step);
    const key = memberText(value, "_key");
    if (typeof step === "number") text += key === undefined ? `[${step}]` : `[_key=="${key}"]`;
    else text += text === "" ? String(step) : `.${String(step)}`;
  }
  return text;
}

function memberOf(value: unknown, name: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function memberText(value: unknown, name: string): string | undefined {
  const found = memberOf(value, name);
  return typeof found === "string" ? found : undefined;
}
