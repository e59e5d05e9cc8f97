import { spawn, type ChildProcess } from "node:child_process";
import { on, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePorts } from "../free-port.ts";

// What the benches share: the whole product on a folder of its own, a browser, and a name for the machine.

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const machine = `${String(cpus().length)} × ${cpus()[0]?.model ?? "unknown"}`;

export interface Product {
  readonly studio: string;
  readonly editor: string;
  readonly dataDir: string;
  readonly portLake: string;
}

/** Starts the product, lets `bench` use it, and stops it however that ends. */
export async function withProduct<T>(bench: (product: Product) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), "newsletter-bench-"));
  const { child, ...product } = await startProduct(dataDir);
  try {
    return await bench(product);
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The product as `npm start` runs it, on free ports. */
async function startProduct(folder: string): Promise<Product & { readonly child: ChildProcess }> {
  const names = ["PORT_STUDIO", "PORT_WEB", "PORT_LAKE", "PORT_MAILBOX_WEB", "PORT_MAILBOX_SMTP"];
  const ports = await freePorts(names.length);
  const env = { ...process.env, DATA_DIR: folder, ...Object.fromEntries(names.map((name, index) => [name, String(ports[index])])) };
  const child = spawn(process.execPath, ["scripts/start.ts", "--json", "--until-input-ends"], {
    cwd: root,
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  // Read to the end: a product whose output nobody takes any more cannot say good-bye.
  for await (const [line] of on(createInterface({ input: child.stdout }), "line", { close: ["close"] })) {
    if (!String(line).startsWith("{")) continue;
    const addresses: unknown = JSON.parse(String(line));
    const portLake = String(ports[names.indexOf("PORT_LAKE")]);
    return { child, studio: textAt(addresses, "studio"), editor: textAt(addresses, "signIn", "editor"), dataDir: folder, portLake };
  }
  throw new Error("npm start ended before it was up");
}

function textAt(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>((at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined), value);
  if (typeof found !== "string") throw new Error(`npm start printed no ${path.join(".")}`);
  return found;
}
