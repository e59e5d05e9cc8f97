import { draftIdOf, isPublishedId } from "../documents/ids.ts";
import type { LifeRow } from "../store/history.ts";

export interface HistoryEvent {
  readonly seq: number;
  readonly event: Readonly<Record<string, string>>;
}

/**
 * Tells from the rows of a document's life what happened, newest first.
 *
 * Asked about the published id, the Studio cannot open the making and deleting of versions ("We couldn't find the document revision
 * selected"), so these are told only when asked about a draft or version.
 */
export function historyEvents(rows: readonly LifeRow[], publishedId: string, isAskedForPublished: boolean): readonly HistoryEvent[] {
  const revisions = new Map<string, string>();
  const events: HistoryEvent[] = [];
  for (const group of Map.groupBy(rows, (row) => row.seq).values()) {
    for (const event of eventsOfTransaction(group, publishedId, revisions)) {
      const isOfVersion = event["type"] === "createDocumentVersion" || event["type"] === "deleteDocumentVersion";
      if (!(isAskedForPublished && isOfVersion)) events.push({ seq: group[0]?.seq ?? 0, event });
    }
    for (const row of group) {
      if (row.exists) revisions.set(row.documentId, row.transactionId);
      else revisions.delete(row.documentId);
    }
  }
  return events.toReversed();
}

type Event = Readonly<Record<string, string>>;

function eventsOfTransaction(group: readonly LifeRow[], publishedId: string, revisions: ReadonlyMap<string, string>): readonly Event[] {
  const [first] = group;
  if (first === undefined) return [];
  const common = { timestamp: first.at, author: first.author, documentId: publishedId };
  const published = group.find((row) => row.documentId === publishedId);
  const versions = group.filter((row) => !isPublishedId(row.documentId));
  const ended = versions.find((row) => !row.exists);
  const revisionId = first.transactionId;
  if (published?.exists === true) {
    if (ended !== undefined) {
      const version = { versionId: ended.documentId, versionRevisionId: revisions.get(ended.documentId) ?? revisionId };
      return [{ type: "publishDocumentVersion", ...common, ...version, revisionId, publishCause: "document.publish" }];
    }
    return [{ type: revisions.has(publishedId) ? "updateLiveDocument" : "createLiveDocument", ...common, revisionId }];
  }
  if (published !== undefined) {
    const draft = draftIdOf(publishedId);
    const isDraftLeft = versions.some((row) => row.exists) || (revisions.has(draft) && ended === undefined);
    if (!isDraftLeft) return [{ type: "deleteDocumentGroup", ...common }];
    return [{ type: "unpublishDocument", ...common, versionId: draft, versionRevisionId: revisions.get(draft) ?? revisionId }];
  }
  return versions.flatMap((row) => versionEvent(row, common, revisions));
}

function versionEvent(row: LifeRow, common: Event, revisions: ReadonlyMap<string, string>): readonly Event[] {
  const known = revisions.get(row.documentId);
  if (row.exists && known === undefined) {
    return [{ type: "createDocumentVersion", ...common, versionId: row.documentId, versionRevisionId: row.transactionId }];
  }
  if (!row.exists && known !== undefined) {
    return [{ type: "deleteDocumentVersion", ...common, versionId: row.documentId, versionRevisionId: known }];
  }
  return [];
}
