import type { Pool } from "pg";

export interface AssetRow {
  readonly path: string;
  readonly documentId: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

export async function putAssetRow(pool: Pool, asset: AssetRow): Promise<void> {
  await pool.query("insert into assets (path, document_id, mime_type, size_bytes) values ($1, $2, $3, $4) on conflict (path) do nothing", [
    asset.path,
    asset.documentId,
    asset.mimeType,
    asset.sizeBytes,
  ]);
}

export async function findAssetMimeType(pool: Pool, path: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ mime_type: string }>("select mime_type from assets where path = $1", [path]);
  return rows[0]?.mime_type;
}
