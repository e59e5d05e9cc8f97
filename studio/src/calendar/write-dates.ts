import type { SanityClient, SanityDocument } from "sanity";
import type { DateFields } from "./move-entry.ts";

/** Why nothing was written. */
export type WriteFailure =
  /** Somebody else changed the entry since it was read. */
  { readonly outcome: "changedMeanwhile" } | { readonly outcome: "notAllowed" } | { readonly outcome: "notReached" };

export type WriteOutcome = { readonly outcome: "written"; readonly takeBack: () => Promise<TakeBackOutcome> } | WriteFailure;
export type TakeBackOutcome = { readonly outcome: "takenBack" } | WriteFailure;

/**
 * Writes dates into the draft, and makes it from what is published where there is none, as an edit in the form would. `revision` is that of what
 * the editor saw; another one is never overwritten.
 */
export async function writeDates(client: SanityClient, id: string, revision: string, fields: DateFields): Promise<WriteOutcome> {
  const raw = client.withConfig({ perspective: "raw" });
  const draftId = `drafts.${id}`;
  try {
    const [draft, published] = await raw.getDocuments([draftId, id]);
    const seen = draft ?? published;
    if (seen == null || seen._rev !== revision) return { outcome: "changedMeanwhile" };
    const write = raw.transaction();
    if (draft == null) write.create(draftFrom(seen, draftId, fields));
    else write.patch(draftId, { ifRevisionID: revision, set: fields });
    const { transactionId } = await write.commit({ tag: "move-entry" });
    return { outcome: "written", takeBack: () => takeBack(raw, { draftId, revision: transactionId, fields, before: draft ?? undefined }) };
  } catch (error) {
    return failureOf(error);
  }
}

interface Written {
  readonly draftId: string;
  readonly revision: string;
  readonly fields: DateFields;
  /** The draft as it was; undefined where the move made it, so that it goes again. */
  readonly before: SanityDocument | undefined;
}

/** A draft that was written to since stays as it is. */
async function takeBack(client: SanityClient, { draftId, revision, fields, before }: Written): Promise<TakeBackOutcome> {
  const names = Object.keys(fields);
  const absent = names.filter((name) => before?.[name] === undefined);
  const values = Object.fromEntries(names.filter((name) => !absent.includes(name)).map((name) => [name, before?.[name]]));
  try {
    const write = client.transaction();
    if (before === undefined) write.patch(draftId, { ifRevisionID: revision, set: fields }).delete(draftId);
    else write.patch(draftId, { ifRevisionID: revision, set: values, unset: absent });
    await write.commit({ tag: "move-entry-back" });
    return { outcome: "takenBack" };
  } catch (error) {
    return failureOf(error);
  }
}

interface NewDraft {
  readonly _id: string;
  readonly _type: string;
  readonly [name: string]: unknown;
}

function draftFrom({ _rev, _updatedAt, ...fields }: SanityDocument, _id: string, dates: DateFields): NewDraft {
  return { ...fields, ...dates, _id };
}

function failureOf(error: unknown): WriteFailure {
  const status: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "statusCode") : undefined;
  if (status === 409) return { outcome: "changedMeanwhile" };
  return { outcome: status === 401 || status === 403 ? "notAllowed" : "notReached" };
}
