import { resolve } from "node:path";
import { z } from "zod";

const settings = z.object({
  LAKE_DATABASE_URL: z.string({ error: "is required: the address of the lake's PostgreSQL database" }).regex(/^postgres(ql)?:\/\//u, {
    error: "must begin with postgres://",
  }),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT_LAKE: z.coerce.number({ error: "must be a port number, 0 for a free one" }).int().min(0).max(65_535).default(3900),
  DATA_DIR: z.string().min(1).default(".data"),
  SANITY_PROJECT_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/u, { error: "may hold lower case letters, digits and dashes" })
    .default("newsletter"),
  SANITY_DATASET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/u, { error: "may hold lower case letters, digits, dashes and underscores" })
    .default("production"),
  STUDIO_URL: z.url({ protocol: /^https?$/u, error: "must be an http or https address" }).default("http://localhost:3333"),
});

export interface LakeConfig {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly assetFolder: string;
  readonly projectId: string;
  readonly dataset: string;
  readonly studioUrl: string;
  /** Where a login may return to, and which pages may send credentials. */
  readonly studioOrigins: readonly string[];
}

/** The settings are wrong: told in one message with every fault, before anything is started. */
class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** The only reader of the environment. */
// oxlint-disable-next-line node/no-process-env -- this file is the one place that reads it
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): LakeConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The lake's settings are wrong:\n${faults.join("\n")}`);
  }
  const { data } = parsed;
  return {
    databaseUrl: data.LAKE_DATABASE_URL,
    host: data.HOST,
    port: data.PORT_LAKE,
    assetFolder: resolve(data.DATA_DIR, "lake"),
    projectId: data.SANITY_PROJECT_ID,
    dataset: data.SANITY_DATASET,
    studioUrl: data.STUDIO_URL.replace(/\/$/u, ""),
    studioOrigins: originsOf(data.STUDIO_URL),
  };
}

/** A visitor types either name of the own machine; to a browser they are two origins. */
function originsOf(studioUrl: string): readonly string[] {
  const url = new URL(studioUrl);
  const twins: Readonly<Record<string, string>> = { localhost: "127.0.0.1", "127.0.0.1": "localhost" };
  const twin = twins[url.hostname];
  if (twin === undefined) return [url.origin];
  const other = new URL(url);
  other.hostname = twin;
  return [url.origin, other.origin];
}
