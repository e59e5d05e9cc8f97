// A sending process of its own for the crash tests: what `main.ts` starts as role `send`, with the lease and the relay a test needs.
import * as z from "zod";
import { openSending } from "../../src/compose.ts";
import { startSender } from "../../src/sender.ts";

const settingsSchema = z.object({
  databaseUrl: z.string(),
  redisUrl: z.string().optional(),
  dataDir: z.string(),
  queueNamespace: z.string(),
  smtpPort: z.number(),
  leaseDurationMs: z.number(),
  lanesMax: z.number().exactOptional(),
});

const settings = settingsSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
const { leaseDurationMs, lanesMax } = settings;
const modules = await openSending({ ...settings, redisUrl: settings.redisUrl, onError: () => undefined });
const sender = await startSender(modules, {
  dataDir: settings.dataDir,
  publicUrl: "http://127.0.0.1:3400",
  mailboxSmtp: { host: "127.0.0.1", port: settings.smtpPort },
  bounds: { leaseDurationMs, ...(lanesMax === undefined ? {} : { lanesMax }) },
  onEvent: () => undefined,
});
process.on("SIGTERM", () => {
  void (async () => {
    await sender.drain();
    await modules.close();
    process.exit(0);
  })();
});
// Last: who hears it may ask us to stop at once.
process.send?.("ready");
