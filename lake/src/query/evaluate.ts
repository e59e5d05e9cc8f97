import { evaluate, parse, type ExprNode } from "groq-js";
import type { Fields, StoredDocument } from "../documents/document.ts";
import { publishedIdOf } from "../documents/ids.ts";
import { generalError, queryParseError } from "../lake-error.ts";
import { limits } from "../limits.ts";

/** The only importer of the GROQ engine. */

const parsedQueries = new Map<string, ExprNode>();

/** Parses once per query text and parameter values: the engine folds parameters into the tree. */
function parseQuery(query: string, params: Fields): ExprNode {
  const key = `${query}\n${JSON.stringify(params)}`;
  const known = parsedQueries.get(key);
  if (known !== undefined) return known;
  let tree: ExprNode;
  try {
    tree = parse(query, { params });
  } catch (error) {
    const position = error instanceof Error && "position" in error && typeof error.position === "number" ? error.position : 0;
    throw queryParseError(error instanceof Error ? error.message : "The query cannot be parsed", query, position);
  }
  const oldest = parsedQueries.keys().next().value;
  if (parsedQueries.size >= limits.parsedQueriesMax && oldest !== undefined) parsedQueries.delete(oldest);
  parsedQueries.set(key, tree);
  return tree;
}

export interface QueryScope {
  readonly documents: readonly StoredDocument[];
  readonly identity: string;
  readonly project: { readonly projectId: string; readonly dataset: string };
}

export async function runQuery(query: string, params: Fields, scope: QueryScope): Promise<unknown> {
  const tree = parseQuery(query, params);
  try {
    const { identity, project: sanity, documents } = scope;
    const dereference = dereferenceIn(documents);
    const valueOf = async (part: ExprNode): Promise<unknown> => {
      const value = await evaluate(part, { dataset: narrowed(part, documents), params, identity, sanity, dereference });
      return value.get();
    };
    // The Studio asks for many documents in one array; each of its queries is narrowed by itself.
    const parts = separateParts(tree);
    return parts === undefined ? await valueOf(tree) : await Promise.all(parts.map(valueOf));
  } catch (error) {
    throw generalError(400, `The query cannot be evaluated: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function dereferenceIn(documents: readonly StoredDocument[]): (reference: { _ref: string }) => StoredDocument | null {
  let byId: ReadonlyMap<string, StoredDocument> | undefined;
  return ({ _ref }) => {
    byId ??= new Map(documents.map((document) => [document._id, document]));
    return byId.get(_ref) ?? null;
  };
}

/** The elements of a query that is an array, where none is spread into it. */
function separateParts(tree: ExprNode): readonly ExprNode[] | undefined {
  if (tree.type !== "Array" || tree.elements.some(({ isSplat }) => isSplat)) return undefined;
  return tree.elements.map(({ value }) => value);
}

/**
 * The engine walks every document for every filter. Where a query reads the dataset once, and its filter names `_type` or `_id`, only
 * those documents are handed in; a query that reads it in a second place (a subquery, several in one array) gets them all.
 */
function narrowed(tree: ExprNode, documents: readonly StoredDocument[]): readonly StoredDocument[] {
  const filter = innermostFilter(tree);
  if (filter?.type !== "Filter" || countEverything(tree) !== 1) return documents;
  const required = requiredValues(filter.expr);
  if (required === undefined) return documents;
  const { values, of } = required;
  return documents.filter((document) => values.has(of(document)));
}

interface RequiredValues {
  readonly of: (document: StoredDocument) => string;
  readonly values: ReadonlySet<unknown>;
}

const readable: Readonly<Record<string, RequiredValues["of"]>> = { _type: ({ _type }) => _type, _id: ({ _id }) => _id };

function requiredValues(expr: ExprNode): RequiredValues | undefined {
  if (expr.type === "And") return requiredValues(expr.left) ?? requiredValues(expr.right);
  if (expr.type === "Group") return requiredValues(expr.base);
  if (expr.type === "FuncCall") return requiredVersion(expr);
  if (expr.type !== "OpCall") return undefined;
  const { left, right, op } = expr;
  if (left.type !== "AccessAttribute" || left.base !== undefined) return undefined;
  const of = readable[left.name];
  const values = op === "==" ? [constant(right)] : op === "in" ? constants(right) : undefined;
  return of === undefined || values === undefined || values.includes(undefined) ? undefined : { of, values: new Set(values) };
}

/** `sanity::versionOf("id")`: the document, its draft, its versions in releases. */
function requiredVersion({ namespace, name, args }: Extract<ExprNode, { readonly type: "FuncCall" }>): RequiredValues | undefined {
  const id = namespace === "sanity" && name === "versionOf" && args[0] !== undefined ? constant(args[0]) : undefined;
  return typeof id === "string" ? { of: ({ _id }) => publishedIdOf(_id), values: new Set([id]) } : undefined;
}

/** A string the query gives itself or by a parameter; undefined for everything else. */
function constant(node: ExprNode): string | undefined {
  return node.type === "Value" && typeof node.value === "string" ? node.value : undefined;
}

/** A list of strings, as a parameter or written out. */
function constants(node: ExprNode): readonly (string | undefined)[] | undefined {
  if (node.type === "Value" && Array.isArray(node.value)) {
    return node.value.map((value: unknown) => (typeof value === "string" ? value : undefined));
  }
  if (node.type !== "Array") return undefined;
  return node.elements.map(({ isSplat, value }) => (isSplat ? undefined : constant(value)));
}

/** Walks the tree without knowing each kind of node: every member that is a node counts. */
function countEverything(node: unknown): number {
  if (typeof node !== "object" || node === null) return 0;
  const own = "type" in node && node.type === "Everything" ? 1 : 0;
  return Object.values(node).reduce<number>((sum, member) => sum + countEverything(member), own);
}

/** The filter a listener stands for: projections, slices and orderings around it do not matter. */
function innermostFilter(tree: ExprNode): ExprNode | undefined {
  let node: ExprNode = tree;
  let outermost: ExprNode | undefined;
  for (;;) {
    if (node.type === "Everything") return outermost ?? node;
    if (node.type === "Filter") outermost ??= node;
    if (node.type !== "Filter" && !isWrapper(node)) return undefined;
    node = node.base;
  }
}

type Wrapper = Extract<
  ExprNode,
  { readonly type: "Projection" | "Slice" | "Map" | "FlatMap" | "PipeFuncCall" | "ArrayCoerce" | "AccessElement" | "Group" }
>;

function isWrapper(node: ExprNode): node is Wrapper {
  return ["Projection", "Slice", "Map", "FlatMap", "PipeFuncCall", "ArrayCoerce", "AccessElement", "Group"].includes(node.type);
}

export type DocumentFilter = (document: StoredDocument, documents: Iterable<StoredDocument>) => Promise<boolean>;

/** Turns a listener's query into a test of one document. */
export function listenerFilter(query: string, params: Fields, identity: string): DocumentFilter {
  const filter = innermostFilter(parseQuery(query, params));
  if (filter === undefined) throw generalError(400, 'A listener needs a filter such as *[_type == "article"]');
  if (filter.type === "Everything") return async () => true;
  return async (document, documents) => {
    const found = await evaluate(filter, { dataset: [document], params, identity, dereference: dereferenceIn([...documents]) });
    const value: unknown = await found.get();
    return Array.isArray(value) && value.length > 0;
  };
}

export async function matchesFilter(filter: string, document: StoredDocument): Promise<boolean> {
  const value = await evaluate(parseQuery(`*[${filter}]`, {}), { dataset: [document] });
  const found: unknown = await value.get();
  return Array.isArray(found) && found.length > 0;
}
