/* oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is about Express */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { mayDo } from "../access/grants.ts";
import type { Fields, StoredDocument } from "../documents/document.ts";
import { generalError, WriteRefusal } from "../lake-error.ts";
import { limits } from "../limits.ts";
import { parsePerspective, viewDocuments } from "../query/perspective.ts";
import { runQuery } from "../query/evaluate.ts";
import { readableDocuments } from "../query/readable.ts";
import type { Person } from "../store/people.ts";
import { applyAction, parseAction } from "../transaction/plan-actions.ts";
import { applyMutation, type MutationResult } from "../transaction/plan-mutations.ts";
import type { WorkingCopy } from "../transaction/working-copy.ts";
import { requireDataset, requirePerson, type LakeContext } from "./lake-context.ts";
import { groqParameters, idList, isTrue, searchOf } from "./query-string.ts";

interface Versioned {
  readonly version: string;
  readonly dataset: string;
}

const transactionId = z
  .string()
  .min(1)
  .max(limits.transactionIdCharactersMax)
  .regex(/^[\w.:-]+$/u)
  .optional();
const operations = z.array(z.unknown()).max(limits.operationsPerTransactionMax);
const queryBody = z.object({ query: z.string(), params: z.record(z.string(), z.unknown()).default({}) });
const actionsBody = z.object({ actions: operations, transactionId, dryRun: z.boolean().default(false) });
const mutateBody = z.object({ mutations: operations, transactionId });

/** /data/query, /data/doc, /data/actions and /data/mutate. */
export function dataRoutes(app: FastifyInstance, context: LakeContext): void {
  app.get<{ Params: Versioned }>("/data/query/:dataset", async (request) => {
    const search = searchOf(request);
    return answerQuery(context, await requirePerson(context, request), {
      ...request.params,
      search,
      query: search.get("query") ?? "",
      params: groqParameters(search),
    });
  });
  app.post<{ Params: Versioned }>("/data/query/:dataset", async (request) => {
    const person = await requirePerson(context, request);
    return answerQuery(context, person, { ...request.params, search: searchOf(request), ...parseBody(queryBody, request.body) });
  });
  app.get<{ Params: Versioned & { readonly ids: string } }>("/data/doc/:dataset/:ids", async (request) => {
    const person = await requirePerson(context, request);
    requireDataset(context, request.params.dataset);
    return readDocuments(context, person, { ids: request.params.ids, isContentExcluded: isTrue(searchOf(request), "excludeContent") });
  });
  app.post<{ Params: Versioned }>("/data/actions/:dataset", async (request) => {
    const person = await requirePerson(context, request);
    requireDataset(context, request.params.dataset);
    const body = parseBody(actionsBody, request.body);
    const plan = async (copy: WorkingCopy): Promise<readonly MutationResult[]> => {
      for (const [index, action] of body.actions.entries()) applyAction(copy, parseAction(action, index), index);
      return [];
    };
    const isDryRun = body.dryRun || isTrue(searchOf(request), "dryRun");
    const write = { author: person.id, role: person.role, transactionId: body.transactionId, isDryRun, plan };
    const written = await refusalsAs("actionError", context.content.write(write));
    return { transactionId: written.transactionId };
  });
  app.post<{ Params: Versioned }>("/data/mutate/:dataset", async (request) => {
    const person = await requirePerson(context, request);
    requireDataset(context, request.params.dataset);
    return mutate(context, person, { body: parseBody(mutateBody, request.body), search: searchOf(request) });
  });
}

export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw generalError(
    400,
    `The body is not valid: ${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`,
  );
}

interface AskedQuery extends Versioned {
  readonly search: URLSearchParams;
  readonly query: string;
  readonly params: Fields;
}

async function answerQuery(context: LakeContext, person: Person, asked: AskedQuery): Promise<object> {
  requireDataset(context, asked.dataset);
  const started = performance.now();
  const perspective = parsePerspective(asked.search.get("perspective") ?? undefined, asked.version);
  const documents = viewDocuments(await readableDocuments(person.role, context.content.documents.values()), perspective);
  const project = { projectId: context.config.projectId, dataset: context.config.dataset };
  const result = await runQuery(asked.query, asked.params, { documents, identity: person.id, project });
  const ms = Math.round(performance.now() - started);
  return { ...(asked.search.get("returnQuery") === "false" ? {} : { query: asked.query }), result: result ?? null, ms };
}

async function readDocuments(
  context: LakeContext,
  person: Person,
  asked: { readonly ids: string; readonly isContentExcluded: boolean },
): Promise<object> {
  const documents: (StoredDocument | { readonly _id: string })[] = [];
  const omitted: object[] = [];
  const found = await Promise.all(
    idList(asked.ids, limits.documentsPerReadMax).map(async (id) => {
      const document = context.content.documents.get(id);
      return { id, document, isReadable: document !== undefined && (await mayDo(person.role, "read", document)) };
    }),
  );
  for (const { id, document, isReadable } of found) {
    if (document === undefined) omitted.push({ id, reason: "existence" });
    else if (!isReadable) omitted.push({ id, reason: "permission" });
    else documents.push(asked.isContentExcluded ? { _id: id } : document);
  }
  return { documents, omitted };
}

async function mutate(
  context: LakeContext,
  person: Person,
  asked: { readonly body: z.output<typeof mutateBody>; readonly search: URLSearchParams },
): Promise<object> {
  const autoGenerateArrayKeys = isTrue(asked.search, "autoGenerateArrayKeys");
  const project = { projectId: context.config.projectId, dataset: context.config.dataset };
  let returned: ReadonlyMap<string, StoredDocument | undefined> = new Map();
  const plan = async (copy: WorkingCopy): Promise<readonly MutationResult[]> => {
    const select = async (query: string, params: Fields): Promise<readonly string[]> => {
      const found = await runQuery(query, params, { documents: [...copy.documents()], identity: person.id, project });
      return idsOf(found);
    };
    const results: MutationResult[] = [];
    for (const [index, mutation] of asked.body.mutations.entries()) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- each mutation sees what those before it did
      results.push(...(await applyMutation({ copy, autoGenerateArrayKeys, select }, mutation, index)));
    }
    returned = new Map(results.map(({ id }) => [id, copy.get(id)]));
    return results;
  };
  const write = {
    author: person.id,
    role: person.role,
    transactionId: asked.body.transactionId,
    isDryRun: isTrue(asked.search, "dryRun"),
    plan,
  };
  const written = await refusalsAs("mutationError", context.content.write(write));
  const hasDocuments = isTrue(asked.search, "returnDocuments");
  const results = written.results.map((result) => {
    const document = returned.get(result.id) ?? context.content.documents.get(result.id);
    return hasDocuments && document !== undefined ? { ...result, document } : result;
  });
  return { transactionId: written.transactionId, results };
}

function idsOf(found: unknown): readonly string[] {
  const documents: readonly unknown[] = Array.isArray(found) ? found : [found];
  return documents.flatMap((document) =>
    typeof document === "object" && document !== null && "_id" in document && typeof document._id === "string" ? [document._id] : [],
  );
}

async function refusalsAs<Result>(type: "mutationError" | "actionError", work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WriteRefusal) throw error.toLakeError(type);
    throw error;
  }
}
