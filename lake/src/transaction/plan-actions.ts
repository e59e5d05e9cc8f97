import { z } from "zod";
import type { Fields, StoredDocument } from "../documents/document.ts";
import { draftIdOf, isPublishedId, layerOf, publishedIdOf } from "../documents/ids.ts";
import { strengthenReferences } from "../documents/references.ts";
import { WriteRefusal } from "../lake-error.ts";
import { applyPatchTo, patchOperations } from "./apply-patch.ts";
import type { WorkingCopy } from "./working-copy.ts";

const id = z.string().min(1);
const fields = z.record(z.string(), z.unknown());
const withId = z.looseObject({ _id: id });
const named = <Name extends string>(name: Name): z.ZodLiteral<`sanity.action.document.${Name}`> =>
  z.literal(`sanity.action.document.${name}`);

const action = z.discriminatedUnion("actionType", [
  z.object({ actionType: named("create"), publishedId: id, attributes: withId, ifExists: z.enum(["fail", "ignore"]).default("fail") }),
  z.object({ actionType: named("edit"), draftId: id, publishedId: id, patch: fields }),
  z.object({
    actionType: named("publish"),
    draftId: id,
    publishedId: id,
    ifPublishedRevisionId: z.string().optional(),
    ifDraftRevisionId: z.string().optional(),
  }),
  z.object({ actionType: named("unpublish"), draftId: id, publishedId: id }),
  z.object({ actionType: named("version.discard"), versionId: id }),
  z.object({ actionType: named("discard"), draftId: id }),
  z.object({ actionType: named("delete"), publishedId: id, includeDrafts: z.array(id).default([]) }),
  z.object({ actionType: named("replaceDraft"), publishedId: id, attributes: withId }),
  z.object({
    actionType: named("version.create"),
    publishedId: id,
    document: withId.optional(),
    baseId: id.optional(),
    versionId: id.optional(),
    ifBaseRevisionId: z.string().optional(),
  }),
  z.object({ actionType: named("version.replace"), document: withId }),
]);
export type Action = z.infer<typeof action>;
type ActionOf<Name extends string> = Extract<Action, { readonly actionType: `sanity.action.document.${Name}` }>;

/** Reads one action of a request; an unknown kind is a validation error, never ignored. */
export function parseAction(input: unknown, index: number): Action {
  const parsed = action.safeParse(input);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new WriteRefusal({ type: "validationError", reason: `Action ${String(index)} is not valid: ${reason}` }, index);
}

/** Carries one action out on the working copy. All actions of a call are one transaction: all or none. */
export function applyAction(copy: WorkingCopy, step: Action, index: number): void {
  switch (step.actionType) {
    case "sanity.action.document.create":
      return createDraft(copy, step, index);
    case "sanity.action.document.edit":
      return edit(copy, step, index);
    case "sanity.action.document.publish":
      return publish(copy, step, index);
    case "sanity.action.document.unpublish":
      return unpublish(copy, step, index);
    case "sanity.action.document.version.discard":
      return discard(copy, step.versionId, index);
    case "sanity.action.document.discard":
      return discard(copy, step.draftId, index);
    case "sanity.action.document.delete":
      return deleteAll(copy, step, index);
    case "sanity.action.document.replaceDraft":
      requireGroup(step.attributes._id, step.publishedId, index);
      return replace(copy, step.attributes, index);
    case "sanity.action.document.version.create":
      return createVersion(copy, step, index);
    case "sanity.action.document.version.replace":
      requireExisting(copy, step.document._id, index);
      return replace(copy, step.document, index);
  }
}

function createDraft(copy: WorkingCopy, step: ActionOf<"create">, index: number): void {
  requireGroup(step.attributes._id, step.publishedId, index);
  if (copy.get(step.attributes._id) !== undefined) {
    if (step.ifExists === "ignore") return;
    throw new WriteRefusal({ type: "documentAlreadyExistsError", id: step.attributes._id }, index);
  }
  copy.put(step.attributes._id, step.attributes, { mutation: { create: withoutRevision(step.attributes) }, index });
}

/** The first edit of a published document makes its draft; the Studio's guard patch, a legal no-op, relies on that too. */
function edit(copy: WorkingCopy, step: ActionOf<"edit">, index: number): void {
  requireGroup(step.draftId, step.publishedId, index);
  let draft = copy.get(step.draftId);
  if (draft === undefined) {
    const published = requireExisting(copy, step.publishedId, index);
    const content = { ...published, _id: step.draftId };
    draft = copy.put(step.draftId, content, { mutation: { create: withoutRevision(content) }, index });
  }
  copy.put(step.draftId, applyPatchTo(draft, step.patch, index), {
    mutation: { patch: { ...patchOperations(step.patch), id: step.draftId } },
    index,
  });
}

