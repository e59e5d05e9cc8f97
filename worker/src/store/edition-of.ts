import { editionKeySchema, noSlots, type RenderedEdition } from "@newsletter/schemas";
import type { Selectable } from "kysely";
import type { Tables } from "./tables.ts";

/** A stored edition as it was rendered. */
export function editionOf(row: Selectable<Tables["rendered_editions"]>): RenderedEdition {
  return {
    key: editionKeySchema.parse(row.key),
    subject: row.subject,
    preheader: row.preheader,
    html: row.html,
    text: row.text,
    digest: row.digest,
    htmlBytes: row.html_bytes,
    // One that was stored before there were other slots counts those it knew.
    slots: { html: { ...noSlots, ...row.slots.html }, text: { ...noSlots, ...row.slots.text } },
    templateVersion: row.template_version,
    findings: row.findings,
  };
}
