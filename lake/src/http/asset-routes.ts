/* oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is about Express */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { describeFile, describeImage } from "../assets/describe-asset.ts";
import { storeAsset } from "../assets/store-asset.ts";
import { parseImageTransform, transformImage } from "../assets/transform-image.ts";
import { generalError, WriteRefusal } from "../lake-error.ts";
import { limits } from "../limits.ts";
import { findAssetMimeType } from "../store/assets.ts";
import { apiHostOf } from "./hosts.ts";
import { requireDataset, requirePerson, requireProject, type LakeContext } from "./lake-context.ts";
import { searchOf } from "./query-string.ts";

/** Upload: the body is the bytes, whatever its content type says. */
export function uploadRoutes(app: FastifyInstance, context: LakeContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: limits.assetBytesMax }, (_request, body, done) => {
    done(null, body);
  });
  app.post<{ Params: { readonly kind: string; readonly dataset: string } }>(
    "/assets/:kind/:dataset",
    { bodyLimit: limits.assetBytesMax, onRequest: async (request) => void (await requirePerson(context, request)) },
    async (request) => {
      requireDataset(context, request.params.dataset);
      if (request.params.kind !== "images" && request.params.kind !== "files") throw generalError(404, "Assets are images or files");
      return { document: await upload(context, request, request.params.kind) };
    },
  );
}

async function upload(context: LakeContext, request: FastifyRequest, kind: "images" | "files"): Promise<object> {
  const person = await requirePerson(context, request);
  const bytes = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw generalError(400, "The body of an upload is the bytes of the file");
  const search = searchOf(request);
  const filename = search.get("filename") ?? undefined;
  const mimeType = /^[\w.+-]+\/[\w.+-]+/u.exec(request.headers["content-type"] ?? "")?.[0] ?? "application/octet-stream";
  const description = kind === "images" ? await describeImage(bytes) : describeFile(bytes, { filename, mimeType });
  const store = { ...context, project: { projectId: context.config.projectId, dataset: context.config.dataset } };
  try {
    const labels = labelsOf(search, filename);
    const baseUrl = `${request.protocol}://${apiHostOf(request.headers.host ?? "", context.config.projectId)}`;
    return await storeAsset(store, { description, bytes, author: person.id, role: person.role, labels, baseUrl });
  } catch (error) {
    if (error instanceof WriteRefusal) throw error.toLakeError("mutationError");
    throw error;
  }
}

function labelsOf(search: URLSearchParams, filename: string | undefined): Readonly<Record<string, unknown>> {
  const named = ["label", "title", "description", "creditLine"].flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [[name, value]];
  });
  const sourceId = search.get("sourceId");
  const source =
    sourceId === null
      ? {}
      : { source: { _type: "sanity.assetSourceData", id: sourceId, name: search.get("sourceName"), url: search.get("sourceUrl") } };
  return { ...(filename === undefined ? {} : { originalFilename: filename }), ...Object.fromEntries(named), ...source };
}

interface AssetAddress {
  readonly project: string;
  readonly dataset: string;
  readonly name: string;
}

/** Pictures and files are public: an <img> sends no login. Their names are hashes and cannot be guessed. */
export function assetRoutes(app: FastifyInstance, context: LakeContext): void {
  app.get<{ Params: AssetAddress }>("/images/:project/:dataset/:name", async (request, reply) => {
    const found = await readAsset(context, "images", request.params);
    const transform = parseImageTransform(searchOf(request));
    if (transform === undefined || found.mimeType === "image/svg+xml") return sendAsset(request, reply, found);
    const made = await transformImage(found.bytes, transform);
    return sendAsset(request, reply, { bytes: made.bytes, mimeType: `image/${made.format}` });
  });
  app.get<{ Params: AssetAddress }>("/files/:project/:dataset/:name", async (request, reply) =>
    sendAsset(request, reply, await readAsset(context, "files", request.params)),
  );
}

interface FoundAsset {
  readonly bytes: Buffer;
  readonly mimeType: string;
}

async function readAsset(context: LakeContext, kind: "images" | "files", address: AssetAddress): Promise<FoundAsset> {
  requireProject(context, address.project);
  requireDataset(context, address.dataset);
  const path = `${kind}/${address.name}`;
  const mimeType = await findAssetMimeType(context.database.pool, path);
  const bytes = mimeType === undefined ? undefined : await context.assetFiles.read(path);
  if (mimeType === undefined || bytes === undefined) throw generalError(404, `Asset ${address.name} not found`);
  return { bytes, mimeType };
}

/** What was uploaded is a stranger's: it must not run as a page of this origin, nor be taken for another type than it was said to be. */
function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: FoundAsset): FastifyReply {
  const download = searchOf(request).get("dl");
  if (download !== null) {
    const name = download === "" ? "download" : download;
    void reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  }
  return reply
    .header("content-type", asset.mimeType)
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(asset.bytes);
}
