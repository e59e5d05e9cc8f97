// oxlint-disable-next-line eslint/no-restricted-imports -- the Studio makes its client with this too; only here can a request be held back
import { createClient } from "@sanity/client";
import type { SourceOptions } from "sanity";
import * as z from "zod";
import { personTimeoutMs, readAgainMs, readsWaitMaxMs, slowSaveMs } from "../limits.ts";
import { settings } from "../settings.ts";
import { keepFormsWritable } from "./lake-listeners.ts";
import { watchLakeRequests } from "./lake-requests.ts";
import { peopleOfSessions } from "./people-of-sessions.ts";

/** Where the Studio keeps the browser's session, and hears of a sign-in in another tab. */
const tokenKey = `__studio_auth_token_${settings.projectId}`;
const keptSchema = z.object({ token: z.string() });
const lakeOrigin = settings.apiHost === "" ? `https://${settings.projectId}.api.sanity.io` : settings.apiHost;

const people = peopleOfSessions(async (token) =>
  fetch(`${lakeOrigin}/v1/users/me`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(personTimeoutMs) }),
);

export const lakeRequests = watchLakeRequests({ token: keptToken, personOf: people, slowAfterMs: slowSaveMs, readAgainMs, readsWaitMaxMs });

if (typeof window !== "undefined") {
  window.addEventListener("storage", ({ key }) => {
    if (key === tokenKey && keptToken() !== undefined) lakeRequests.signedIn();
  });
}

function keptToken(): string | undefined {
  if (typeof localStorage === "undefined") return undefined;
  try {
    return keptSchema.safeParse(JSON.parse(localStorage.getItem(tokenKey) ?? "null")).data?.token;
  } catch {
    return undefined;
  }
}

/** The Studio's own client; its requests in somebody's name go past `lakeRequests`. */
export const lakeClientFactory: NonNullable<SourceOptions["unstable_clientFactory"]> = (config) => {
  const { requestHandler: studios, token } = config;
  if (token === undefined) return createClient(config);
  // Asked while the session lives: afterwards nobody can say whose it was.
  people(token).catch(() => undefined);
  const client = createClient({
    ...config,
    requestHandler: async (request, next) => {
      const watched = async (asked: typeof request): Promise<unknown> => lakeRequests.send(asked, next, token);
      return studios === undefined ? watched(request) : studios(request, watched);
    },
  });
  return keepFormsWritable(client);
};
