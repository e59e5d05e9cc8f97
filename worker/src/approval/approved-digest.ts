import { createHash } from "node:crypto";
import { canonicalJson, type AudienceDefinition, type QuietHours } from "@newsletter/schemas";

/** What is prepared for an approval: the snapshot names every picture and file by its digest, and holds the sender. */
export interface PreparedContent {
  readonly snapshotDigest: string;
  readonly editions: readonly { readonly keyText: string; readonly digest: string }[];
  readonly templateVersion: string;
  /** Of this publication's subscriptions. A definition that narrows nothing adds nothing: all of them had this digest before there were segments. */
  readonly audience: { readonly publicationId: string } & AudienceDefinition;
}

/** Of what would be sent, without its schedule; SHA-256, lower-case hexadecimal. The order of the editions does not matter. */
export function preparedDigest({ snapshotDigest, editions, templateVersion, audience }: PreparedContent): string {
  const inOrder = editions.map(({ keyText, digest }) => ({ keyText, digest })).toSorted((a, b) => (a.keyText < b.keyText ? -1 : 1));
  return digestOf({ snapshotDigest, editions: inOrder, templateVersion, audience });
}

export interface Schedule {
  readonly scheduledAt: string | null;
  readonly quietHours: QuietHours | null;
}

/** What is signed: what would be sent, and when. Without quiet hours it is what it was before there were any: old approvals hold. */
export function approvedDigest(content: PreparedContent, { scheduledAt, quietHours }: Schedule): string {
  return digestOf({ prepared: preparedDigest(content), scheduledAt, ...(quietHours === null ? {} : { quietHours }) });
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
