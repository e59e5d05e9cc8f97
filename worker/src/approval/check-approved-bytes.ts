import { createHash } from "node:crypto";
import { canonicalJson, editionKeyText, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import type { ApprovalRecord, ApprovedBytes } from "../ports/approvals.ts";
import { approvedDigest } from "./approved-digest.ts";

/**
 * Why a campaign may not go on by this approval, in one sentence; undefined when it may. Everything is computed anew from the stored bytes:
 * a row that says "approved" proves nothing about what lies beside it.
 */
export function approvalFault(found: ApprovedBytes | undefined): string | undefined {
  if (found === undefined) return "There is no approval.";
  const { approval, snapshot, editions } = found;
  if (approval.state !== "approved") return `The approval is ${approval.state}.`;
  const unsigned = signatureFault(approval);
  if (unsigned !== undefined) return unsigned;
  if (digestOfSnapshot(snapshot) !== approval.snapshotDigest) return "The stored snapshot is not the approved one.";
  const changed = editions.find((edition) => digestOfEdition(edition) !== edition.digest);
  if (changed !== undefined) return `The stored edition ${editionKeyText(changed.key)} is not the approved one.`;
  const digest = approvedDigest(
    {
      snapshotDigest: approval.snapshotDigest,
      editions: editions.map((edition) => ({ keyText: editionKeyText(edition.key), digest: edition.digest })),
      templateVersion: approval.templateVersion,
      audience: { publicationId: approval.publicationId, ...approval.audience.definition },
    },
    approval,
  );
  return digest === approval.digest ? undefined : "What is stored has another digest than what was approved.";
}

/** An author's signature counts by break-glass alone, and then it takes two, however few would have been enough. */
function signatureFault({ signatures, authors, askedBy }: ApprovalRecord): string | undefined {
  const isGlassBroken = signatures.some(({ breakGlassReason }) => breakGlassReason !== null);
  const signers = new Set(signatures.map(({ by }) => by.id));
  if (signers.size < (isGlassBroken ? 2 : authors.signaturesNeeded)) return "A signature is missing.";
  const ordinary = new Set(signatures.flatMap(({ by, breakGlassReason }) => (breakGlassReason === null ? [by.id] : [])));
  const author = [askedBy, ...authors.people].find(({ id }) => ordinary.has(id));
  return author === undefined ? undefined : `${author.name} is an author and may not approve.`;
}

function digestOfSnapshot(snapshot: IssueSnapshot): string {
  return sha256(snapshot);
}

/** As `renderEdition` names an edition. */
function digestOfEdition({ key, subject, preheader, html, text, templateVersion }: RenderedEdition): string {
  return sha256({ key, subject, preheader, html, text, templateVersion });
}

function sha256(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
