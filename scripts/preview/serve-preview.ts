import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { editionKinds, languages, type RenderedEdition } from "@newsletter/schemas";
import { fixtures } from "./fixtures.ts";
import { freshBuild } from "./fresh-build.ts";
import { indexPage } from "./index-page.ts";

const renderProgram = fileURLToPath(new URL("render.ts", import.meta.url));
const renderWithinMs = 60_000;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** Lists fixtures × kinds × languages on loopback and renders what is asked for, with the templates as they are at that moment. */
export async function servePreview(
  port: number,
  folder: string,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answerTo(new URL(request.url ?? "/", "http://preview"), folder)
      .catch((error: unknown) => plain(500, error instanceof Error ? error.message : String(error)))
      .then(({ status, type, body }) => response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body))
      .catch(() => response.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return { origin: originOf(server), close: async () => closed(server) };
}

function originOf(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("a TCP server has a port");
  return `http://127.0.0.1:${String(bound.port)}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await once(server.close(), "close");
}

async function answerTo({ pathname, searchParams }: URL, folder: string): Promise<Answer> {
  if (pathname === "/") return { status: 200, type: "text/html; charset=utf-8", body: indexPage() };
  const media = /^\/media\/(?<name>[0-9a-f]{64}\.(?:jpg|png))$/u.exec(pathname)?.groups?.["name"];
  if (media !== undefined) return picture(join(folder, "media", media), media);
  const [fixture = "", language = "", kind = ""] = pathname.slice(1).split("/");
  if (!Object.hasOwn(fixtures, fixture) || !isOneOf(languages, language) || !isOneOf(editionKinds, kind)) {
    return plain(404, "There is no such edition. The list is at /.");
  }
  const fault = freshBuild();
  if (fault !== undefined) return plain(500, fault);
  const edition = await rendered([fixture, language, kind, folder]);
  return "fault" in edition ? plain(404, edition.fault) : shown(edition, searchParams.get("part"));
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

async function picture(path: string, name: string): Promise<Answer> {
  try {
    return { status: 200, type: name.endsWith("png") ? "image/png" : "image/jpeg", body: await readFile(path) };
  } catch {
    return plain(404, "There is no such picture. Render the sample first.");
  }
}

async function rendered(options: readonly string[]): Promise<RenderedEdition | { readonly fault: string }> {
  const child = spawn(process.execPath, [renderProgram, ...options], { stdio: ["ignore", "pipe", "pipe"], timeout: renderWithinMs });
  const [out, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  if (code !== 0) throw new Error(`The renderer failed:\n${said}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own program beside this one
  return JSON.parse(out) as RenderedEdition | { readonly fault: string };
}

function shown({ html, text: textPart, findings, htmlBytes }: RenderedEdition, part: string | null): Answer {
  if (part === "text") return plain(200, textPart);
  if (part === "findings")
    return { status: 200, type: "application/json; charset=utf-8", body: JSON.stringify({ htmlBytes, findings }, null, 2) };
  // The media of the sample are ours here.
  return { status: 200, type: "text/html; charset=utf-8", body: html.replaceAll("https://newsletter.example.org/media/", "/media/") };
}

const plain = (status: number, body: string): Answer => ({ status, type: "text/plain; charset=utf-8", body });
