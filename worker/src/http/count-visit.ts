import type { FastifyRequest } from "fastify";
import { isProgram } from "../reach/is-program.ts";
import type { VisitCounter } from "../reach/visit-counter.ts";
import type { VisitedPage } from "../reach/visit.ts";

/** One of the pages that count was shown. Who asked decides whether it is one more, and is gone after that: no header and no address goes further. */
export type CountVisit = (request: FastifyRequest, publication: Parameters<VisitCounter["note"]>[0], visited: VisitedPage) => void;

export function countingVisits(visits: VisitCounter): CountVisit {
  return (request, publication, visited) => {
    if (request.method === "GET" && !isByProgram(request)) visits.note(publication, visited);
  };
}

function isByProgram({ headers }: FastifyRequest): boolean {
  const said = (name: string): string | undefined => [headers[name]].flat().join(" ") || undefined;
  const purposes = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map(said);
  return isProgram({ userAgent: headers["user-agent"], purposes });
}
