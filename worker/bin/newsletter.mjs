#!/usr/bin/env node
// The `newsletter` command. Runs on any Node >= 18: with another major version than the pinned one it starts itself again with the
// pinned Node. Checked in because npm links a package's program only when the file is there at installation.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const worker = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(worker);
const modules = join(root, "node_modules");
const isWindows = process.platform === "win32";
const entry = join(worker, "dist", "cli", "run.js");

const [wanted] = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.match(/\d+/u);
const pinned = join(modules, ".bin", isWindows ? "node.cmd" : "node");

if (process.versions.node.split(".")[0] !== wanted) {
  if (!existsSync(pinned)) fail(`This needs Node ${wanted}, and dependencies are not installed yet. Run "npm start" once in ${root}.`);
  const again = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit", shell: isWindows });
  process.exit(again.status ?? 1);
}

// A fifth of what a command took was compiling the same files again. Where the folder cannot be written, nothing is kept and nothing fails.
module.enableCompileCache(join(modules, ".cache", "newsletter"));
loadSettings();
if (!existsSync(entry)) build();
const { runCommand } = await import(pathToFileURL(entry).href);
process.exitCode = await runCommand(process.argv.slice(2));

// `npm start` writes the addresses and the token of what it started; what the environment says already stays. Without a data folder in
// either, it is the repository's, whatever folder the command is called in.
function loadSettings() {
  // oxlint-disable-next-line node/no-process-env -- runs before config.ts can be loaded
  const env = process.env;
  env.DATA_DIR ||= join(root, ".data");
  const file = join(env.DATA_DIR, "settings.env");
  if (existsSync(file)) process.loadEnvFile(file);
}

function build() {
  const turbo = join(modules, ".bin", isWindows ? "turbo.cmd" : "turbo");
  if (!existsSync(turbo)) fail(`Dependencies are not installed yet. Run "npm start" once in ${root}.`);
  process.stderr.write("Building the worker (once) ...\n");
  // oxlint-disable-next-line node/no-process-env -- the build runs with the caller's environment
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" };
  const built = spawnSync(turbo, ["run", "build", "--filter=@newsletter/worker...", "--output-logs=errors-only"], {
    cwd: root,
    env,
    stdio: ["ignore", 2, 2],
    shell: isWindows,
  });
  if (built.status !== 0) fail("The worker could not be built; see the lines above.");
}

function fail(message) {
  process.stderr.write(`newsletter: ${message}\n`);
  process.exit(1);
}
