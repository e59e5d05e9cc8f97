import { matchesFilter } from "../query/evaluate.ts";
import type { StoredDocument } from "../documents/document.ts";

export type RoleName = "administrator" | "editor" | "contributor" | "viewer";
export type Permission = "create" | "read" | "update" | "history" | "manage";

/** Evaluated twice with the same words: in the Studio, which disables what is not allowed, and here on every write. */
export interface Grant {
  readonly filter: string;
  readonly permissions: readonly Permission[];
}

const everything = '_id in path("**")';

/**
 * There is no permission to publish: publishing is an update of the draft and a create or update of the published id, deleting is an
 * update of both. So whoever may only write drafts can neither publish nor delete.
 */
const grantsByRole: Readonly<Record<RoleName, readonly Grant[]>> = {
  administrator: [{ filter: everything, permissions: ["create", "history", "manage", "read", "update"] }],
  editor: [{ filter: everything, permissions: ["create", "history", "read", "update"] }],
  contributor: [
    { filter: '_id in path("drafts.**")', permissions: ["create", "history", "read", "update"] },
    // A picture is published the moment it is uploaded; a draft without pictures would be little use.
    { filter: '_type in ["sanity.imageAsset", "sanity.fileAsset"]', permissions: ["create"] },
    { filter: everything, permissions: ["history", "read"] },
  ],
  viewer: [{ filter: everything, permissions: ["history", "read"] }],
};

export const roleNames = Object.keys(grantsByRole);

export function isRoleName(name: string): name is RoleName {
  return Object.hasOwn(grantsByRole, name);
}

export function grantsOf(role: RoleName): readonly Grant[] {
  return grantsByRole[role];
}

function holdsEverywhere(role: RoleName, permission: Permission): boolean {
  return grantsByRole[role].some((grant) => grant.filter === everything && grant.permissions.includes(permission));
}

export function readsEverything(role: RoleName): boolean {
  return holdsEverywhere(role, "read");
}

export async function mayDo(role: RoleName, permission: Permission, document: StoredDocument): Promise<boolean> {
  if (holdsEverywhere(role, permission)) return true;
  const grants = grantsByRole[role].filter((grant) => grant.permissions.includes(permission));
  const answers = await Promise.all(grants.map((grant) => matchesFilter(grant.filter, document)));
  return answers.includes(true);
}
