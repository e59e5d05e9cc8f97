import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../.cache/postfix/", import.meta.url));
const unpackWithinMs = 120_000;

/** Debian's package of Postfix, unpacked into the cache folder: that needs no rights and installs nothing. */
export function unpackedPostfix(): { readonly programs: string; readonly daemons: string; readonly libraries: string } {
  if (!existsSync(join(cache, "usr", "sbin", "smtp-sink"))) unpack();
  const libraries = join(cache, "usr", "lib", "postfix");
  return { programs: join(cache, "usr", "sbin"), daemons: join(libraries, "sbin"), libraries };
}

function unpack(): void {
  mkdirSync(cache, { recursive: true });
  try {
    const options = { cwd: cache, stdio: "pipe", timeout: unpackWithinMs } as const;
    execFileSync("apt-get", ["download", "-qq", "postfix"], options);
    for (const name of readdirSync(cache)) if (name.endsWith(".deb")) execFileSync("dpkg", ["-x", name, "."], options);
  } catch (cause) {
    throw new Error("Postfix is needed, and could not be had: install postfix (Debian, Ubuntu: apt-get install postfix).", { cause });
  }
}
