import { openSending } from "../../src/compose.ts";
import { startSender } from "../../src/sender.ts";
import type { SendingProcessSettings } from "./spawn-sender.ts";

// A process that only sends, to be killed by a test. It is told everything by its one argument, and prints an event a line.

const print = (event: Readonly<Record<string, unknown>>): void => void process.stdout.write(`${JSON.stringify(event)}\n`);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test that starts this process wrote it
const settings = JSON.parse(process.argv[2] ?? "{}") as SendingProcessSettings;
const { databaseUrl, redisUrl, dataDir, queueNamespace, sinkPort, leaseDurationMs } = settings;
const onError = (cause: Error): void => print({ event: "connection.failed", message: cause.message });

const modules = await openSending({ databaseUrl, redisUrl, dataDir, queueNamespace, onError });
const sender = await startSender(modules, {
  dataDir,
  publicUrl: "http://127.0.0.1:3400",
  mailboxSmtp: { host: "127.0.0.1", port: sinkPort },
  onEvent: print,
  leaseDurationMs,
});

process.on("SIGTERM", () => {
  void (async () => {
    await sender.drain();
    await modules.close();
    process.exit(0);
  })();
});
