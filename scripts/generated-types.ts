// Are the types that Sanity generates from the schema the committed ones? Turbo caches the extraction by its inputs, so a second run is quick.
//   node scripts/generated-types.ts            compare
//   node scripts/generated-types.ts --write    generate
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const generated = "schemas/src/generated/sanity.types.ts";

const made = spawnSync("turbo", ["run", "typegen", "--output-logs=errors-only"], {
  cwd: root,
  encoding: "utf8",
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", CI: "1" },
});
if (made.status !== 0) {
  console.log(made.stdout, made.stderr);
  process.exit(1);
}
if (!process.argv.includes("--write")) {
  const drift = execFileSync("git", ["status", "--porcelain", "--", generated], { cwd: root, encoding: "utf8" });
  if (drift !== "") {
    console.log(`${generated} is not what the schema gives: commit it.\n${drift}`);
    process.exit(1);
  }
}
