import { WriteRefusal } from "../lake-error.ts";
import type { Change } from "../transaction/working-copy.ts";
import { mayDo, type Permission, type RoleName } from "./grants.ts";

/** Throws at the first change the role may not make: creating needs `create`, changing and deleting need `update`, before and after. */
export async function checkChanges(role: RoleName, changes: readonly Change[]): Promise<void> {
  const refused = await Promise.all(changes.map((change) => refusedPermission(role, change)));
  for (const [position, permission] of refused.entries()) {
    const change = changes[position];
    if (permission === undefined || change === undefined) continue;
    throw new WriteRefusal({ type: "insufficientPermissionsError", permission, id: change.id }, change.index);
  }
}

async function refusedPermission(role: RoleName, { before, after }: Change): Promise<Permission | undefined> {
  const needed: Permission = before === null ? "create" : "update";
  const documents = [before, after].filter((document) => document !== null);
  const answers = await Promise.all(documents.map((document) => mayDo(role, needed, document)));
  return answers.includes(false) ? needed : undefined;
}
