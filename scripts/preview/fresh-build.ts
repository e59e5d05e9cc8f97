import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const buildWithinMs = 120_000;

/** Builds the templates when one of them is newer than the build; gives what the compiler said where it failed. */
export function freshBuild(): string | undefined {
  if (newest(join(root, "emails/src")) <= newest(join(root, "emails/dist"))) return undefined;
  const { status, stdout, stderr } = spawnSync("tsc", ["-p", "emails/tsconfig.build.json"], {
    cwd: root,
    encoding: "utf8",
    timeout: buildWithinMs,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

/** Time of the last change in a folder, in milliseconds; 0 for one that is not there. */
function newest(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
  } catch {
    return 0;
  }
}
