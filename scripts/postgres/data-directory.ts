import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { binaries, type Binaries } from "./binaries.ts";

/** Who the server runs as: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where the server's files are and whose they are. */
export interface DataDirectory {
  readonly path: string;
  readonly binaries: Binaries;
  readonly password: string;
  /** Undefined: the server runs as the user who started us. */
  readonly user: ServerUser | undefined;
}

/** The superuser of the cluster; its password is in `keysDir`. */
export const superuser = "newsletter";

/**
 * A ready data directory below `dataDir`, made when it is not there. `initdb` works in a temporary folder that is renamed at the end,
 * so that a half-made cluster is never taken for a whole one.
 */
export function prepareDataDirectory(dataDir: string): DataDirectory {
  const user = serverUser();
  const keys = join(dataDir, "keys");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const password = passwordIn(keys);
  const home = user === undefined || isReachable(resolve(dataDir), user) ? resolve(dataDir) : ownFolder(dataDir);
  const programs = user === undefined || isReachable(binaries().folder, user) ? binaries() : copiedTo(join(home, "postgres-binaries"));
  const path = join(home, "postgres");
  if (!existsSync(join(path, "PG_VERSION"))) initialise({ path, binaries: programs, password, user });
  return { path, binaries: programs, password, user };
}

function passwordIn(keys: string): string {
  const file = join(keys, "postgres-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const entry = lines.find((line) => line.startsWith("postgres:")) ?? lines.find((line) => line.startsWith("nobody:"));
  const [, , uid, gid] = entry?.split(":") ?? [];
  if (uid === undefined || gid === undefined) throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody.");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Every parent must be traversable by the server's user; a clone below a root-only home is not. */
function isReachable(path: string, user: ServerUser): boolean {
  for (let folder = existsSync(path) ? realpathSync(path) : dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid } = statSync(folder);
    if (uid !== user.uid && (mode & 0o001) === 0) return false;
  }
  return true;
}

function ownFolder(dataDir: string): string {
  const name = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16);
  const folder = join("/var/tmp", `newsletter-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  // Anybody may write to the system's temporary folder: a folder of that name that is not ours is not used.
  if (lstatSync(folder).uid !== process.getuid?.()) throw new Error(`${folder} belongs to somebody else; remove it or set DATA_DIR.`);
  return folder;
}

function copiedTo(folder: string): Binaries {
  const source = binaries();
  if (!existsSync(join(folder, "bin", "postgres"))) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(source.folder, folder, { recursive: true, verbatimSymlinks: true });
  }
  return { folder, initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

function initialise({ path, binaries: programs, password, user }: DataDirectory): void {
  const making = `${path}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const passwordFile = `${path}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) for (const file of [making, passwordFile]) chownSync(file, user.uid, user.gid);
  const done = spawnSync(
    programs.initdb,
    [
      `--pgdata=${making}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Collation that depends neither on the host's libc nor on its ICU: an index stays right after the host was upgraded.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ],
    { ...user, encoding: "utf8", cwd: dirname(making), env: { PATH: process.env["PATH"], TZ: "UTC" } },
  );
  rmSync(passwordFile);
  if (done.status !== 0) throw new Error(`PostgreSQL could not make its data directory: ${done.stderr.trim().split("\n").at(-1) ?? ""}`);
  chmodSync(making, 0o700);
  renameSync(making, path);
}
