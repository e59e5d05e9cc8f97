import type { FastifyRequest } from "fastify";

/**
 * False when another site's page sent this form. Browsers say where a request comes from (`Sec-Fetch-Site`), older ones say the origin;
 * what says neither is no browser and carries nobody's cookies.
 */
export function isFromOwnSite(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = request.headers;
  return origin === undefined || origin === new URL(publicUrl).origin || URL.parse(origin)?.host === host;
}
