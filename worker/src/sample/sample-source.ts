import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { canonicalJson, type ContentDocument } from "@newsletter/schemas";
import { sampleDocuments, sampleFolder, sampleIssueId } from "@newsletter/schemas/sample";
import { issueNotFound } from "../content/content-error.ts";
import { previousIssueOf } from "../content/previous-issue.ts";
import { readDocuments } from "../content/read-documents.ts";
import type { ContentSource } from "../ports/content.ts";

export { sampleIssueId };

const picturePrefix = "image-sample-";
const filePrefix = "file-sample-";

/** The sample as a content source, without a lake: its documents are code, its pictures and downloads are files of this repository. */
export function createSampleSource(): ContentSource {
  const documents = readDocuments(sampleDocuments().map((document) => withRevision(document)));
  const byId = new Map(documents.map((document) => [document._id, document]));

  return {
    issueDocuments: async (issueId) => {
      if (byId.get(issueId)?._type !== "issue") throw issueNotFound(issueId);
      return documents;
    },
    calendarEntries: async () => documents.filter(({ _type }) => _type === "calendarEntry"),
    documents: async (ids) => ids.map((id) => byId.get(id)).filter((found): found is ContentDocument => found !== undefined),
    previousIssue: async ({ issueId, publicationId, number }) => {
      const [latest] = documents
        .filter((document) => document._type === "issue")
        .filter((issue) => issue._id !== issueId && issue.publication?._ref === publicationId && (issue.number ?? number) < number)
        .toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0));
      const itemIds = (latest?.sections ?? []).flatMap(({ items = [] }) => items.map(({ _ref }) => _ref));
      return previousIssueOf(latest === undefined ? undefined : { ...latest, itemIds });
    },
    picture: async (assetRef) => {
      const fileName = assetRef.slice(picturePrefix.length);
      if (!assetRef.startsWith(picturePrefix) || !/^[a-z0-9-]+\.[a-z]+$/u.test(fileName)) return undefined;
      return readFile(new URL(`pictures/${fileName}`, sampleFolder));
    },
    file: async (assetRef) => {
      const [, name, extension] = /^file-sample-([a-z0-9-]+)-([a-z]+)$/u.exec(assetRef) ?? [];
      if (name === undefined || extension === undefined) return undefined;
      return readFile(new URL(`files/${name}.${extension}`, sampleFolder));
    },
  };
}

/** A lake gives each document a revision and each picture an asset; here the content itself names both. */
function withRevision(document: object): unknown {
  const value: unknown = withAssets(document);
  return {
    ...(typeof value === "object" ? value : {}),
    _rev: createHash("sha256").update(canonicalJson(document)).digest("hex").slice(0, 22),
  };
}

function withAssets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => withAssets(entry));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]: [string, unknown]) =>
      name === "_sanityAsset" && typeof entry === "string"
        ? ["asset", { _type: "reference", _ref: assetIdOf(entry) }]
        : [name, withAssets(entry)],
    ),
  );
}

/** As a lake would name it: the extension of a file is the last part of its asset's id. */
function assetIdOf(imported: string): string {
  return imported
    .replace(/^image@file:\/\/\.\/pictures\//u, picturePrefix)
    .replace(/^file@file:\/\/\.\/files\/(?<name>.+)\.(?<extension>[a-z]+)$/u, `${filePrefix}$<name>-$<extension>`);
}
