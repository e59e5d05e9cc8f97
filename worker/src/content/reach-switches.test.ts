import assert from "node:assert/strict";
import { describe, expect, test } from "vitest";
import type { Media } from "@newsletter/schemas";
import * as build from "../../test/support/documents.ts";
import { buildSnapshot, snapshotDigest } from "./build-snapshot.ts";
import { readDocuments } from "./read-documents.ts";

const media: Media = { sha256: "a".repeat(64), extension: "jpg", widthPx: 600, heightPx: 400 };

function digestOf(publication: object): { readonly digest: string; readonly text: string } {
  const documents = [build.publication(publication), build.issue(), build.newsItem(), build.organisation(), build.partner()];
  const result = buildSnapshot({
    issueId: build.issueId,
    documents: readDocuments(documents),
    pictures: new Map([[build.assetRef, media]]),
    baseUrl: "https://news.example.org",
  });
  assert(result.state === "complete");
  return { digest: snapshotDigest(result.snapshot), text: JSON.stringify(result.snapshot) };
}

describe("a publication that has its switches of reach off", () => {
  test.each([{ hasVisitCounts: false }, { hasReachQuestion: false }, { hasVisitCounts: false, hasReachQuestion: false }])(
    "has the snapshot and the digest it had before there were any: %j",
    (off) => {
      const before = digestOf({});
      expect(digestOf(off)).toEqual(before);
      expect(before.text).not.toMatch(/hasVisitCounts|hasReachQuestion/u);
    },
  );
});

test("a publication that has them on says so in its snapshot, each by itself", () => {
  expect(digestOf({ hasVisitCounts: true }).text).toContain('"hasVisitCounts":true');
  expect(digestOf({ hasVisitCounts: true }).text).not.toContain("hasReachQuestion");
  expect(digestOf({ hasReachQuestion: true }).text).toContain('"hasReachQuestion":true');
  expect(new Set([{}, { hasVisitCounts: true }, { hasReachQuestion: true }].map((on) => digestOf(on).digest)).size).toBe(3);
});
