import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../.cache/chromium/", import.meta.url));

/** A browser program, and the folder of libraries it needs beside the system's ("" for none). */
export interface Chromium {
  readonly executablePath: string;
  readonly libraryPath: string;
  readonly origin: string;
}

/** CHROMIUM_PATH, else `chromium` on PATH, else the one of npm @sparticuz/chromium, unpacked once into the cache folder. */
export async function findChromium(): Promise<Chromium> {
  const given = process.env["CHROMIUM_PATH"];
  if (given !== undefined && given !== "") {
    const chromium = { executablePath: given, libraryPath: "", origin: "CHROMIUM_PATH" };
    if (!runs(chromium)) throw new Error(`CHROMIUM_PATH names ${given}, which is no browser that runs here.`);
    return chromium;
  }
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  const found = onPath.find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, libraryPath: "", origin: "chromium on PATH" };
  return unpacked();
}

async function unpacked(): Promise<Chromium> {
  const sentence = "The tests need a browser: install chromium (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM_PATH.";
  try {
    const chromium = { ...(await unpack()), origin: "npm @sparticuz/chromium, unpacked into .cache" };
    if (runs(chromium)) return chromium;
  } catch (cause) {
    throw new Error(sentence, { cause });
  }
  throw new Error(sentence);
}

async function unpack(): Promise<{ readonly executablePath: string; readonly libraryPath: string }> {
  mkdirSync(cache, { recursive: true });
  const { TMPDIR } = process.env;
  // It unpacks into the temporary folder, where runs of different clones would meet.
  process.env["TMPDIR"] = cache;
  try {
    const { default: packed, inflate } = await import("@sparticuz/chromium");
    const executablePath = await packed.executablePath();
    await inflate(join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin", "al2023.tar.br"));
    return { executablePath, libraryPath: join(cache, "al2023", "lib") };
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  }
}

function runs({ executablePath, libraryPath }: Chromium): boolean {
  const env = { ...process.env, ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }) };
  return spawnSync(executablePath, ["--version"], { env, stdio: "ignore" }).status === 0;
}
