import { createHash } from "node:crypto";
import * as z from "zod";
import { apiVersion, type LakeSettings } from "./lake-client.ts";
import { requestTimeoutMs, userCachedMs, usersCachedMax } from "./limits.ts";

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  /** False for who may only look, and for a role the lake does not name. */
  readonly mayEdit: boolean;
}

/** Who a Bearer token of the Studio belongs to, by the lake's own answer; undefined when the lake does not know it. */
export type FindUser = (token: string) => Promise<SignedInUser | undefined>;

// A signed-out caller gets `{}` from some lakes and 401 from others.
const meSchema = z.looseObject({
  id: z.string().min(1).optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  role: z.string().optional(),
  roles: z.array(z.looseObject({ name: z.string() })).optional(),
});

interface Remembered {
  readonly user: SignedInUser;
  readonly until: number;
}

/** `now` is a running clock in milliseconds, for the age of what is remembered. */
export function createFindUser(settings: LakeSettings, now: () => number = () => performance.now()): FindUser {
  const remembered = new Map<string, Remembered>();

  return async (token) => {
    // Tokens are secrets: only their digest stays in memory.
    const key = createHash("sha256").update(token).digest("hex");
    const known = remembered.get(key);
    if (known !== undefined && known.until > now()) return known.user;
    remembered.delete(key);
    const user = await askWho(settings, token);
    if (user === undefined) return undefined;
    const oldest = remembered.keys().next();
    if (remembered.size >= usersCachedMax && oldest.done !== true) remembered.delete(oldest.value);
    remembered.set(key, { user, until: now() + userCachedMs });
    return user;
  };
}

async function askWho({ apiHost, projectId }: LakeSettings, token: string): Promise<SignedInUser | undefined> {
  const host = apiHost ?? `https://${projectId}.api.sanity.io`;
  const response = await fetch(`${host}/v${apiVersion}/users/me`, {
    headers: { authorization: `Bearer ${token}`, "x-sanity-project-id": projectId },
    signal: AbortSignal.timeout(requestTimeoutMs),
    redirect: "error",
  });
  if (response.status === 401 || response.status === 403) return undefined;
  if (!response.ok) throw new Error(`The content lake answered ${response.status} when asked who is signed in.`);
  const me = meSchema.parse(await response.json());
  if (me.id === undefined) return undefined;
  const roles = [...(me.role === undefined ? [] : [me.role]), ...(me.roles ?? []).map(({ name }) => name)];
  return { id: me.id, name: me.name ?? me.email ?? me.id, mayEdit: roles.some((role) => role !== "" && role !== "viewer") };
}
