import type { ContentDocument } from "@newsletter/schemas";
import type { ContentSource, SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { gatheredPeriods } from "./calendar-period.ts";
import { ContentError } from "./content-error.ts";
import type { KeepFiles } from "./keep-files.ts";
import type { KeepPictures } from "./keep-pictures.ts";
import { overlayRoundsMax } from "./limits.ts";
import { filesOf, overlaid, referencesMissing, type FormDocument } from "./overlay.ts";
import { picturesOf } from "./picture-key.ts";

export type Perspective = Parameters<ContentSource["issueDocuments"]>[1];

/** Takes a snapshot of an issue as it stands; `forms` are laid over what the source has. Unknown issue: `issueNotFound`. */
export type TakeSnapshot = (issueId: string, perspective: Perspective, forms?: readonly FormDocument[]) => Promise<SnapshotResult>;

export interface SnapshotTaking {
  readonly source: ContentSource;
  readonly keepPictures: KeepPictures;
  readonly keepFiles: KeepFiles;
  readonly baseUrl: string;
}

export function createTakeSnapshot({ source, keepPictures, keepFiles, baseUrl }: SnapshotTaking): TakeSnapshot {
  return async (issueId, perspective, forms = []) => {
    try {
      const stored = await source.issueDocuments(issueId, perspective);
      const laidOver = forms.length === 0 ? stored : await withForms(source, perspective, stored, forms);
      const documents = await withGathered(source, perspective, laidOver, issueId);
      const pictures = await keepPictures(picturesOf(documents));
      const files = await keepFiles(filesOf(documents));
      return buildSnapshot({ issueId, documents, pictures, files, baseUrl });
    } catch (error) {
      return incomplete(error);
    }
  };
}

/** A document that cannot be read is something an editor mends, like a missing title; throws what is anything else. */
export function incomplete(error: unknown): SnapshotResult {
  if (error instanceof ContentError && error.code === "documentUnreadable" && error.findings.length > 0) {
    return { state: "incomplete", findings: error.findings, texts: [], languages: [], documents: [] };
  }
  throw error;
}

/** Entries that no document names: a calendar gathers them by their dates. One that is there already, perhaps from a form, stays. */
async function withGathered(
  source: ContentSource,
  perspective: Perspective,
  documents: readonly ContentDocument[],
  issueId: string,
): Promise<readonly ContentDocument[]> {
  const periods = gatheredPeriods(documents, issueId);
  if (periods.length === 0) return documents;
  const gathered = await Promise.all(periods.map(async (period) => source.calendarEntries(period, perspective)));
  const byId = new Map([...gathered.flat(), ...documents].map((document) => [document._id, document]));
  return withReferenced(source, perspective, [...byId.values()]);
}

/** A form may refer to what the stored issue does not refer to yet. */
async function withForms(
  source: ContentSource,
  perspective: Perspective,
  stored: readonly ContentDocument[],
  forms: readonly FormDocument[],
): Promise<readonly ContentDocument[]> {
  return withReferenced(source, perspective, overlaid(stored, forms));
}

/** With what these documents refer to, in so many rounds. */
export async function withReferenced(
  source: ContentSource,
  perspective: Perspective,
  known: readonly ContentDocument[],
): Promise<readonly ContentDocument[]> {
  const documents = [...known];
  for (let round = 0; round < overlayRoundsMax; round += 1) {
    const missing = referencesMissing(documents);
    if (missing.length === 0) break;
    // oxlint-disable-next-line eslint/no-await-in-loop -- what one round brings says what the next has to ask for
    const more = await source.documents(missing, perspective);
    if (more.length === 0) break;
    documents.push(...more);
  }
  return documents;
}
