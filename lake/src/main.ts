import { explainImportError } from "./cli/import-dataset.ts";
import { lakeCommands } from "./cli/commands.ts";
import { readConfig } from "./config.ts";

if (import.meta.main) {
  try {
    await lakeCommands(readConfig).parseAsync();
  } catch (error) {
    process.stderr.write(`${explainImportError(error)}\n`);
    process.exitCode = 1;
  }
}
