import type { FastifyInstance, FastifyRequest } from "fastify";
import { sessionError } from "../lake-error.ts";
import { listenerFilter } from "../query/evaluate.ts";
import type { Person } from "../store/people.ts";
import { corsHeaders } from "./cors.ts";
import { isListenHost, listenHostFor } from "./hosts.ts";
import { requireDataset, requirePerson, type LakeContext } from "./lake-context.ts";
import { groqParameters, isTrue, searchOf } from "./query-string.ts";

/** /data/listen: the stream of changes, on the spot or behind a redirect to a host name of its own. */
export function listenRoutes(app: FastifyInstance, context: LakeContext): void {
  app.get<{ Params: { readonly dataset: string } }>("/data/listen/:dataset", async (request, reply) => {
    requireDataset(context, request.params.dataset);
    const person = await listenerPerson(context, request);
    const search = searchOf(request);
    const matches = listenerFilter(search.get("query") ?? "", groqParameters(search), person.id);
    const host = listenHostFor(request.headers.host ?? "", context.config.projectId, request.headers.origin);
    if (host !== undefined) {
      const ticket = context.tickets.issue(person, request.url, Date.now());
      // no-store: a client that lost its stream must come back here for a new ticket.
      return reply.header("cache-control", "no-store").redirect(`http://${host}${request.url}&ticket=${ticket}`, 307);
    }
    context.listeners.requireRoom();
    reply.hijack();
    context.listeners.add({
      response: reply.raw,
      headers: corsHeaders(request.headers, context.config.studioOrigins),
      role: person.role,
      matches,
      options: {
        hasResult: search.get("includeResult") !== "false",
        hasPreviousRevision: search.get("includePreviousRevision") !== "false",
        hasMutations: search.get("includeMutations") !== "false",
        hasEffects: search.get("effectFormat") === "mendoza",
        hasAllVersions: isTrue(search, "includeAllVersions"),
        visibility: search.get("visibility") ?? "query",
      },
    });
    return reply;
  });
}

async function listenerPerson(context: LakeContext, request: FastifyRequest): Promise<Person> {
  const mark = /[&?]ticket=([\w-]+)$/u.exec(request.url);
  if (mark === null || !isListenHost(request.headers.host ?? "")) return requirePerson(context, request);
  const person = context.tickets.redeem(mark[1] ?? "", request.url.slice(0, mark.index), Date.now());
  if (person === undefined) throw sessionError("notFound");
  return person;
}
