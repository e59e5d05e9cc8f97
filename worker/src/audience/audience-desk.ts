import {
  importLinesShownMax,
  type AudienceImportReport,
  type AudienceImportRequest,
  type AudienceResponse,
  type Contact,
  type FieldFault,
} from "@newsletter/schemas";
import type { AudienceFiles } from "../ports/audience-files.ts";
import type { ContentSource } from "../ports/content.ts";
import type { ContactStore, KeepOutcome, SegmentStore, StoredSegment } from "../ports/segments.ts";
import { contactFaults, contactFull, contactTaken, withoutEdges } from "./contact-faults.ts";
import { importAudience, isWorthShowing, lineInWords } from "./import-audience.ts";
import { TableError } from "./table-error.ts";
import { segmentFaults, segmentFull, segmentTaken } from "./segment-faults.ts";

export interface AudienceDeskWith {
  readonly segments: SegmentStore;
  readonly contacts: ContactStore;
  readonly audienceFiles: Pick<AudienceFiles, "importLines">;
  readonly source: Pick<ContentSource, "documents">;
}

export type AudienceAct =
  | { readonly state: "done" }
  /** To be mended at the fields of the form. */
  | { readonly state: "refused"; readonly faults: readonly FieldFault[] }
  /** What it is about is not there, or stands in the way: one sentence. */
  | { readonly state: "notFound" | "inUse"; readonly sentence: string };

/** Segments of a publication and the contacts of partners, for whoever keeps them. Every act may be done twice. */
export interface AudienceDesk {
  readonly read: (publicationId: string) => Promise<Omit<AudienceResponse, "mayEdit">>;
  readonly keepSegment: (segment: StoredSegment, actor: string) => Promise<AudienceAct>;
  readonly removeSegment: (segment: Pick<StoredSegment, "id" | "publicationId">, actor: string) => Promise<AudienceAct>;
  readonly keepContact: (contact: Contact, actor: string) => Promise<AudienceAct>;
  readonly removeContact: (id: string, actor: string) => Promise<AudienceAct>;
  /** A file of subscriptions, or what it would come to. */
  readonly importFile: (request: AudienceImportRequest, actor: string) => Promise<ImportAct>;
}

export type ImportAct =
  | { readonly state: "read"; readonly report: AudienceImportReport }
  | { readonly state: "unreadable"; readonly sentence: string }
  | { readonly state: "notFound"; readonly sentence: string };

export function createAudienceDesk({ segments, contacts, audienceFiles, source }: AudienceDeskWith): AudienceDesk {
  const isPublished = async (id: string, type: "publication" | "partner"): Promise<boolean> =>
    (await source.documents([id], "published")).some(({ _id, _type }) => _id === id && _type === type);
  return {
    read: (publicationId) => read(publicationId, segments, contacts),
    keepSegment: async (given, actor) => {
      const segment = { ...given, name: withoutEdges(given.name) };
      const faults = segmentFaults(segment);
      if (faults.length > 0) return { state: "refused", faults };
      if (!(await isPublished(segment.publicationId, "publication"))) return notFound("There is no such published publication.");
      return actOf(await segments.keep(segment, actor), { taken: segmentTaken, full: segmentFull });
    },
    removeSegment: async (segment, actor) => {
      const outcome = await segments.remove(segment, actor);
      if (outcome === "done") return { state: "done" };
      return {
        state: "inUse",
        sentence:
          "Approval is asked for with this segment. Wait until it is decided, or have it withdrawn; then the segment can be removed.",
      };
    },
    keepContact: async (given, actor) => {
      const contact = { ...given, name: withoutEdges(given.name), address: given.address.trim() };
      const faults = contactFaults(contact);
      if (faults.length > 0) return { state: "refused", faults };
      if (!(await isPublished(contact.partnerId, "partner")))
        return notFound("This partner is not published. Publish it first, then add its contacts.");
      return actOf(await contacts.keep(contact, actor), { taken: contactTaken, full: contactFull });
    },
    removeContact: async (id, actor) => {
      await contacts.remove(id, actor);
      return { state: "done" };
    },
    importFile: async (request, actor) => {
      if (!(await isPublished(request.publicationId, "publication")))
        return { state: "notFound", sentence: "There is no such published publication." };
      return importFile(request, actor, audienceFiles);
    },
  };
}

async function read(publicationId: string, segments: SegmentStore, contacts: ContactStore): Promise<Omit<AudienceResponse, "mayEdit">> {
  const [cells, ofPublication, all, partners] = await Promise.all([
    segments.cells(publicationId),
    segments.ofPublication(publicationId),
    contacts.all(),
    contacts.partners(),
  ]);
  const named = new Set([...cells, ...all].map(({ partnerId }) => partnerId));
  return { publicationId, cells, segments: ofPublication, contacts: all, partners: partners.filter(({ id }) => named.has(id)) };
}

async function importFile(
  { content, agreement, ...request }: AudienceImportRequest,
  actor: string,
  files: AudienceDeskWith["audienceFiles"],
): Promise<ImportAct> {
  const lines: string[] = [];
  let worthShowing = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content, "base64");
  }
  try {
    const file = { ...request, actor, agreement: agreement ?? undefined, bytes: bytes() };
    const result = await importAudience(file, files, (line) => {
      if (!isWorthShowing(line)) return;
      worthShowing += 1;
      if (lines.length < importLinesShownMax) lines.push(lineInWords(line));
    });
    return { state: "read", report: { ...result, lines, moreLinesCount: worthShowing - lines.length } };
  } catch (cause) {
    if (cause instanceof TableError) return { state: "unreadable", sentence: cause.message };
    throw cause;
  }
}

function actOf({ state }: KeepOutcome, faults: { readonly taken: FieldFault; readonly full: FieldFault }): AudienceAct {
  switch (state) {
    case "done":
      return { state };
    case "taken":
    case "full":
      return { state: "refused", faults: [faults[state]] };
    case "otherOwner":
      return notFound("This belongs to something else. Open the form again.");
  }
}

function notFound(sentence: string): AudienceAct {
  return { state: "notFound", sentence };
}
