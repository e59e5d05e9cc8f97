import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../postgres/server.ts";
import { serveParent } from "./own-server.ts";

await serveParent(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "newsletter-test-postgres-"));
  chmodSync(dataDir, 0o755);
  const server = await startPostgres({ dataDir, databases: [], withoutFsync: true });
  return {
    url: server.url("postgres"),
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
