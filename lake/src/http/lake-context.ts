import type { FastifyRequest } from "fastify";
import type { AssetFiles } from "../assets/asset-files.ts";
import type { LakeConfig } from "../config.ts";
import type { Content } from "../live/content.ts";
import type { Listeners } from "../live/listeners.ts";
import type { Tickets } from "../live/tickets.ts";
import type { Database } from "../store/database.ts";
import type { Person } from "../store/people.ts";
import { generalError, sessionError } from "../lake-error.ts";
import type { Identities } from "./identities.ts";

/** What every route works with. */
export interface LakeContext {
  readonly config: LakeConfig;
  readonly database: Database;
  readonly content: Content;
  readonly listeners: Listeners;
  readonly tickets: Tickets;
  readonly assetFiles: AssetFiles;
  readonly identities: Identities;
}

export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer (.+)$/iu.exec(request.headers.authorization ?? "")?.[1];
}

/** Who asks; throws the 401 that makes the Studio sign its user out, when the token is unknown or too old. */
export async function requirePerson(context: LakeContext, request: FastifyRequest): Promise<Person> {
  const token = bearerToken(request);
  if (token === undefined) throw generalError(401, "Unauthorized - Session not found", { errorCode: "SIO-401-ANF" });
  const found = await context.identities.find(token);
  if (found === "expired" || found === "notFound") throw sessionError(found);
  return found;
}

export function requireDataset(context: LakeContext, dataset: string): void {
  if (dataset !== context.config.dataset)
    throw generalError(404, `Dataset not found - Dataset "${dataset}" not found for project ID "${context.config.projectId}"`);
}

export function requireProject(context: LakeContext, projectId: string): void {
  if (projectId !== context.config.projectId) throw generalError(404, `Project "${projectId}" not found`);
}
