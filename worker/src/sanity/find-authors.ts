import * as z from "zod";
import type { Author, FindAuthors } from "../ports/authors.ts";
import { inGroups } from "./in-groups.ts";
import type { LakeSettings } from "./lake-client.ts";
import { askLake } from "./lake-request.ts";
import { peoplePerRequestMax } from "./limits.ts";

const profile = z.looseObject({ id: z.string(), displayName: z.string().nullish(), email: z.string().nullish() });
/** One person for one id, a list for several. */
const profilesSchema = z.union([z.array(profile), profile.transform((one) => [one])]);
const projectSchema = z.looseObject({
  members: z.array(z.looseObject({ id: z.string(), isRobot: z.boolean().nullish() })).nullish(),
});

/** Names from the lake's people, and who of them is a robot from the project's members. */
export function createFindAuthors(lake: LakeSettings): FindAuthors {
  return async (ids) => {
    if (ids.length === 0) return [];
    const [names, people] = await Promise.all([namesOf(lake, ids), membersWhoArePeople(lake)]);
    return ids.map((id): Author => ({ id, name: names.get(id) ?? id, isRobot: !people.has(id) }));
  };
}

async function namesOf(lake: LakeSettings, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const profiles = await inGroups(ids, peoplePerRequestMax, async (some) => {
    const path = `/users/${some.map(encodeURIComponent).join(",")}`;
    const text = await askLake(lake, path, { what: "who wrote its documents" });
    return text === undefined ? [] : profilesSchema.parse(JSON.parse(text));
  });
  return new Map(profiles.map(({ id, displayName, email }) => [id, nonEmpty(displayName) ?? nonEmpty(email) ?? id]));
}

async function membersWhoArePeople(lake: LakeSettings): Promise<ReadonlySet<string>> {
  const text = await askLake(lake, `/projects/${lake.projectId}`, { what: "who are the project's members" });
  const { members } = projectSchema.parse(JSON.parse(text ?? "{}"));
  return new Set((members ?? []).flatMap(({ id, isRobot }) => (isRobot === false ? [id] : [])));
}

function nonEmpty(text: string | null | undefined): string | undefined {
  return text == null || text === "" ? undefined : text;
}
