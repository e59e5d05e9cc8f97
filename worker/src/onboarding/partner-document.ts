import { createHash } from "node:crypto";
import { canonicalJson, type ContentDocument } from "@newsletter/schemas";
import type { ContentSource } from "../ports/content.ts";
import type { KnownDocument } from "./checklist.ts";

/** What the lake says of these partners; all of them `away` when it does not answer, so that a page or a list is shown all the same. */
export async function partnerDocuments(
  source: Pick<ContentSource, "documents">,
  partnerIds: readonly string[],
): Promise<(partnerId: string) => KnownDocument> {
  const found = await source.documents(partnerIds, "published").catch(() => undefined);
  if (found === undefined) return () => "away";
  const byId = new Map(found.map((document) => [document._id, document]));
  return (partnerId) => documentOf(byId.get(partnerId));
}

function documentOf(stored: ContentDocument | undefined): KnownDocument {
  if (stored?._type !== "partner") return "absent";
  // What a masthead is made of: an approval is of this one and of no later one.
  const made = canonicalJson({ organisation: stored.organisation?._ref ?? null, masthead: stored.masthead ?? null });
  return {
    hasMandate: (stored.mandate ?? []).length > 0,
    hasThemes: (stored.themes ?? []).length > 0,
    hasCountries: (stored.countries ?? []).length > 0,
    mastheadDigest: createHash("sha256").update(made).digest("hex"),
  };
}
