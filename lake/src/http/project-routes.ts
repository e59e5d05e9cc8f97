/* oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is about Express */
import type { FastifyInstance } from "fastify";
import { grantsOf } from "../access/grants.ts";
import { allPeople } from "../store/people.ts";
import { requireDataset, requirePerson, requireProject, type LakeContext } from "./lake-context.ts";
import { searchOf } from "./query-string.ts";

interface OfProject {
  readonly project: string;
}

/** /projects and the small questions around them. Of all these, only the ACL is one the Studio cannot live without. */
export function projectRoutes(app: FastifyInstance, context: LakeContext): void {
  app.get<{ Params: OfProject }>("/projects/:project", async (request) => {
    await requirePerson(context, request);
    requireProject(context, request.params.project);
    return describeProject(context, searchOf(request).get("includeMembers") !== "false");
  });
  app.get<{ Params: OfProject }>("/projects/:project/datasets", async (request) => {
    await requirePerson(context, request);
    requireProject(context, request.params.project);
    // Asked for an add-on dataset (comments): there is none.
    if (searchOf(request).has("datasetProfile")) return [];
    return [
      {
        name: context.config.dataset,
        aclMode: "private",
        createdAt: null,
        createdByUserId: null,
        addonFor: null,
        datasetProfile: null,
        features: [],
        tags: [],
      },
    ];
  });
  app.get<{ Params: OfProject & { readonly dataset: string } }>("/projects/:project/datasets/:dataset/acl", async (request) => {
    const person = await requirePerson(context, request);
    requireProject(context, request.params.project);
    requireDataset(context, request.params.dataset);
    return grantsOf(person.role);
  });
  app.get<{ Params: OfProject }>("/projects/:project/grants", async (request) => {
    const person = await requirePerson(context, request);
    requireProject(context, request.params.project);
    const read = { grants: [{ name: "read", params: {} }] };
    return person.role === "administrator" ? { "sanity.project": [read], "sanity.project.members": [read] } : {};
  });
  app.get<{ Params: OfProject }>("/projects/:project/user-applications", async (request) => {
    await requirePerson(context, request);
    return [];
  });
  // Where this one is missing, the Studio offers it for sale, and for that builds its whole screen a second time. Its configuration switches it off.
  app.get("/features", async () => ["studioComments"]);
  app.get("/ping", async () => ({ ok: true }));
  // The switch of the Studio's telemetry: without it, batches would be gathered and posted. The beacon comes all the same, without login.
  app.get("/intake/telemetry-status", async () => ({ status: "denied" }));
  app.post("/intake/batch", async () => ({}));
}

async function describeProject(context: LakeContext, hasMembers: boolean): Promise<object> {
  const people = hasMembers ? await allPeople(context.database.pool) : [];
  const members = people.map((person) => ({
    id: person.id,
    isRobot: person.isRobot,
    role: person.role,
    roles: [{ name: person.role, title: person.roleTitle, description: person.roleDescription }],
  }));
  const { projectId } = context.config;
  // No organisation: with one, the Studio would ask for things that belong to it.
  const organisation = { organizationId: null };
  return {
    id: projectId,
    displayName: projectId,
    studioHost: null,
    ...organisation,
    members,
    metadata: {},
    features: [],
    isBlocked: false,
    isDisabled: false,
  };
}
