import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

function run(...options: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const command = fileURLToPath(new URL("../conformance.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

test("a topic nobody knows is refused before anything is built", () => {
  expect(run("email")).toEqual({ code: 2, out: "", err: "Unknown: email. Topics: emails, forwarding, feedback.\n" });
});

test("help names the topics and where the corpora are looked for", () => {
  const { code, out } = run("--help");
  expect(code).toBe(0);
  expect(out).toMatch(/emails +\S/u);
  expect(out).toContain("CORPORA_DIR");
});
