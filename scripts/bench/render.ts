// How long the sample issue takes in every kind and language, gates included, on one core:  npm run bench:render
// Prints the table of emails/README.md; the last line is JSON.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { editionKinds, languages, type EditionKind, type IssueSnapshot, type Language, type RenderedEdition } from "@newsletter/schemas";
import { snapshotForCommand } from "../../worker/src/cli/snapshot-for-command.ts";
import { readContentConfig } from "../../worker/src/config.ts";
import { renderEditions } from "../../worker/src/rendering/render-editions.ts";
import { build } from "../conformance/build.ts";
import { keyOf } from "../conformance/editions.ts";
import { machine } from "./product.ts";

/** The issue's own bound for all editions together; above it the run fails. */
const totalMsMax = 3_000;
const measuring = "--measure";

interface Measured {
  readonly kind: EditionKind;
  readonly language: Language;
  readonly ms: number;
  readonly edition: RenderedEdition;
}

process.exitCode = process.argv.includes(measuring) ? await measure() : onOneCore();

/** Measures in a process of its own, held to one core where the system can, with React as the worker runs it. */
function onOneCore(): number {
  build();
  const command = [process.execPath, fileURLToPath(import.meta.url), measuring];
  const core = onPath("taskset") ? /^Cpus_allowed_list:\s*(\d+)/mu.exec(readFileSync("/proc/self/status", "utf8"))?.[1] : undefined;
  console.log(core === undefined ? "There is no taskset here: not held to one core." : `Held to core ${core}.`);
  const [program = "", ...args] = core === undefined ? command : ["taskset", "-c", core, ...command];
  return spawnSync(program, args, { stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } }).status ?? 1;
}

function onPath(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

async function measure(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "newsletter-bench-"));
  try {
    const config = readContentConfig({ PUBLIC_URL: "https://newsletter.example.org", DATA_DIR: folder });
    const { snapshot } = await snapshotForCommand("sample", config);
    // The first round loads the templates and lets the engine compile them, as the worker does once in its life.
    const warmUpMs = totalOf(await roundOf(snapshot));
    const measured = await roundOf(snapshot);
    const totalMs = totalOf(measured);
    const isWithinBound = totalMs <= totalMsMax;
    console.log(
      `${table(measured)}\n\nTogether ${String(totalMs)} ms; the round before, which loads the templates, ${String(warmUpMs)} ms.`,
    );
    console.log(JSON.stringify({ bench: "render", editions: measured.length, totalMs, totalMsMax, isWithinBound, machine }));
    return isWithinBound ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The partners take turns, so that each masthead is rendered. */
async function roundOf(snapshot: IssueSnapshot): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const kind of editionKinds) {
    for (const [index, language] of languages.entries()) {
      const key = keyOf(kind, language, snapshot.partners[index % snapshot.partners.length]?.id);
      const began = performance.now();
      const [edition] = await renderEditions(snapshot, [key]);
      const ms = performance.now() - began;
      if (edition === undefined) throw new TypeError("every key has an edition");
      measured.push({ kind, language, ms, edition });
    }
  }
  return measured;
}

function totalOf(measured: readonly Measured[]): number {
  return Math.round(measured.reduce((sum, { ms }) => sum + ms, 0));
}

/** Kinds down, languages across: milliseconds, bytes of HTML, bytes of text. */
function table(measured: readonly Measured[]): string {
  const figures = ({ ms, edition: { htmlBytes, text } }: Measured): string =>
    `${String(Math.round(ms))} ms, ${thousands(htmlBytes)}, ${thousands(Buffer.byteLength(text))}`;
  const rows = editionKinds.map((kind) => row([kind, ...measured.filter((each) => each.kind === kind).map(figures)]));
  return [row(["ms, HTML, text", ...languages]), row(["---", ...languages.map(() => "--:")]), ...rows].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function thousands(bytes: number): string {
  return bytes.toLocaleString("en-GB");
}
