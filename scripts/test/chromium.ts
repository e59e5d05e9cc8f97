import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
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
  if (given !== undefined && given !== "") return { executablePath: given, libraryPath: "", origin: "CHROMIUM_PATH" };
  const onPath = spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim();
  if (onPath !== "") return { executablePath: onPath, libraryPath: "", origin: "chromium on PATH" };
  mkdirSync(cache, { recursive: true });
  // It unpacks into the temporary folder, where runs of different clones would meet.
  process.env["TMPDIR"] = cache;
  const { default: packed, inflate } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  await inflate(join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium/package.json")), "bin", "al2023.tar.br"));
  return { executablePath, libraryPath: join(cache, "al2023", "lib"), origin: "npm @sparticuz/chromium, unpacked into .cache" };
}
