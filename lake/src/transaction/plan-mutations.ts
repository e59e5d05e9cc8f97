import { randomUUID } from "node:crypto";
import { z } from "zod";
import { withArrayKeys } from "../documents/array-keys.ts";
import { isFields, type Fields } from "../documents/document.ts";
import { WriteRefusal } from "../lake-error.ts";
import { applyPatchTo, patchOperations } from "./apply-patch.ts";
import { requireRevision, withoutRevision } from "./plan-actions.ts";
import type { WorkingCopy } from "./working-copy.ts";

const content = z.looseObject({ _id: z.string().optional(), _type: z.string() });
const identified = z.looseObject({ _id: z.string().min(1), _type: z.string() });
const parameters = z.record(z.string(), z.unknown()).default({});
const target = z.union([
  z.looseObject({ id: z.union([z.string(), z.array(z.string())]) }),
  z.looseObject({ query: z.string(), params: parameters }),
]);
const mutation = z.union([
  z.strictObject({ create: content }),
  z.strictObject({ createOrReplace: identified }),
  z.strictObject({ createIfNotExists: identified }),
  z.strictObject({ delete: target }),
  z.strictObject({ patch: target }),
]);

export interface MutationResult {
  readonly id: string;
  readonly operation: "create" | "update" | "delete" | "none";
}

export interface MutationScope {
  readonly copy: WorkingCopy;
  readonly autoGenerateArrayKeys: boolean;
  /** Ids of the documents a query finds, seen through the transaction's own writes. */
  readonly select: (query: string, params: Fields) => Promise<readonly string[]>;
}

/** Carries out one mutation of /data/mutate and tells what it did to which documents. */
export async function applyMutation(scope: MutationScope, input: unknown, index: number): Promise<readonly MutationResult[]> {
  const parsed = mutation.safeParse(input);
  if (!parsed.success) {
    throw new WriteRefusal(
      {
        type: "validationError",
        reason: `Mutation ${String(index)} is not one of create, createOrReplace, createIfNotExists, delete, patch`,
      },
      index,
    );
  }
  const { data } = parsed;
  if ("create" in data) return [create(scope, data.create, index)];
  if ("createOrReplace" in data) return [createOrReplace(scope, data.createOrReplace, index)];
  if ("createIfNotExists" in data) return [createIfNotExists(scope, data.createIfNotExists, index)];
  if ("delete" in data) {
    const ids = await targets(scope, data.delete);
    return ids.flatMap((id) => remove(scope, id, index));
  }
  const ids = await targets(scope, data.patch);
  return ids.map((id) => patch(scope, { id, operations: data.patch }, index));
}

async function targets(scope: MutationScope, named: Fields): Promise<readonly string[]> {
  const id = named["id"];
  if (typeof id === "string") return [id];
  if (Array.isArray(id)) return id.filter((member) => typeof member === "string");
  const { query, params } = named;
  return scope.select(typeof query === "string" ? query : "", isFields(params) ? params : {});
}

function create(scope: MutationScope, fields: Fields & { readonly _id?: string | undefined }, index: number): MutationResult {
  const given = fields._id ?? "";
  const id = given === "" || given.endsWith(".") ? `${given}${randomUUID()}` : given;
  if (scope.copy.get(id) !== undefined) throw new WriteRefusal({ type: "documentAlreadyExistsError", id }, index);
  const filled = keyed(scope, { ...withoutRevision(fields), _id: id });
  scope.copy.put(id, filled, { mutation: { create: filled }, index });
  return { id, operation: "create" };
}

function createOrReplace(scope: MutationScope, fields: Fields & { readonly _id: string }, index: number): MutationResult {
  const existing = scope.copy.get(fields._id);
  const filled = keyed(scope, { ...(existing === undefined ? {} : { _createdAt: existing["_createdAt"] }), ...withoutRevision(fields) });
  scope.copy.put(fields._id, filled, { mutation: { createOrReplace: filled }, index });
  return { id: fields._id, operation: existing === undefined ? "create" : "update" };
}

function createIfNotExists(scope: MutationScope, fields: Fields & { readonly _id: string }, index: number): MutationResult {
  if (scope.copy.get(fields._id) !== undefined) return { id: fields._id, operation: "none" };
  const filled = keyed(scope, withoutRevision(fields));
  scope.copy.put(fields._id, filled, { mutation: { createIfNotExists: filled }, index });
  return { id: fields._id, operation: "create" };
}

function remove(scope: MutationScope, id: string, index: number): readonly MutationResult[] {
  if (scope.copy.get(id) === undefined) return [];
  scope.copy.remove(id, index);
  return [{ id, operation: "delete" }];
}

function patch(scope: MutationScope, step: { readonly id: string; readonly operations: Fields }, index: number): MutationResult {
  const document = scope.copy.get(step.id);
  if (document === undefined) throw new WriteRefusal({ type: "documentNotFoundError", id: step.id }, index);
  const revision = step.operations["ifRevisionID"];
  requireRevision(scope.copy, { id: step.id, revision: typeof revision === "string" ? revision : undefined }, index);
  // The keys go into the operations, not into the result: listeners replay the operations and must come to the same document.
  const operations = keyed(scope, patchOperations(step.operations), ["unset"]);
  scope.copy.put(step.id, applyPatchTo(document, operations, index), { mutation: { patch: { ...operations, id: step.id } }, index });
  return { id: step.id, operation: "update" };
}

function keyed(scope: MutationScope, fields: Fields, except: readonly string[] = []): Fields {
  if (!scope.autoGenerateArrayKeys) return fields;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, except.includes(key) ? value : withArrayKeys(value)]));
}
