import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describeFile, describeImage } from "../assets/describe-asset.ts";
import { storeAsset, type AssetStore } from "../assets/store-asset.ts";
import { isFields, type Fields } from "../documents/document.ts";
import { WriteRefusal } from "../lake-error.ts";
import { limits } from "../limits.ts";
import type { Person } from "../store/people.ts";
import { applyMutation, type MutationResult } from "../transaction/plan-mutations.ts";

export interface ImportRequest {
  /** A dataset export: one document a line. */
  readonly file: string;
  readonly author: Person;
  /** Overwrite documents that exist; else they are left alone, so that an import may be run again. */
  readonly hasReplace: boolean;
  readonly baseUrl: string;
}

export interface ImportReport {
  readonly written: number;
  readonly skipped: number;
  readonly assets: number;
}

/** Works on the database itself, with or without a server beside it; a running server hears of the transactions. */
export async function importDataset(store: AssetStore, request: ImportRequest): Promise<ImportReport> {
  const documents = await readLines(request.file);
  const wanted = request.hasReplace ? documents : documents.filter((document) => !store.content.documents.has(String(document["_id"])));
  const assets = new Map<string, string>();
  let written = 0;
  for (let start = 0; start < wanted.length; start += limits.importBatchDocuments) {
    const batch: Fields[] = [];
    for (const document of wanted.slice(start, start + limits.importBatchDocuments)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- pictures are read and decoded one at a time, to bound memory
      const resolved = await withAssets({ store, request, assets }, document);
      if (isFields(resolved)) batch.push(resolved);
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- one transaction after another
    written += await writeBatch(store, request, batch);
  }
  return { written, skipped: documents.length - written, assets: assets.size };
}

async function readLines(file: string): Promise<readonly Fields[]> {
  const documents: Fields[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    documents.push(parseLine(line, `${file}:${String(number)}`));
  }
  return documents;
}

function parseLine(line: string, place: string): Fields {
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch (error) {
    throw new Error(`${place}: not valid JSON`, { cause: error });
  }
  if (!isFields(document) || typeof document["_id"] !== "string" || typeof document["_type"] !== "string") {
    throw new Error(`${place}: a document needs _id and _type`);
  }
  return document;
}

async function writeBatch(store: AssetStore, request: ImportRequest, batch: readonly Fields[]): Promise<number> {
  const kind = request.hasReplace ? "createOrReplace" : "createIfNotExists";
  const { results } = await store.content.write({
    author: request.author.id,
    role: request.author.role,
    transactionId: undefined,
    isDryRun: false,
    plan: async (copy) => {
      const planned: MutationResult[] = [];
      for (const [index, document] of batch.entries()) {
        const scope = { copy, autoGenerateArrayKeys: true, select: async () => [] };
        // oxlint-disable-next-line eslint/no-await-in-loop -- in the order of the file
        planned.push(...(await applyMutation(scope, { [kind]: document }, index)));
      }
      return planned;
    },
  });
  return results.filter(({ operation }) => operation !== "none").length;
}

interface AssetScope {
  readonly store: AssetStore;
  readonly request: ImportRequest;
  /** Ids of the assets that this import stored already, by their `_sanityAsset` word. */
  readonly assets: Map<string, string>;
}

/** `"_sanityAsset": "image@file://./pictures/x.jpg"` becomes an uploaded asset and a reference to it. */
async function withAssets(scope: AssetScope, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) {
    const members: unknown[] = [];
    // oxlint-disable-next-line eslint/no-await-in-loop -- one picture at a time
    for (const member of value) members.push(await withAssets(scope, member));
    return members;
  }
  if (!isFields(value)) return value;
  const entries: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    if (key === "_sanityAsset") entries.push(["asset", { _type: "reference", _ref: await assetId(scope, String(member)) }]);
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    else entries.push([key, await withAssets(scope, member)]);
  }
  return Object.fromEntries(entries);
}

async function assetId({ store, request, assets }: AssetScope, word: string): Promise<string> {
  const known = assets.get(word);
  if (known !== undefined) return known;
  const [, kind, address = ""] = /^(image|file)@(file:\/\/.+)$/u.exec(word) ?? [];
  if (kind === undefined) throw new Error(`${word}: only image@file:// and file@file:// are taken`);
  const path = assetPath(dirname(resolve(request.file)), address);
  const bytes = await readFile(path);
  const filename = basename(path);
  const description =
    kind === "image" ? await describeImage(bytes) : describeFile(bytes, { filename, mimeType: "application/octet-stream" });
  const { author, baseUrl } = request;
  const asset = await storeAsset(store, {
    description,
    bytes,
    author: author.id,
    role: author.role,
    labels: { originalFilename: filename },
    baseUrl,
  });
  assets.set(word, asset._id);
  return asset._id;
}

/** Relative to the export's folder (file://./x), or absolute (file:///x). */
function assetPath(folder: string, address: string): string {
  const rest = address.slice("file://".length);
  return rest.startsWith("/") ? fileURLToPath(pathToFileURL(rest)) : resolve(folder, decodeURIComponent(rest));
}

export function explainImportError(error: unknown): string {
  if (error instanceof WriteRefusal) return `Document ${String(error.index + 1)} of the batch was refused: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
