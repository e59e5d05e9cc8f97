import type { FastifyRequest } from "fastify";
import type { Fields } from "../documents/document.ts";
import { generalError } from "../lake-error.ts";

export function searchOf(request: FastifyRequest): URLSearchParams {
  const mark = request.url.indexOf("?");
  return new URLSearchParams(mark === -1 ? "" : request.url.slice(mark + 1));
}

/** `$name=<JSON>`: parameters of a query. */
export function groqParameters(search: URLSearchParams): Fields {
  const entries = [...search].filter(([key]) => key.startsWith("$")).map(([key, text]) => [key.slice(1), jsonParameter(key, text)]);
  return Object.fromEntries(entries);
}

function jsonParameter(key: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw generalError(400, `Parameter ${key} is not valid JSON`, { cause: error instanceof Error ? error.message : "" });
  }
}

export function isTrue(search: URLSearchParams, name: string): boolean {
  return search.get(name) === "true";
}

export function idList(text: string, max: number): readonly string[] {
  const ids = [...new Set(text.split(",").filter((id) => id !== ""))];
  if (ids.length > max) throw generalError(400, `At most ${String(max)} ids at a time`);
  return ids;
}

/** A whole number between 1 and `max`. */
export function countParameter(
  search: URLSearchParams,
  name: string,
  bounds: { readonly byDefault: number; readonly max: number },
): number {
  const given = Number(search.get(name) ?? bounds.byDefault);
  return Number.isInteger(given) && given > 0 ? Math.min(given, bounds.max) : bounds.byDefault;
}
