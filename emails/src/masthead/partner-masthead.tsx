import type { Finding, MastheadFault, SnapshotPartner } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { partnerName, type Edition } from "../edition.ts";
import { textStyle } from "../ui/tokens.ts";
import { compileMasthead, type Compilation, type CompiledMasthead } from "./compile.ts";
import { formSource, inkOn } from "./form-source.ts";
import { compileOwnSource } from "./own-source.ts";

/** What stands above our own masthead in a partner copy. `compiled` is absent when MJML refused it: then a plain one is shown. */
export interface PartnerMasthead {
  readonly compiled: CompiledMasthead | undefined;
  readonly findings: readonly Finding[];
}

/** The partner's own MJML where it is sound, else ours with the partner's form, else the name alone: an issue goes out with any of them. */
export async function partnerMasthead(
  edition: Edition,
  compile: (source: string) => Promise<Compilation> = compileMasthead,
): Promise<PartnerMasthead | undefined> {
  const { partner } = edition;
  if (partner === undefined) return undefined;
  const { mjml } = partner.masthead;
  const own = mjml === undefined ? undefined : await compileOwnSource(edition, partner, mjml);
  if (own?.state === "compiled") return { compiled: own.masthead, findings: [] };
  const form = await compile(formSource(edition, partner));
  return {
    compiled: form.state === "compiled" ? form.masthead : undefined,
    findings: [
      ...(own === undefined ? [] : [sourceRefused(partner, own.faults)]),
      ...(form.state === "compiled" ? [] : [mastheadBroken(partner)]),
      ...colourFindings(partner),
    ],
  };
}

function sourceRefused(partner: SnapshotPartner, [first]: readonly MastheadFault[]): Finding {
  const where = first?.line === undefined ? "" : `line ${String(first.line)}, `;
  return {
    ...placeOf(partner, "masthead.mjml"),
    rule: "mastheadSourceRefused",
    message: `The partner's own MJML is not used, the masthead of its form is: ${where}${first?.message ?? ""}`,
  };
}

function mastheadBroken(partner: SnapshotPartner): Finding {
  return {
    ...placeOf(partner, "masthead"),
    rule: "mastheadBroken",
    message: "The partner's masthead could not be made; a plain one stands in its place.",
  };
}

function colourFindings(partner: SnapshotPartner): readonly Finding[] {
  const { colour } = partner.masthead;
  if (colour === undefined || inkOn(colour) !== undefined) return [];
  const message = `No text can be read on ${colour}; the masthead is in the publication's colour.`;
  return [{ ...placeOf(partner, "masthead.colour"), rule: "mastheadContrastLow", message }];
}

function placeOf(
  { id }: SnapshotPartner,
  path: string,
): { readonly severity: "warning"; readonly documentId: string; readonly path: string } {
  return { severity: "warning", documentId: id, path };
}

/** The masthead in its place: as MJML made it, or the partner's name and nothing else. */
export function PartnerMastheadBlock({
  edition,
  masthead,
}: {
  readonly edition: Edition;
  readonly masthead: PartnerMasthead | undefined;
}): ReactElement | null {
  if (edition.partner === undefined || masthead === undefined) return null;
  if (masthead.compiled !== undefined) return <div dangerouslySetInnerHTML={{ __html: masthead.compiled.html }} />;
  return (
    <p className="d-ink" style={{ ...textStyle("item", edition.language), padding: "14px 24px" }}>
      {partnerName(edition, edition.partner)}
    </p>
  );
}
