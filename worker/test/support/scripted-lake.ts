import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";

export interface LakeAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}

export interface ScriptedLake extends AsyncDisposable {
  readonly origin: string;
  /** Method, path and Bearer of every request. */
  readonly asked: readonly { readonly path: string; readonly authorization: string | undefined; readonly query: URLSearchParams }[];
}

/** An HTTP server that answers as a test says: real lakes also answer late, wrongly and not at all. */
export async function startScriptedLake(answer: (path: string, request: IncomingMessage) => LakeAnswer): Promise<ScriptedLake> {
  const asked: { path: string; authorization: string | undefined; query: URLSearchParams }[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://lake.invalid");
    asked.push({ path: pathname, authorization: request.headers.authorization, query: searchParams });
    const { status, body, bytes } = answer(pathname, request);
    response.writeHead(status, { "content-type": bytes === undefined ? "application/json" : "application/octet-stream" });
    response.end(bytes ?? JSON.stringify(body ?? {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

/** Answers `/users/me` for these tokens, and 401 for any other. */
export function lakeUsers(names: Readonly<Record<string, string>>): (path: string, request: IncomingMessage) => LakeAnswer {
  return (path, { headers: { authorization } }) => {
    const token = authorization?.replace("Bearer ", "") ?? "";
    const name = names[token];
    if (!path.endsWith("/users/me") || name === undefined) return { status: 401, body: { statusCode: 401, errorCode: "SIO-401-ANF" } };
    return { status: 200, body: { id: `user-${token}`, name, role: "editor" } };
  };
}