function publish(copy: WorkingCopy, step: ActionOf<"publish">, index: number): void {
  requireGroup(step.draftId, step.publishedId, index);
  const draft = requireExisting(copy, step.draftId, index);
  requireRevision(copy, { id: step.draftId, revision: step.ifDraftRevisionId }, index);
  requireRevision(copy, { id: step.publishedId, revision: step.ifPublishedRevisionId }, index);
  const published = copy.get(step.publishedId);
  const strengthened = Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, strengthenReferences(value)]));
  // What was published first keeps the day it was made.
  const content = { ...strengthened, _id: step.publishedId, _createdAt: published?.["_createdAt"] ?? draft["_createdAt"] };
  copy.put(step.publishedId, content, { mutation: { createOrReplace: withoutRevision(content) }, index });
  copy.remove(step.draftId, index);
}

function unpublish(copy: WorkingCopy, step: ActionOf<"unpublish">, index: number): void {
  requireGroup(step.draftId, step.publishedId, index);
  const published = requireExisting(copy, step.publishedId, index);
  const content = { ...(copy.get(step.draftId) ?? published), _id: step.draftId };
  if (copy.get(step.draftId) === undefined) {
    copy.put(step.draftId, content, { mutation: { createIfNotExists: withoutRevision(content) }, index });
  }
  copy.remove(step.publishedId, index);
}

function discard(copy: WorkingCopy, versionId: string, index: number): void {
  if (isPublishedId(versionId)) {
    throw new WriteRefusal({ type: "validationError", reason: `"${versionId}" is a published document and cannot be discarded` }, index);
  }
  requireExisting(copy, versionId, index);
  copy.remove(versionId, index);
}

function deleteAll(copy: WorkingCopy, step: ActionOf<"delete">, index: number): void {
  const ids = [step.publishedId, ...step.includeDrafts];
  for (const listed of ids) requireGroup(listed, step.publishedId, index);
  const draftId = draftIdOf(step.publishedId);
  if (copy.get(draftId) !== undefined && !ids.includes(draftId)) {
    throw new WriteRefusal({ type: "validationError", reason: `"${step.publishedId}" has a draft that the delete does not list` }, index);
  }
  const existing = ids.filter((listed) => copy.get(listed) !== undefined);
  if (existing.length === 0) throw new WriteRefusal({ type: "documentNotFoundError", id: step.publishedId }, index);
  for (const listed of existing) copy.remove(listed, index);
}

/** Revert to an older revision: the `_rev` that comes along is that of the old one and means nothing. */
function replace(copy: WorkingCopy, content: Fields & { readonly _id: string }, index: number): void {
  copy.put(content._id, content, { mutation: { createOrReplace: withoutRevision(content) }, index });
}

function createVersion(copy: WorkingCopy, step: ActionOf<"version.create">, index: number): void {
  const content = step.document ?? copyOfBase(copy, step, index);
  requireGroup(content._id, step.publishedId, index);
  if (isPublishedId(content._id))
    throw new WriteRefusal({ type: "validationError", reason: `"${content._id}" is not a version id` }, index);
  if (copy.get(content._id) !== undefined) throw new WriteRefusal({ type: "documentAlreadyExistsError", id: content._id }, index);
  copy.put(content._id, content, { mutation: { create: withoutRevision(content) }, index });
}

function copyOfBase(copy: WorkingCopy, step: ActionOf<"version.create">, index: number): Fields & { readonly _id: string } {
  if (step.baseId === undefined || step.versionId === undefined) {
    throw new WriteRefusal({ type: "validationError", reason: "A version needs a document, or a baseId and a versionId" }, index);
  }
  requireRevision(copy, { id: step.baseId, revision: step.ifBaseRevisionId }, index);
  return { ...requireExisting(copy, step.baseId, index), _id: step.versionId };
}

function requireExisting(copy: WorkingCopy, documentId: string, index: number): StoredDocument {
  const document = copy.get(documentId);
  if (document === undefined) throw new WriteRefusal({ type: "documentNotFoundError", id: documentId }, index);
  return document;
}

export function requireRevision(
  copy: WorkingCopy,
  expected: { readonly id: string; readonly revision: string | undefined },
  index: number,
): void {
  if (expected.revision === undefined) return;
  const current = copy.storedRevision(expected.id);
  if (current === expected.revision) return;
  const fault = { id: expected.id, expectedRevisionID: expected.revision, currentRevisionID: current ?? "" };
  throw new WriteRefusal({ type: "documentRevisionIDDoesNotMatchError", ...fault }, index);
}

/** A draft or version belongs to the published id it names; anything else would let an action reach a stranger's document. */
function requireGroup(documentId: string, publishedId: string, index: number): void {
  if (publishedIdOf(documentId) === publishedId && layerOf(publishedId) === undefined) return;
  throw new WriteRefusal({ type: "validationError", reason: `"${documentId}" is not a version of "${publishedId}"` }, index);
}

export function withoutRevision(content: Fields): Fields {
  const { _rev: _sent, ...rest } = content;
  return rest;
}
