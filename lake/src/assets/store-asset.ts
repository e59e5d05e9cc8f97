import { randomUUID } from "node:crypto";
import type { RoleName } from "../access/grants.ts";
import type { Fields, StoredDocument } from "../documents/document.ts";
import type { Content } from "../live/content.ts";
import { putAssetRow } from "../store/assets.ts";
import type { Database } from "../store/database.ts";
import type { AssetFiles } from "./asset-files.ts";
import type { AssetDescription } from "./describe-asset.ts";

export interface AssetStore {
  readonly database: Database;
  readonly content: Content;
  readonly assetFiles: AssetFiles;
  readonly project: { readonly projectId: string; readonly dataset: string };
}

export interface NewAsset {
  readonly description: AssetDescription;
  readonly bytes: Buffer;
  readonly author: string;
  readonly role: RoleName;
  /** originalFilename, title and the like. */
  readonly labels: Fields;
  /** Where assets are read, such as http://lake.localhost:3900. */
  readonly baseUrl: string;
}

/** Bytes first, document second: a document always has its file. The same bytes again are the same document. */
export async function storeAsset(store: AssetStore, asset: NewAsset): Promise<StoredDocument> {
  const { documentId, path, mimeType, fields } = asset.description;
  const existing = store.content.documents.get(documentId);
  if (existing !== undefined) return existing;
  const [kind = "", name = ""] = path.split("/");
  const publicPath = `${kind}/${store.project.projectId}/${store.project.dataset}/${name}`;
  const filled = {
    ...asset.labels,
    ...fields,
    _id: documentId,
    uploadId: randomUUID(),
    path: publicPath,
    url: `${asset.baseUrl}/${publicPath}`,
  };
  await store.assetFiles.write(path, asset.bytes);
  await putAssetRow(store.database.pool, { path, documentId, mimeType, sizeBytes: asset.bytes.length });
  await store.content.write({
    author: asset.author,
    role: asset.role,
    transactionId: undefined,
    isDryRun: false,
    plan: async (copy) => {
      if (copy.get(documentId) !== undefined) return [];
      copy.put(documentId, filled, { mutation: { create: filled }, index: 0 });
      return [{ id: documentId, operation: "create" }];
    },
  });
  const stored = store.content.documents.get(documentId);
  if (stored === undefined) throw new Error(`The asset ${documentId} was deleted while it was stored`);
  return stored;
}
