import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { headerBytesMax } from "./limits.ts";
import type { HostAddress } from "./names.ts";

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

const userAgent = "newsletter-preflight/1.0 (looks whether the links of an issue work)";

/**
 * Sends one request to one of `addresses`, whatever the name of the host may stand for by now, and reads the header of the answer. The
 * body is never read. No cookie, no referrer, no credentials, no proxy of the environment; no redirect is followed.
 */
export async function ask(url: URL, method: "HEAD" | "GET", addresses: readonly HostAddress[], signal: AbortSignal): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options: RequestOptions = {
    method,
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    headers: { "user-agent": userAgent, accept: "text/html, */*;q=0.8" },
    agent: false,
    maxHeaderSize: headerBytesMax,
    signal,
    lookup: (_host, { all }, callback) => {
      const [first] = addresses;
      if (all === true) callback(null, [...addresses]);
      else if (first === undefined) callback(new Error("no address"), "", 4);
      else callback(null, first.address, first.family);
    },
  };
  const asked = (url.protocol === "https:" ? httpsRequest : httpRequest)(options);
  asked.once("response", resolve);
  asked.once("upgrade", resolve);
  // Stays until the end: tearing down a connection that is still talking says so here.
  asked.on("error", reject);
  asked.end();
  try {
    const { statusCode = 0, headers } = await promise;
    return { status: statusCode, location: headers.location };
  } finally {
    asked.destroy();
  }
}
