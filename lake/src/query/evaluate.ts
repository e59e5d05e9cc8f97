import { evaluate, parse, type ExprNode } from "groq-js";
import type { Fields, StoredDocument } from "../documents/document.ts";
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
    const value = await evaluate(tree, {
      dataset: narrowed(tree, scope.documents),
      params,
      identity: scope.identity,
      sanity: scope.project,
      dereference: dereferenceIn(scope.documents),
    });
    return await value.get();
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

/**
 * The engine walks every document for every filter. Where a query reads the dataset once, and its filter names `_type` or `_id`, only
 * those documents are handed in; a query that reads it in a second place (a subquery, several in one array) gets them all.
 */
function narrowed(tree: ExprNode, documents: readonly StoredDocument[]): readonly StoredDocument[] {
  const filter = innermostFilter(tree);
  if (filter?.type !== "Filter" || countEverything(tree) !== 1) return documents;
  const required = requiredValues(filter.expr);
  return required === undefined ? documents : documents.filter((document) => required.values.includes(document[required.field]));
}

interface RequiredValues {
  readonly field: string;
  readonly values: readonly unknown[];
}

function requiredValues(expr: ExprNode): RequiredValues | undefined {
  if (expr.type === "And") return requiredValues(expr.left) ?? requiredValues(expr.right);
  if (expr.type === "Group") return requiredValues(expr.base);
  if (expr.type !== "OpCall") return undefined;
  const { left, right, op } = expr;
  if (left.type !== "AccessAttribute" || left.base !== undefined || (left.name !== "_type" && left.name !== "_id")) return undefined;
  const value: unknown = right.type === "Value" ? right.value : undefined;
  if (op === "==" && typeof value === "string") return { field: left.name, values: [value] };
  return op === "in" && Array.isArray(value) ? { field: left.name, values: value } : undefined;
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
