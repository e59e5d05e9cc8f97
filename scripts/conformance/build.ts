import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const buildWithinMs = 120_000;

/** Templates are JSX, which Node does not run as it stands: what is judged is the build, as in production. */
export function build(): void {
  const { status, stdout, stderr, error } = spawnSync(
    "turbo",
    ["run", "build", "--filter=@newsletter/worker", "--output-logs=errors-only", "--no-update-notifier"],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      timeout: buildWithinMs,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    },
  );
  if (status !== 0) throw new Error(`The build failed:\n${error === undefined ? `${stdout}${stderr}` : error.message}`);
}
