import { issueSnapshotSchema, type IssueSnapshot } from "@newsletter/schemas";
import * as z from "zod";
import { renderEditions } from "../../worker/src/rendering/render-editions.ts";
import { claimOf, type Claim } from "./claim.ts";
import { elementsOf, isElement, parseDocument, squeezed, wordsOf, type HtmlNode } from "./html.ts";
import { htmlTree, treeOfHtml, treeText } from "./html-tree.ts";
import { knownDifferences, type KnownDifference } from "./portable-text-differences.ts";

// Sanity's own fixtures of Portable Text through our renderer: the same tags, words and links in the same tree.

export interface Fixture {
  readonly name: string;
  readonly json: string;
}

const partSchema = z.looseObject({ _key: z.string().default("") });
const blockSchema = z.looseObject({
  ...partSchema.shape,
  style: z.string().optional(),
  listItem: z.string().optional(),
  children: z.array(partSchema).optional(),
});
type Block = z.infer<typeof blockSchema>;

const fixtureSchema = z.object({
  input: z.union([z.array(blockSchema), blockSchema.transform((block) => [block])]),
  output: z.string().optional(),
});

export async function portableTextClaims(frame: IssueSnapshot, fixtures: readonly Fixture[]): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const fixture of fixtures) claims.push(await claimOfFixture(frame, fixture));
  return claims;
}

async function claimOfFixture(frame: IssueSnapshot, { name, json }: Fixture): Promise<Claim> {
  const { input, output } = fixtureSchema.parse(JSON.parse(json));
  const difference = knownDifferences.find(({ fixture }) => name.startsWith(fixture));
  const rendered = await renderText(frame, input.map(asOurs));
  return claimOf(
    `Portable Text ${name.replace(/\.json$/u, "")}`,
    faultsOf(rendered, output, difference),
    difference === undefined ? "equal as a tree of tag, text and href" : `${difference.becomes}: ${difference.why}`,
  );
}

/** What our renderer made of it: nodes, or the reason for which it is no text of ours. */
export type Rendered = { readonly nodes: readonly HtmlNode[] } | { readonly refused: string };

export function faultsOf(rendered: Rendered, output: string | undefined, difference?: KnownDifference): readonly string[] {
  if ("refused" in rendered) return difference?.becomes === "refused" ? [] : [`refused: ${rendered.refused}`];
  if (difference?.becomes === "refused")
    return ["was to be refused, and is not: take it out of the known differences, or say what becomes of it"];
  // One fixture has no output of its own: it has to be rendered, and that is all.
  if (output === undefined) return [];
  if (difference?.becomes === "otherwise" && !output.includes(difference.expected))
    return ["the known difference is not about this fixture"];
  const wanted = treeText(treeOfHtml(expectedHtml(output, difference)));
  const got = treeText(htmlTree(rendered.nodes));
  return got === wanted ? [] : [firstDifference(wanted, got)];
}

function expectedHtml(output: string, difference: KnownDifference | undefined): string {
  switch (difference?.becomes) {
    case "otherwise":
      return output.replace(difference.expected, difference.instead);
    case "words only":
      return difference.tags.reduce((html, tag) => html.replaceAll(new RegExp(`</?${tag}>`, "gu"), ""), output);
    case "refused":
    case undefined:
      return output;
  }
}

const contextCharacters = 60;

function firstDifference(wanted: string, got: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at += 1;
  const from = Math.max(0, at - contextCharacters / 3);
  return `expected …${wanted.slice(from, at + contextCharacters)}… got …${got.slice(from, at + contextCharacters)}…`;
}

/**
 * A fixture as a document of ours stores it: with the keys that the Studio always gives, and headings of the two that a text may have. The
 * tree compares headings without their level.
 */
function asOurs(block: Block, index: number): Block {
  const { style, listItem, children } = block;
  return {
    ...withKey(block, index),
    ...(style !== undefined && /^h\d$/u.test(style) ? { style: listItem === undefined ? "h3" : "normal" } : {}),
    ...(children === undefined ? {} : { children: children.map(withKey) }),
  };
}

const withKey = <T extends { readonly _key: string }>(part: T, index: number): T => ({ ...part, _key: `${String(index)}-${part._key}` });

const [begin, end] = ["«The text begins»", "«The text ends»"];

/** The text as the one section of an issue, between two paragraphs that say where it begins and ends. */
async function renderText(frame: IssueSnapshot, text: readonly unknown[]): Promise<Rendered> {
  const parsed = issueSnapshotSchema.safeParse({
    ...frame,
    sections: [{ kind: "freeText", key: "fixture", text: { en: [paragraph(begin), ...text, paragraph(end)] } }],
  });
  if (!parsed.success)
    return { refused: parsed.error.issues.map(({ path, message }) => `${path.slice(-3).join(".")}: ${message}`).join("; ") };
  const [edition] = await renderEditions(parsed.data, [{ language: "en", kind: "forwardable", form: "shared" }]);
  return { nodes: nodesBetween(edition?.html ?? "") };
}

function paragraph(text: string): object {
  return {
    _type: "block",
    _key: text,
    style: "normal",
    markDefs: [],
    children: [{ _type: "span", _key: "s", text, marks: [] }],
  };
}

function nodesBetween(html: string): readonly HtmlNode[] {
  const paragraphs = elementsOf(parseDocument(html)).filter(({ tagName }) => tagName === "p");
  const [first, last] = [begin, end].map((words) => paragraphs.find((each) => squeezed(wordsOf(each)) === words));
  const siblings = first?.parentNode?.childNodes ?? [];
  const [from, to] = [first, last].map((each) => siblings.findIndex((node) => isElement(node) && node === each));
  if (from === undefined || to === undefined || from === -1 || to === -1) throw new Error("The text of a fixture is not in its edition.");
  return siblings.slice(from + 1, to);
}
