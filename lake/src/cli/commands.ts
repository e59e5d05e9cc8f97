import { Command, Option } from "commander";
import { isRoleName, roleNames, type RoleName } from "../access/grants.ts";
import { assetFilesIn } from "../assets/asset-files.ts";
import type { LakeConfig } from "../config.ts";
import { Content } from "../live/content.ts";
import { openDatabase, type Database } from "../store/database.ts";
import { createSignInLink, createToken, findPeople, putPerson, type Person } from "../store/people.ts";
import { importDataset } from "./import-dataset.ts";
import { serve } from "./serve.ts";

interface JsonOption {
  readonly json?: true;
}

function print(options: JsonOption, facts: Readonly<Record<string, unknown>>, line: string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(facts) : line}\n`);
}

function roleOption(): Option {
  return new Option("--role <role>", "what they may do").choices(roleNames).makeOptionMandatory();
}

/** The commands, over settings that are read only when one of them runs, so that --help needs none. */
export function lakeCommands(readConfig: () => LakeConfig): Command {
  const program = new Command("lake").description("A content lake of your own that speaks Sanity's HTTP API, on PostgreSQL");
  program
    .command("serve")
    .description("answer HTTP until told to stop; prints one line of JSON when it listens")
    .action(() => serve(readConfig()));
  program
    .command("import")
    .description("bring in a dataset export (NDJSON); documents that exist are left alone, so it may be run again")
    .argument("<file>", "dataset.ndjson; its pictures are found relative to it")
    .requiredOption("--as <userId>", "the author of what is imported")
    .option("--replace", "overwrite documents that exist")
    .option("--json", "print the counts as JSON")
    .action(async (file: string, options: JsonOption & { readonly as: string; readonly replace?: true }) => {
      const report = await runImport(readConfig(), { file, userId: options.as, hasReplace: options.replace === true });
      print(
        options,
        { ...report },
        `${String(report.written)} written, ${String(report.skipped)} skipped, ${String(report.assets)} assets`,
      );
    });
  program
    .command("user")
    .description("people who may sign in")
    .command("add")
    .description("add a person, or bring one up to date")
    .argument("<id>")
    .requiredOption("--name <name>")
    .requiredOption("--email <email>")
    .addOption(roleOption())
    .option("--json", "print the outcome as JSON")
    .action(async (id: string, options: JsonOption & { readonly name: string; readonly email: string; readonly role: string }) => {
      const person = { id: checkedId(id), name: options.name, email: options.email, role: roleOf(options.role), isRobot: false };
      const outcome = await withDatabase(readConfig(), (database) => putPerson(database.pool, person));
      print(options, { id, outcome }, `${id} ${outcome}`);
    });
  program
    .command("sign-in-link")
    .description("print a link that signs a person in once, within a day")
    .argument("<userId>")
    .option("--json", "print the link as JSON")
    .action(async (userId: string, options: JsonOption) => {
      const config = readConfig();
      const { sid, expiresAt } = await withDatabase(config, async (database) =>
        createSignInLink(database.pool, (await requirePerson(database, userId)).id),
      );
      const url = `${config.studioUrl}/#sid=${sid}`;
      print(options, { userId, url, sid, expiresAt }, url);
    });
  program
    .command("token")
    .description("tokens for programs")
    .command("create")
    .description("print a token, once; a name that is no user becomes a robot of the given role, an existing one keeps its own role")
    .argument("<name>", "a user's id or a robot's name")
    .addOption(roleOption())
    .option("--json", "print the token as JSON")
    .action(async (name: string, options: JsonOption & { readonly role: string }) => {
      const token = await withDatabase(readConfig(), (database) => createTokenFor(database, checkedId(name), roleOf(options.role)));
      print(options, { userId: name, token }, token);
    });
  return program;
}

async function runImport(
  config: LakeConfig,
  asked: { readonly file: string; readonly userId: string; readonly hasReplace: boolean },
): Promise<Awaited<ReturnType<typeof importDataset>>> {
  return withDatabase(config, async (database) => {
    const author = await requirePerson(database, asked.userId);
    const content = await Content.load(database);
    const project = { projectId: config.projectId, dataset: config.dataset };
    const store = { database, content, assetFiles: assetFilesIn(config.assetFolder), project };
    // Only shown by the asset picker: previews are built from the reference and the address of the API.
    const baseUrl = `http://lake.localhost:${String(config.port)}`;
    return importDataset(store, { file: asked.file, author, hasReplace: asked.hasReplace, baseUrl });
  });
}

async function createTokenFor(database: Database, name: string, role: RoleName): Promise<string> {
  const [existing] = await findPeople(database.pool, [name]);
  if (existing === undefined) await putPerson(database.pool, { id: name, name, email: "", role, isRobot: true });
  else if (existing.role !== role) throw new Error(`"${name}" has the role ${existing.role}; change it with "lake user add"`);
  return createToken(database.pool, name, { label: name, lifeMs: undefined });
}

async function requirePerson(database: Database, userId: string): Promise<Person> {
  const [person] = await findPeople(database.pool, [userId]);
  if (person === undefined) throw new Error(`There is no user "${userId}"; add one with "lake user add"`);
  return person;
}

async function withDatabase<Result>(config: LakeConfig, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(config.databaseUrl);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Ids go into addresses, several at a time with commas between them. */
function checkedId(id: string): string {
  if (id === "me" || !/^[\w.-]{1,64}$/u.test(id)) throw new Error(`"${id}" is no id: letters, digits, dots, dashes and underscores are`);
  return id;
}

function roleOf(name: string): RoleName {
  if (!isRoleName(name)) throw new Error(`"${name}" is no role`);
  return name;
}
