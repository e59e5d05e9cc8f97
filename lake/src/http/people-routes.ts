/* oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is about Express */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { generalError } from "../lake-error.ts";
import { limits } from "../limits.ts";
import { readKeyValues, writeKeyValues } from "../store/keyvalue.ts";
import { findPeople, type Person } from "../store/people.ts";
import { parseBody } from "./data-routes.ts";
import { bearerToken, requirePerson, type LakeContext } from "./lake-context.ts";
import { idList } from "./query-string.ts";

const entries = z
  .array(z.object({ key: z.string().min(1).max(512), value: z.unknown() }))
  .max(limits.keyvaluePerRequestMax)
  .refine((list) => JSON.stringify(list).length <= limits.keyvalueBytesMax, { error: "the values are too large" });

/** /users and what the Studio remembers for each of them. */
export function peopleRoutes(app: FastifyInstance, context: LakeContext): void {
  app.get("/users/me", async (request) => {
    // Nobody yet is no error: the Studio asks before it shows its sign-in.
    if (bearerToken(request) === undefined) return {};
    return currentUser(await requirePerson(context, request));
  });
  app.get<{ Params: { readonly ids: string } }>("/users/:ids", async (request) => {
    const asking = await requirePerson(context, request);
    const ids = idList(request.params.ids, limits.usersPerReadMax);
    const found = (await findPeople(context.database.pool, ids)).map((person) => profile(person, asking.id));
    if (request.params.ids.includes(",")) return found;
    const [only] = found;
    if (only === undefined) throw generalError(404, `User "${request.params.ids}" not found`);
    return only;
  });
  app.get<{ Params: { readonly keys: string } }>("/users/me/keyvalue/:keys", async (request) => {
    const person = await requirePerson(context, request);
    return readKeyValues(context.database.pool, person.id, idList(request.params.keys, limits.keyvaluePerRequestMax));
  });
  app.put("/users/me/keyvalue", async (request) => {
    const person = await requirePerson(context, request);
    const given = parseBody(entries, request.body);
    await writeKeyValues(context.database.pool, person.id, given);
    return given;
  });
}

function currentUser(person: Person): object {
  const role = { name: person.role, title: person.roleTitle, description: person.roleDescription };
  return { id: person.id, name: person.name, email: person.email, profileImage: null, provider: "lake", role: person.role, roles: [role] };
}

function profile(person: Person, askingId: string): object {
  const [givenName = "", ...family] = person.name.split(" ");
  return {
    id: person.id,
    displayName: person.name,
    familyName: family.join(" "),
    givenName,
    middleName: null,
    imageUrl: null,
    createdAt: person.createdAt,
    isCurrentUser: person.id === askingId,
    email: person.email,
    provider: "lake",
  };
}
