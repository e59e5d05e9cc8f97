import { courseKinds, type ContentDocument, type IssueSnapshot, type Section } from "@newsletter/schemas";
import type { SnapshotResult } from "../ports/content.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import type { DocumentOf } from "./document-names.ts";
import { filesOf } from "./overlay.ts";
import { picturesOf } from "./picture-key.ts";
import { readDocuments } from "./read-documents.ts";
import { incomplete, withReferenced, type Perspective, type SnapshotTaking } from "./take-snapshot.ts";

type Item = Extract<Section, { items: readonly unknown[] }>["items"][number];
type ItemDocument = DocumentOf<"newsItem" | "callForApplications" | "video" | "calendarEntry" | "knowledgeResource">;

/** Where an item is looked at: the publication it is for, and the issue that lends its number, title and time when there is one. */
export interface ItemFrame {
  readonly publicationId: string;
  readonly issueId: string | undefined;
}

/** The smallest issue that shows an item and nothing else, for a look at it before any issue is complete. Undefined: there is no such item. */
export type TakeItemSnapshot = (itemId: string, frame: ItemFrame, perspective: Perspective) => Promise<SnapshotResult | undefined>;

export function createTakeItemSnapshot({ source, keepPictures, keepFiles, baseUrl }: SnapshotTaking): TakeItemSnapshot {
  return async (itemId, { publicationId, issueId }, perspective) => {
    try {
      const found = await source.documents([itemId, publicationId, ...(issueId === undefined ? [] : [issueId])], perspective);
      const item = found.find((document): document is ItemDocument => document._id === itemId && isItem(document));
      const publication = found.find((document) => document._type === "publication");
      if (item === undefined || publication === undefined) return undefined;
      const issue = smallestIssue(
        item,
        publication,
        found.find((document) => document._type === "issue"),
      );
      const documents = await withReferenced(source, perspective, [issue, publication, item]);
      const pictures = await keepPictures(picturesOf(documents));
      const files = await keepFiles(filesOf(documents));
      return buildSnapshot({ issueId: issue._id, documents, pictures, files, baseUrl });
    } catch (error) {
      return incomplete(error);
    }
  };
}

/** The item of such a snapshot. */
export function onlyItem({ sections: [section] }: IssueSnapshot): Item | undefined {
  return section !== undefined && "items" in section ? section.items[0] : undefined;
}

/** What the lent issue does not say yet is said by the publication: an item may be looked at before its issue has a subject. */
function smallestIssue(
  item: ItemDocument,
  { _id: publicationId, name }: DocumentOf<"publication">,
  lent: DocumentOf<"issue"> | undefined,
): ContentDocument & { readonly _type: "issue" } {
  const words = { title: name, subject: name, preheader: name, coverNote: name, number: 1, month: usualMonth, referenceTime: usualTime };
  const given = Object.fromEntries(Object.entries(lent ?? {}).filter(([field, value]) => field in words && !isEmpty(value)));
  const [issue] = readDocuments([
    {
      ...words,
      ...given,
      _id: "item-alone",
      _type: "issue",
      _rev: "none",
      publication: { _type: "reference", _ref: publicationId },
      slug: { current: "item" },
      sections: [{ _key: "item", kind: sectionKindOf(item), items: [{ _type: "reference", _key: "item", _ref: item._id }] }],
    },
  ]);
  if (issue?._type !== "issue") throw new TypeError("the smallest issue is an issue");
  return issue;
}

/** Only of a publication without any issue: a call then says when it closes, and never that it has. */
const usualMonth = "2000-01";
const usualTime = "2000-01-01T00:00:00Z";

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isItem({ _type }: ContentDocument): boolean {
  return ["newsItem", "callForApplications", "video", "calendarEntry", "knowledgeResource"].includes(_type);
}

function sectionKindOf(item: ItemDocument): string {
  switch (item._type) {
    case "newsItem":
      return "news";
    case "callForApplications":
      return "calls";
    case "video":
      return "videos";
    case "calendarEntry":
      return item.kind !== undefined && courseKinds.includes(item.kind) ? "courses" : "calendar";
    case "knowledgeResource":
      return "resources";
  }
}
