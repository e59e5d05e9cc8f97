import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as z from "zod";
import { ConfigError } from "./config.ts";
import { isThisMachine, mailboxName, type RelayProfile } from "./ports/relays.ts";

// The relays of an installation and the way into them: the one reader of RELAYS_FILE. Messages name places, never values, since values
// are secrets.

const tokenUrl = z
  .url({ protocol: /^https?$/u, error: "an https address" })
  .refine((url) => url.startsWith("https:") || isThisMachine(new URL(url).hostname), "an https address: secrets go there");
const secret = z.string({ error: "a text" }).min(1, "a text that is not empty");
const authSchema = z
  .strictObject({
    user: z.string({ error: "a text" }).min(1, "a text that is not empty"),
    password: secret.optional(),
    oauth2: z.strictObject({ tokenUrl, clientId: secret, clientSecret: secret, refreshToken: secret }).optional(),
  })
  .refine(({ password, oauth2 }) => (password === undefined) !== (oauth2 === undefined), 'either "password" or "oauth2"');
const countMax = z.int({ error: "a whole number" }).min(1, "a number from 1").optional();

const relaySchema = z
  .strictObject({
    name: z
      .string({ error: "a name" })
      .regex(/^[a-z][a-z0-9-]{0,30}$/u, "a name of a-z, 0-9 and hyphens, at most 31 of them")
      .refine((name) => name !== mailboxName, `any name but "${mailboxName}", which is the one on this machine`),
    host: z.string({ error: "a host name" }).regex(/^[a-z0-9:]([a-z0-9.:-]{0,251}[a-z0-9])?$/iu, "a host name, without port or protocol"),
    port: z.int({ error: "a port number" }).min(1, "a port number").max(65_535, "a port number"),
    tls: z.enum(["starttls", "implicit", "none"], { error: '"starttls", "implicit" or "none"' }),
    caFile: z.string({ error: "the path of a PEM file" }).min(1, "the path of a PEM file").optional(),
    auth: authSchema.optional(),
    messagesPerMinuteMax: countMax,
    messagesPerDayMax: countMax,
    domainMessagesPerMinuteMax: countMax,
    lanesMax: z.int({ error: "a number from 1 to 50" }).min(1, "a number from 1 to 50").max(50, "a number from 1 to 50").optional(),
    signsDkim: z.boolean({ error: "true or false: whether the relay signs for us" }),
  })
  .refine(({ tls, host }) => tls !== "none" || isThisMachine(host), {
    path: ["tls"],
    error: '"none" is for a relay on this machine alone: anybody on the way could read the mails',
    when: ({ value }) => isAccess(value),
  })
  .refine(({ tls, auth }) => tls !== "none" || auth === undefined, {
    path: ["auth"],
    error: "a password goes over TLS alone",
    when: ({ value }) => isAccess(value),
  });

/** Also what has other faults is looked at: all of them come in one message. */
function isAccess(value: unknown): boolean {
  return z.looseObject({ host: z.string(), tls: z.string() }).safeParse(value).success;
}

const fileSchema = z.strictObject({
  relays: z
    .array(relaySchema, { error: "a list of relays" })
    .min(1, "one relay, and perhaps a second one to fall back on")
    .max(2, "one relay, and perhaps a second one to fall back on; no third")
    .refine((relays) => new Set(relays.map(({ name }) => name)).size === relays.length, "two relays have the same name"),
});
type StoredRelay = z.infer<typeof relaySchema>;

/** The relay, and the one to fall back on; nothing where no file is set. Throws one `ConfigError` with all that is wrong. */
export async function readRelays(file: string | undefined): Promise<readonly RelayProfile[]> {
  if (file === undefined) return [];
  const text = await textOf(file);
  const { value, faults } = parsed(contentOf(file, text));
  const relays = await Promise.all(value.map(async (relay, index) => profileOf(relay, { file, index })));
  const found = [...faults, ...relays.flatMap((relay) => ("fault" in relay ? [relay.fault] : [])), ...(await modeFaults(file, text))];
  if (found.length > 0) throw fileError(file, found);
  return relays.flatMap((relay) => ("fault" in relay ? [] : [relay]));
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw fileError(file, [code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`]);
  });
}

function contentOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What the parser says quotes the file.
    throw fileError(file, ["it is no JSON"]);
  }
}

function parsed(content: unknown): { readonly value: readonly StoredRelay[]; readonly faults: readonly string[] } {
  const result = fileSchema.safeParse(content);
  if (result.success) return { value: result.data.relays, faults: [] };
  return { value: [], faults: result.error.issues.map((issue) => `${placeOf(issue.path)}: ${wordsOf(issue)}`) };
}

function placeOf(path: readonly PropertyKey[]): string {
  const [, index, ...rest] = path;
  return index === undefined ? String(path[0] ?? "the file") : [`relay ${String(Number(index) + 1)}`, ...rest.map(String)].join(", ");
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `${issue.keys.map((key) => `"${key}"`).join(", ")} means nothing here`;
  return issue.code === "invalid_type" && issue.path.length < 2 ? 'it has to be an object like { "relays": [ … ] }' : issue.message;
}

async function profileOf(
  { caFile, auth, ...relay }: StoredRelay,
  { file, index }: { readonly file: string; readonly index: number },
): Promise<RelayProfile | { readonly fault: string }> {
  const { messagesPerMinuteMax, messagesPerDayMax, domainMessagesPerMinuteMax, lanesMax } = relay;
  let ca: string | undefined;
  if (caFile !== undefined) {
    ca = await readFile(resolve(dirname(file), caFile), "utf8").catch(() => undefined);
    if (ca?.includes("-----BEGIN CERTIFICATE-----") !== true) return { fault: `relay ${String(index + 1)}, caFile: no PEM file is there` };
  }
  return { ...relay, messagesPerMinuteMax, messagesPerDayMax, domainMessagesPerMinuteMax, lanesMax, ca, auth: authOf(auth) };
}

function authOf(auth: StoredRelay["auth"]): RelayProfile["auth"] {
  if (auth?.password !== undefined) return { user: auth.user, password: auth.password };
  return auth?.oauth2 === undefined ? undefined : { user: auth.user, oauth2: auth.oauth2 };
}

async function modeFaults(file: string, text: string): Promise<readonly string[]> {
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0 || !text.includes('"auth"')) return [];
  return [`others may read it (mode ${(mode & 0o777).toString(8)}), and it holds secrets: chmod 600`];
}

function fileError(file: string, faults: readonly string[]): ConfigError {
  const count = faults.length === 1 ? "a fault" : `${String(faults.length)} faults`;
  return new ConfigError(`RELAYS_FILE (${file}) has ${count}:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}
