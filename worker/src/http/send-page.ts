import type { FastifyReply, FastifyRequest } from "fastify";
import { isLanguage, type Language } from "@newsletter/schemas";

/** A page that belongs to one visit: never kept by anybody on the way, never listed by search engines. */
export async function sendPage(reply: FastifyReply, status: number, html: string): Promise<FastifyReply> {
  return reply
    .status(status)
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .header("vary", "Accept-Language")
    .send(html);
}

/** The first language of the browser that we have words in. */
export function languageOfRequest(request: FastifyRequest): Language {
  const wanted = (request.headers["accept-language"] ?? "")
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/u.exec(parameter)?.[1]).find((value) => value !== undefined);
      return { language: tag.split("-")[0], quality: Number(quality ?? 1) };
    })
    .toSorted((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLanguage) ?? "en";
}
