import { describe, expect, it } from "vitest";
import type { LifeRow } from "../store/history.ts";
import { historyEvents } from "./history-events.ts";

const row = (seq: number, documentId: string, exists = true): LifeRow => ({
  seq,
  transactionId: `t${String(seq)}`,
  author: "ada",
  at: "now",
  documentId,
  exists,
});
const life = [
  row(1, "drafts.x"),
  row(2, "drafts.x"),
  row(3, "x"),
  row(3, "drafts.x", false),
  row(4, "drafts.x"),
  row(4, "x", false),
  row(5, "drafts.x", false),
];

describe("historyEvents", () => {
  it("leaves the making and deleting of versions out when asked for the published document", () => {
    expect(historyEvents(life, "x", true).map(({ event }) => event["type"])).toEqual(["unpublishDocument", "publishDocumentVersion"]);
  });

  it("tells the whole life when asked for the draft, with the revisions on both sides", () => {
    const events = historyEvents(life, "x", false).map(({ event }) => event);
    expect(events.map((event) => event["type"])).toEqual([
      "deleteDocumentVersion",
      "unpublishDocument",
      "publishDocumentVersion",
      "createDocumentVersion",
    ]);
    expect(events[2]).toMatchObject({ versionId: "drafts.x", versionRevisionId: "t2", revisionId: "t3", documentId: "x" });
  });

  it("tells of documents made without a draft, and of the end of all of them", () => {
    const rows = [row(1, "x"), row(2, "x"), row(3, "drafts.x"), row(4, "x", false), row(4, "drafts.x", false)];
    expect(historyEvents(rows, "x", true).map(({ event }) => event["type"])).toEqual([
      "deleteDocumentGroup",
      "updateLiveDocument",
      "createLiveDocument",
    ]);
  });
});
