// npm run preview: for people who work on blocks. Every fixture, kind and language in a browser, rendered with the templates as they are.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { build } from "./conformance/build.ts";
import { servePreview } from "./preview/serve-preview.ts";

const usualPort = 4300;
const help = `npm run preview [-- --port ${String(usualPort)}]

Serves a list of fixtures × edition kinds × languages on this machine. What is opened is rendered at that moment; reload after a change.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean" }, port: { type: "string", default: String(usualPort) } } });
  if (values.help === true) {
    console.log(help);
    return 0;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`--port takes a number up to 65535, not "${values.port}".`);
    return 2;
  }
  build();
  const folder = mkdtempSync(join(tmpdir(), "newsletter-preview-"));
  try {
    const preview = await servePreview(port, folder);
    console.log(`Editions: ${preview.origin} (end with Ctrl+C)`);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await preview.close();
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
