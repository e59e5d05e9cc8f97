// npm start: the whole product on this machine, with the sample publication. Stays up until Ctrl-C.
import { takeStartLock } from "./start/lock.ts";
import { requireDataFolder, requireFreePorts } from "./start/preconditions.ts";
import { startProduct, type Addresses } from "./start/product.ts";
import { Refusal } from "./start/refusal.ts";
import { readSettings, type StartSettings } from "./start/settings.ts";
import { createSteps } from "./start/steps.ts";

const help = `npm start [-- --json] [--until-input-ends]

Starts PostgreSQL, the content lake with the sample publication, the Studio, the worker and a local mailbox, rehearses the sample issue
once, and stays up until Ctrl-C. A second start finds everything as it was left.

  --json               print one line of JSON with the addresses when everything is up
  --until-input-ends   stop as well when standard input ends: with the program that started this one, however that ended

Settings: DATA_DIR (default .data), REDIS_URL (the queue; default: PostgreSQL), PORT_STUDIO 3333, PORT_WEB 3400, PORT_LAKE 3900,
PORT_MAILBOX_WEB 1080, PORT_MAILBOX_SMTP 1025.`;

async function main(): Promise<void> {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  const isJson = process.argv.includes("--json");
  // With --json the steps go to standard error, and the addresses alone to standard output.
  const print = isJson ? console.error : console.log;
  const settings = readSettings(process.env);
  requireDataFolder(settings.dataDir);
  const lock = takeStartLock(settings.dataDir);
  try {
    await requireFreePorts(settings);
    const asked = Promise.withResolvers<undefined>();
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked.resolve(undefined));
    if (process.argv.includes("--until-input-ends")) process.stdin.once("close", () => asked.resolve(undefined)).resume();
    const starting = startProduct(settings, createSteps(print));
    const product = await Promise.race([starting, asked.promise]);
    if (product !== undefined) {
      console.log(isJson ? JSON.stringify(product.addresses) : closingLines(product.addresses, settings));
      await asked.promise;
    }
    print("Stopping ...");
    await (await starting).stop();
  } finally {
    lock.release();
  }
}

function closingLines({ studio, mailbox, web, signIn }: Addresses, { redisUrl }: StartSettings): string {
  return [
    "",
    `Studio       ${studio}`,
    `  editor     ${signIn.editor}`,
    `  approver   ${signIn.approver}`,
    `  operator   ${signIn.operator}`,
    `Mailbox      ${mailbox}`,
    `Web edition  ${web}`,
    `Queue        ${redisUrl === undefined ? "PostgreSQL" : "Redis (REDIS_URL)"}`,
    'Try: change a title in the Studio as the editor, publish, open "Send" beside the issue and ask for approval; sign it as the approver',
    "     and watch the mailbox. Each sign-in link works once. Ctrl-C stops everything.",
  ].join("\n");
}

try {
  await main();
  process.exit(0);
} catch (cause) {
  console.error(cause instanceof Refusal ? cause.message : `It did not start: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exit(1);
}
