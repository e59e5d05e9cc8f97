import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { expect, test } from "vitest";
import { listens } from "../listens.ts";

const endsWithinMs = 20_000;

interface Holder {
  readonly url: URL;
  /** Ends the process that started the server, as an interrupted test run ends. */
  readonly interrupt: (how: "kill -9" | "Ctrl-C") => Promise<void>;
}

/** A process that set up a server for its tests, as vitest does, and is in the middle of them. */
async function holderOf(setup: "postgres-setup.ts" | "redis-setup.ts"): Promise<Holder> {
  const script = `
    import { setup } from ${JSON.stringify(fileURLToPath(new URL(setup, import.meta.url)))};
    await setup({ provide: (name, url) => console.log(url) });
    setInterval(() => undefined, 60_000);`;
  const environment = { ...process.env, REDIS_URL: "" };
  const holder = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    detached: true,
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line]: unknown[] = await once(createInterface(holder.stdout), "line");
  return {
    url: new URL(String(line)),
    interrupt: async (how) => {
      const ended = once(holder, "exit");
      if (how === "kill -9") holder.kill("SIGKILL");
      else process.kill(-(holder.pid ?? 0), "SIGINT");
      await ended;
    },
  };
}

async function dataDirectory(url: URL): Promise<string> {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory ?? "";
  } finally {
    await client.end();
  }
}

test.each(["kill -9", "Ctrl-C"] as const)("%s of a test run ends its PostgreSQL and removes its files", async (how) => {
  const { url, interrupt } = await holderOf("postgres-setup.ts");
  const directory = await dataDirectory(url);
  expect(existsSync(directory)).toBe(true);
  await interrupt(how);
  await expect.poll(() => listens(Number(url.port)), { timeout: endsWithinMs }).toBe(false);
  await expect.poll(() => existsSync(directory), { timeout: endsWithinMs }).toBe(false);
});

test.each(["kill -9", "Ctrl-C"] as const)("%s of a test run ends its Redis", async (how) => {
  const { url, interrupt } = await holderOf("redis-setup.ts");
  expect(await listens(Number(url.port))).toBe(true);
  await interrupt(how);
  await expect.poll(() => listens(Number(url.port)), { timeout: endsWithinMs }).toBe(false);
});
