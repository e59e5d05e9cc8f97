import type { PreflightRequest } from "@newsletter/schemas";

/**
 * The form's value once it is a document; before that there is nothing to lay over the drafts. Without revision and time of change: being saved
 * changes nothing that is rendered or looked at, and the same words are not asked about twice.
 */
export function openDocument(
  value: { _id?: string; _type?: string; _rev?: string; _updatedAt?: string } | null,
): PreflightRequest["documents"][number] | undefined {
  if (value?._id === undefined || value._type === undefined) return undefined;
  const { _rev, _updatedAt, ...written } = value;
  return { ...written, _id: value._id, _type: value._type };
}
