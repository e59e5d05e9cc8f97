import * as z from "zod";

// The only reader of the environment. Everything is read and checked before anything is started; all faults come in one message.

const httpOrigin = z
  .url({ protocol: /^https?$/u, error: "an address that begins with http:// or https://" })
  .transform((value) => value.replace(/\/+$/u, ""))
  .refine((value) => !value.includes("?") && !value.includes("#"), "an address without query or fragment");
/** Origins separated by commas; an address with a path would look as if only that path were allowed. */
const originList = z
  .string()
  .transform((list) => list.split(/[\s,]+/u).filter((origin) => origin !== ""))
  .pipe(z.array(httpOrigin.refine((value) => new URL(value).origin === value, "origins like http://127.0.0.1:3400, without a path")));
const port = z.coerce.number().int().min(0).max(65_535);

/** What a process does. Rendering happens where it is asked for: in a preview, and when a campaign is planned. */
const roles = ["web", "send"] as const;
const roleList = z
  .string()
  .transform((list) => list.split(/[\s,]+/u).filter((role) => role !== ""))
  .pipe(z.array(z.enum(roles)).min(1));

/** Where rehearsals go, and everything else as long as RELAYS_FILE names no relay. */
const mailbox = z
  .url({ protocol: /^smtp$/u, error: "an address like smtp://127.0.0.1:1025" })
  .refine((value) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(value).hostname), "a mailbox on this machine")
  .transform((value) => ({ host: new URL(value).hostname.replace(/^\[|\]$/gu, ""), port: Number(new URL(value).port || "25") }));

/** What needs no database: taking snapshots, rendering, looking at files. */
const contentShape = {
  SANITY_API_HOST: httpOrigin.optional(),
  SANITY_PROJECT_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/u, "a project id has a-z, 0-9 and hyphens")
    .default("newsletter"),
  SANITY_DATASET: z
    .string()
    .regex(/^[a-z0-9_][a-z0-9_-]*$/u, "a dataset name has a-z, 0-9, _ and hyphens")
    .default("production"),
  SANITY_TOKEN: z.string().min(1).optional(),
  PUBLIC_URL: httpOrigin.default("http://127.0.0.1:3400"),
  DATA_DIR: z.string().min(1).default(".data"),
  /** What is not on the internet and may be asked all the same when links are looked at; lake and worker when it is not set. */
  ALLOWED_INTERNAL_ORIGINS: originList.optional(),
};
const contentSchema = z.object(contentShape);

const workerSchema = z.object({
  ...contentShape,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u, error: "an address like postgres://user:password@127.0.0.1:5432/newsletter" }),
  /** Only for backup and restore: nothing else here looks into the lake's database. Without it the lake is somebody else's to keep. */
  LAKE_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/u, error: "an address like postgres://user:password@127.0.0.1:5432/lake" })
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/u }).optional(),
  STUDIO_URL: httpOrigin.default("http://localhost:3333"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT_WEB: port.default(3400),
  PORT_STUDIO: port.default(3333),
  MAILBOX_SMTP: mailbox.default({ host: "127.0.0.1", port: 1025 }),
  /** Real relays, their limits and the way into them; read by `relays-file.ts`. */
  RELAYS_FILE: z.string().min(1).optional(),
  LAKE_BROWSER_ORIGIN: httpOrigin.default("http://lake.localhost:3900"),
  /** Between the last signature and the first hand-over: time to stop it. */
  UNDO_WINDOW_SECONDS: z.coerce.number().int().min(0).max(3_600).default(60),
  ROLES: roleList.default([...roles]),
});

export type ContentConfig = z.infer<typeof contentSchema>;
export type WorkerConfig = z.infer<typeof workerSchema>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings with a fault; `message` has a line for each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export function readWorkerConfig(environment: Environment = processEnvironment()): WorkerConfig {
  return read(workerSchema, environment);
}

export function readContentConfig(environment: Environment = processEnvironment()): ContentConfig {
  return read(contentSchema, environment);
}

function read<T>(schema: z.ZodType<T>, environment: Environment): T {
  // A variable that is set to nothing is not set: that is what an empty line of a settings file means.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0] ?? "");
    if (!faults.has(name)) faults.set(name, `  ${name}: ${given[name] === undefined ? "is not set; it has to be " : ""}${message}`);
  }
  const lines = [...faults.values()];
  throw new ConfigError(`${lines.length} ${lines.length === 1 ? "setting has" : "settings have"} a fault:\n${lines.join("\n")}`);
}

function processEnvironment(): Environment {
  // oxlint-disable-next-line node/no-process-env -- the one place that reads it
  return process.env;
}
