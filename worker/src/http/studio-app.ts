import { existsSync } from "node:fs";
import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import { fastify, type FastifyInstance } from "fastify";
import { studioMissingPage } from "../pages/notice-pages.ts";
import { connectionTimeoutMs, keepAliveTimeoutMs, requestTimeoutMs } from "./limits.ts";
import { sendPage } from "./send-page.ts";

export interface StudioSettings {
  /** Folder of the built Studio. */
  readonly folder: string;
  /** Origin of our own lake as a browser reaches it; undefined for the lake hosted by Sanity. */
  readonly lakeOrigin: string | undefined;
  readonly projectId: string;
  readonly dataset: string;
  readonly publicUrl: string;
}

/** The port that serves the Studio and nothing else: its files, its settings, and a policy that keeps it from calling elsewhere. */
export async function createStudioApp(settings: StudioSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: connectionTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: studioPolicy(settings) },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    referrerPolicy: { policy: "same-origin" },
  });
  app.get("/settings.js", async (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "no-store").send(settingsScript(settings)),
  );
  if (existsSync(settings.folder)) await serveFiles(app, settings.folder);
  else app.setNotFoundHandler(async (_request, reply) => sendPage(reply, 503, studioMissingPage()));
  return app;
}

async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: ["index.html"],
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => void reply.header("cache-control", cacheControl(path)),
  });
  // The Studio makes its own addresses; a page that is opened at one of them is the same page. A missing file is missing.
  app.setNotFoundHandler(async (request, reply) => {
    const isFile = request.url.startsWith("/static/") || (request.method !== "GET" && request.method !== "HEAD");
    return isFile ? reply.status(404).type("text/plain").send("There is no such file.\n") : reply.sendFile("index.html");
  });
}

// What carries the hash of its bytes in its name never changes; all else is asked for again, and answered with 304 while it is the same.
function cacheControl(path: string): string {
  return hashedName.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
}

/** As Vite names what it builds, and with the ending of a compressed copy. Only scripts and styles: a picture of the guide has a name of ours. */
const hashedName = /-[\w-]{8}\.(?:js|css)(?:\.br|\.gz)?$/u;

function settingsScript({ lakeOrigin, projectId, dataset, publicUrl }: StudioSettings): string {
  const values = JSON.stringify({ apiHost: lakeOrigin ?? "", projectId, dataset, workerUrl: publicUrl });
  return `globalThis.newsletterSettings = ${values.replaceAll("<", "\\u003c")};\n`;
}

// `connect-src` names the lake, its project and listener hosts, and the worker. What the Studio would otherwise ask of other hosts
// (version check, crash reports, fonts) fails here, and it works without.
function studioPolicy({ lakeOrigin, publicUrl }: StudioSettings): Record<string, string[]> {
  const worker = new URL(publicUrl).origin;
  const lake = lakeOrigin === undefined ? hostedLake : lakeSources(lakeOrigin);
  return {
    "default-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"],
    "connect-src": ["'self'", ...lake.connect, worker],
    "img-src": ["'self'", "data:", "blob:", ...lake.pictures, worker],
    "frame-src": ["'self'", "data:", "blob:", worker],
    "frame-ancestors": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
  };
}

const hostedLake = {
  connect: ["https://*.api.sanity.io", "wss://*.api.sanity.io", "https://cdn.sanity.io"],
  pictures: ["https://cdn.sanity.io"],
};

function lakeSources(origin: string): { readonly connect: string[]; readonly pictures: string[] } {
  const { protocol, host } = new URL(origin);
  const socket = protocol === "https:" ? "wss:" : "ws:";
  const pictures = [`${protocol}//${host}`, `${protocol}//*.${host}`];
  return { connect: [...pictures, `${socket}//${host}`, `${socket}//*.${host}`], pictures };
}
