import type { IncomingHttpHeaders } from "node:http";
import { isListenHost } from "./hosts.ts";

const defaultRequestHeaders = "authorization,content-type,x-sanity-app,x-sanity-project-id,last-event-id";
const preflightMaxAgeSeconds = 600;

/**
 * Headers for any answer, errors included: without them the Studio takes a 404 for a broken network. The origin is echoed, never `*`;
 * credentials are for the Studio's own origins, and for the literal `null` that a browser sends after the redirect to a listener's host.
 * Other pages may ask with a token of their own; there is no cookie that they could ride on.
 */
export function corsHeaders(headers: IncomingHttpHeaders, studioOrigins: readonly string[]): Readonly<Record<string, string>> {
  const { origin } = headers;
  if (origin === undefined) return {};
  const isTrusted = studioOrigins.includes(origin) || (origin === "null" && isListenHost(headers.host ?? ""));
  return {
    "access-control-allow-origin": origin,
    ...(isTrusted ? { "access-control-allow-credentials": "true" } : {}),
    "access-control-expose-headers": "content-type,content-length,etag",
    vary: "Origin",
  };
}

export function preflightHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return {
    "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? defaultRequestHeaders,
    "access-control-max-age": String(preflightMaxAgeSeconds),
  };
}
