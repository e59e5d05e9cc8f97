import type { PreflightRequest } from "@newsletter/schemas";

/** The form's value once it is a document; before that there is nothing to lay over the drafts. */
export function openDocument(value: { _id?: string; _type?: string } | null): PreflightRequest["documents"][number] | undefined {
  if (value?._id === undefined || value._type === undefined) return undefined;
  return { ...value, _id: value._id, _type: value._type };
}
